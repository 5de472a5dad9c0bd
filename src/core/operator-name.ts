import { sanitizeLine } from './sanitize.ts';

/** Whether two spellings are one person's: `Fay Lin` and `fay  lin ` are, whatever stands in them that nobody sees. */
export function isSameName(a: string, b: string): boolean {
  return spelling(a) === spelling(b);
}

/** Why somebody cannot go by this name; undefined when they can. A name that reads like another one hides who decided. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'An operator needs a name.';
  if (sanitizeLine(name) !== name) return `The name "${sanitizeLine(name)}" has characters that nobody sees.`;
  const mixed = name.split(/\P{L}+/u).find((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
  return mixed === undefined ? undefined : `"${mixed}" mixes letters of several alphabets that look alike.`;
}

function spelling(name: string): string {
  const seen = name.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return seen.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
