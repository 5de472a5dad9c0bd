/**
 * Text from customers, models, tools and files, made harmless for a terminal, a file or a page.
 * Nothing is dropped: what would act on a terminal or hide from a reader is shown instead.
 * An escape sequence stays readable as `␛[31m`, an invisible character as `⟨U+202E⟩`.
 * Line feeds and tabs stay, CR LF becomes a line feed. Applying it twice changes nothing more.
 */
export function sanitize(text: string): string {
  if (plain.test(text)) return text;
  special ??= compile();
  return text.replace(special, (match: string, belongs: string | undefined) => belongs ?? shown(match));
}

/** The same for text that must stay on one line: a line break is shown as `⏎`, a tab becomes a space. */
export function sanitizeLine(text: string): string {
  return sanitize(text).replaceAll('\n', '⏎').replaceAll('\t', ' ');
}

/** Made when it is first needed: its sets of characters take longer to build than most commands to run. */
let special: RegExp | undefined;

function compile(): RegExp {
  return new RegExp(`(${belonging.join('|')})|${unsafe}`, 'gv');
}

/** Nearly all text, European letters, quotation marks, arrows and frames included: nothing to look at more closely. */
const plain = /^[\n\t\x20-\x7e\xa0-\xac\xae-\u034e\u2010-\u2027\u2030-\u205e\u20a0-\u2bff]*$/;

/** C0 controls have pictures of their own (`␀` to `␟`, `␡`); everything else is named by its number. */
function shown(match: string): string {
  if (match === '\r\n') return '\n';
  const code = match.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

const lettersOf = (...scripts: readonly string[]) =>
  `[[[\\p{L}\\p{M}]&&[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]]--\\p{DI}]`;

/** Scripts that spell words with invisible joiners (Persian, most of India, …): behind a letter a joiner is spelling, not deception. */
const joined = lettersOf(
  ...['Arab', 'Syrc', 'Mong', 'Nkoo', 'Mand', 'Phag', 'Deva', 'Beng', 'Guru', 'Gujr'],
  ...['Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt'],
);

/** Scripts written without spaces, whose texts mark where a line may break. */
const unspaced = lettersOf('Khmr', 'Thai', 'Laoo', 'Mymr', 'Tibt');

/** Invisible characters where they belong: in emoji, in variants of ideographs, in words. They stay as they are. */
const belonging = [
  '\\p{Extended_Pictographic}\\uFE0F?\\p{Emoji_Modifier}?\\u200D(?=\\p{Extended_Pictographic})',
  // England, Scotland and Wales are the only flags spelled with tag characters; any other run of them is hidden text.
  '\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
  '\\p{Emoji}[\\uFE0E\\uFE0F]',
  '\\p{Ideographic}[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  `${joined}[\\u200C\\u200D]`,
  `${unspaced}\\u200B(?=${unspaced})`,
  `${lettersOf('Mong')}[\\u180B-\\u180D\\u180F]`,
];

/** Everything that acts (controls, bidi), hides (default ignorable) or is no character at all (lone surrogates, noncharacters). */
const unsafe = '\\r\\n|[[\\p{Cc}\\p{Cs}\\p{DI}\\p{Zl}\\p{Zp}\\p{Bidi_Control}\\p{NChar}\\uFFF9-\\uFFFB]--[\\n\\t]]';
