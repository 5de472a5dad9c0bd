import { remembered } from '../remembered.ts';

export interface Sentence {
  readonly text: string;
  /** In the text it was cut from. */
  readonly start: number;
  readonly asks: boolean;
}

const abbreviations =
  /(?<![\p{L}\p{N}])(?:e\.g|i\.e|etc|vs|no|nr|mr|mrs|ms|dr|prof|approx|art|incl|max|min|z\.b|bzw|ca|st|jr|inc|ltd|co|p\.s|\p{L})\.$/u;

/** A message, its matters and their parts: each is looked at from many sides. */
const textsAtOnce = 32;

/** Cuts running text into sentences and list items, at line ends, `.`, `!`, `?`, and before `1)` or `a)`. */
export const sentencesOf = remembered(textsAtOnce, (text): readonly Sentence[] => {
  const found: Sentence[] = [];
  let start = 0;
  const cut = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (/[\p{L}\p{N}]/u.test(trimmed))
      found.push({ text: trimmed, start: start + raw.indexOf(trimmed), asks: /[?？]["'”»)]*$/.test(trimmed) });
    start = end;
  };
  const boundary =
    /\n+|[.!?…]+["'”»)]*(?=\s)|[。！？]+|(?<=[\s.,;:])(?=(?:\(?[a-h1-9]\)|[1-9]\.)\s)|\s[–—]{1,2}\s(?=(?:and|also|plus)\b)/gu;
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && match[0].length === 1 && abbreviations.test(text.slice(Math.max(0, end - 8), end).toLowerCase()))
      continue;
    cut(end);
  }
  cut(text.length);
  return found;
});
