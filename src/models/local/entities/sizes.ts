/** The size of a file that a text names, in megabytes: "80 MB", "1.5 gigs", "700 kb"; the largest of several. */
export function megabytesIn(text: string): number | null {
  const sizes = [
    ...text.matchAll(/(?<![\d.,])(\d{1,6}(?:[.,]\d{1,2})?)\s?(k|m|g)(?:b|eg|egs|ig|igs|ilobytes?|egabytes?|igabytes?)\b/gi),
  ].map(([, figure = '', unit = '']) => Number(figure.replace(',', '.')) * (megabytes[unit.toLowerCase()] ?? 1));
  return sizes.length === 0 ? null : Math.max(...sizes);
}

const megabytes: Readonly<Record<string, number>> = { k: 1 / 1000, m: 1, g: 1000 };
