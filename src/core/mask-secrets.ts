/**
 * The text without what must not leave this machine: payment card numbers, and keys and passwords that somebody
 * pasted. Of a card the last four digits stay (`[card ····4242]`), as they stand in the records. Masking twice
 * changes nothing more.
 */
export function maskSecrets(text: string): string {
  return maskKeys(maskCards(text));
}

/** Digits in groups, as people write card numbers: at most two characters between them, none of them a letter. */
const digitGroups = /(?<![\p{L}\p{N}])\d+(?:[\s\p{Cf}\p{Pd}.,·_/*]{1,2}\d+)*(?![\p{L}\p{N}])/gu;

function maskCards(text: string): string {
  const plain = wide.test(text) ? text.replace(wideDigit, (digit) => digit.normalize('NFKC')) : text;
  return plain.replace(digitGroups, (run) => (digitsOf(run).length < 13 ? run : maskRun(run)));
}

const wide = /[\uff10-\uff19]/;
const wideDigit = /[\uff10-\uff19]/g;

/** Masks every card number in a run of groups; what stands around it (an expiry date, an amount) stays. */
function maskRun(run: string): string {
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, start: index, end: index + digits.length }));
  let masked = '';
  let done = 0;
  for (const { start, end } of cardSpans(groups)) {
    masked += `${run.slice(done, start)}[card ····${digitsOf(run.slice(start, end)).slice(-4)}]`;
    done = end;
  }
  return masked + run.slice(done);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where groups add up to card numbers. Numbers that overlap are one span: which of them is the card cannot be told. */
function cardSpans(groups: readonly (Span & { readonly digits: string })[]): readonly Span[] {
  const spans: Span[] = [];
  for (const [first, { start }] of groups.entries()) {
    let digits = '';
    for (let next = first; digits.length < 19; next += 1) {
      const group = groups[next];
      if (group === undefined) break;
      digits += group.digits;
      if (!isCard(digits)) continue;
      const before = spans.at(-1);
      if (before !== undefined && start < before.end) {
        spans[spans.length - 1] = { start: before.start, end: Math.max(before.end, group.end) };
      } else spans.push({ start, end: group.end });
    }
  }
  return spans;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** 13 to 19 digits whose check digit fits. 13 digits are a card only when they begin with 4: a time in ms has as many. */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || (digits.length === 13 && !digits.startsWith('4'))) return false;
  if (/^0+$/.test(digits)) return false;
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function maskKeys(text: string): string {
  return keys.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text);
}

const keys: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[key]'],
  // Keys with a prefix that says what they are (sk-ant-…, sk_live_…, ghp_…, xoxb-…) and a figure somewhere in them.
  [/\b(?:(?:sk|pk|rk|tf|whsec|xox[abeoprs]|glpat)[-_]|(?:gh[opsru]|github_pat|hf|npm)_)(?=[\w-]*\d)[\w-]{16,}/g, '[key]'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[key]'],
  [/\bAIza[A-Za-z0-9_-]{35}/g, '[key]'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '[token]'],
  [/\b(Bearer|Basic)\s+(?!\[)[A-Za-z0-9+/=_.~-]{16,}/gi, '$1 [token]'],
  // A word that has a figure or a sign in it: "password is wrong" is no password.
  [
    /\b((?:password|passwd|pwd|passphrase|pass ?code|api[-_ ]?key|secret|access[-_ ]?token)["']?\s*(?:[:=]|\bis\b)\s*["']?)(?!\[)(?=[^\s"',;]*[\d!@#$%^&*])[^\s"',;]{6,}/gi,
    '$1[secret]',
  ],
];
