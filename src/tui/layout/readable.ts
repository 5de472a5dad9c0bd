/** Columns for text in a window: longer lines are hard to read, however wide the window is. */
export function readable(columns: number): number {
  return Math.min(columns, 120);
}
