/**
 * Small letters, each in the place of its own: `İ` would become two. Patterns that are told to ignore case and name sets
 * of letters take milliseconds to make; on small letters they need not ignore it.
 */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/\p{Lu}/gu, sameLength);
}

function sameLength(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}
