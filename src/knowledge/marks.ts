import { stem, wordsOf } from './query.ts';

/** Where words of these stems stand in a text, in characters. Neighbours are one mark: "charged twice". */
export function marksIn(text: string, stems: ReadonlySet<string>): readonly (readonly [number, number])[] {
  const marks: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!wordsOf(word).some((part) => stems.has(stem(part)))) continue;
    const last = marks.at(-1);
    if (last !== undefined && /^ $/.test(text.slice(last[1], index))) last[1] = index + word.length;
    else marks.push([index, index + word.length]);
  }
  return marks;
}
