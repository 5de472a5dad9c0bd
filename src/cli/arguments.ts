/**
 * Brings the command line into the one form the parser knows: the command first.
 * `frontdesk` is `chat`, `frontdesk -p "…"` is `ask "…"`, flags may stand before the command, `help x` is `x --help`.
 * A word that is no command comes first too: the parser then says which command is nearest.
 */
export function commandFirst(argv: readonly string[], commands: readonly string[]): readonly string[] {
  const [first = '', second] = argv;
  if (first === 'help') return second === undefined ? ['--help'] : [second, '--help'];
  if (forRoot.has(first)) return argv;
  const place = firstWord(argv, commands);
  const word = argv[place];
  const print = printFlag(argv);
  const conversing = word === 'chat' || word === 'ask';
  if (print < place || (print < argv.length && conversing)) {
    return ['ask', ...argv.filter((_, index) => index !== print && !(conversing && index === place && place < print))];
  }
  return word === undefined ? ['chat', ...argv] : [word, ...argv.slice(0, place), ...argv.slice(place + 1)];
}

/** Asked of the program itself. */
const forRoot = new Set(['-h', '--help', '-V', '--version']);

/** Flags that take the next word as their value. A test holds this against the commands. */
export const flagsWithValue: ReadonlySet<string> = new Set([
  ...[
    '-o',
    '--output-format',
    '--out',
    '--from',
    '-m',
    '--model',
    '--engine',
    '--agent',
    '--customer',
    '--team',
    '--transcript',
    '--allow',
  ],
]);

/** Its value may be left out: a word behind it is its value unless it is a command. */
const resume = new Set(['-r', '--resume']);

/** The place of the first word that is no flag and no flag's value; the length when there is none. */
function firstWord(argv: readonly string[], commands: readonly string[]): number {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') return index + 1;
    if (!word.startsWith('-') || word === '-') return index;
    const next = argv[index + 1];
    if (flagsWithValue.has(word)) index++;
    else if (resume.has(word) && next !== undefined && !next.startsWith('-') && !commands.includes(next)) index++;
  }
  return argv.length;
}

/** The place of `-p`; the length when there is none. */
function printFlag(argv: readonly string[]): number {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const place = argv.slice(0, end).findIndex((word) => word === '-p' || word === '--print');
  return place < 0 ? argv.length : place;
}
