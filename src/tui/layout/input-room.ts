/** Columns before the text of the input: the prompt. */
const promptWidth = 3;

/** Columns that a row of the input has; one is left for the cursor behind the last character. */
export function inputRoom(columns: number): number {
  return Math.max(2, columns - promptWidth - 1);
}
