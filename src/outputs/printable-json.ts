/**
 * A value as JSON that is safe on a terminal: what would act on one or hide from a reader is written as `\u202e`.
 * It reads back as exactly the same value.
 * @param space indentation; one line without it
 */
export function printableJson(value: unknown, space?: number): string {
  return JSON.stringify(value, undefined, space).replace(acting, escaped);
}

/** JSON escapes C0 controls by itself; these it leaves. */
const acting = /[[\p{Cc}\p{Cs}\p{DI}\p{Zl}\p{Zp}\p{Bidi_Control}\p{NChar}\uFFF9-\uFFFB]--[\n]]/gv;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
