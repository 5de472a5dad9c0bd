import { remembered } from '../remembered.ts';
import { spell } from '../routing/spelling.ts';
import { stem } from './stem.ts';

/** A word as it stands in a text, with what it is looked up by. */
export interface Word {
  readonly surface: string;
  /** Small letters, spelled out: `u` is `you`. */
  readonly plain: string;
  readonly stem: string;
  readonly start: number;
  /** Begins a sentence: a capital letter says nothing there. */
  readonly initial: boolean;
}

const pattern = /\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}.,]*[\p{L}\p{N}](?:['’]\p{L}+)?|[\p{L}\p{N}]/gu;

/** A message, its matters, and what is said about them: each is looked at from many sides. */
const textsAtOnce = 64;

/** The words of a text. Hyphenated words come apart, figures stay whole: `1,000` is `1000`. */
export const wordsOf = remembered(textsAtOnce, (text): readonly Word[] => {
  const words: Word[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const initial = beginsSentence(text, index);
    for (const { surface, plain, stem } of formsOf(match)) words.push({ surface, plain, stem, start: index, initial });
  }
  return words;
});

type Form = Pick<Word, 'surface' | 'plain' | 'stem'>;

/** Texts are made of the same few thousand words over and over: each is spelled out and stemmed once. */
const formsOf = remembered(5_000, (match): readonly Form[] =>
  (isFigure(match) ? [match] : split(match)).flatMap((surface) =>
    (isFigure(surface) ? [surface.replaceAll(',', '')] : spell(surface)).map((plain): Form => ({ surface, plain, stem: stem(plain) })),
  ),
);

/** At the very beginning, or after a full stop, a colon, a dash, a quotation mark or the end of a line. */
function beginsSentence(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && text[at] === ' ') at -= 1;
  return at < 0 || '.!?:;–—"“(\n-'.includes(text[at] ?? '');
}

/** `end.Next` and `a,b` are two words; `.NET`, `status.teamflow.com` and `v1.2` are one. */
function split(match: string): readonly string[] {
  const bare = match.replace(/[.,]+$/, '');
  return bare.includes(',') ? bare.split(',').filter((part) => part !== '') : [bare];
}

function isFigure(word: string): boolean {
  return /^\d[\d.,]*$/.test(word);
}
