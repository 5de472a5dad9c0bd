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

/** The words of a text. Hyphenated words come apart, figures stay whole: `1,000` is `1000`. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const initial = /(?:^|[.!?:;–—"“(\n-]\s*)$/.test(text.slice(Math.max(0, index - 4), index)) || index === 0;
    for (const form of formsOf(match)) words.push({ ...form, start: index, initial });
  }
  return words;
}

type Form = Pick<Word, 'surface' | 'plain' | 'stem'>;

/** Texts say the same words again and again; spelling one out costs a hundred times what looking it up does. */
const known = new Map<string, readonly Form[]>();
const mostKnown = 10_000;

function formsOf(match: string): readonly Form[] {
  const found = known.get(match);
  if (found !== undefined) return found;
  const forms = (isFigure(match) ? [match] : split(match)).flatMap((surface) =>
    (isFigure(surface) ? [surface.replaceAll(',', '')] : spell(surface)).map((plain) => ({ surface, plain, stem: stem(plain) })),
  );
  if (known.size >= mostKnown) known.clear();
  known.set(match, forms);
  return forms;
}

/** `end.Next` and `a,b` are two words; `.NET`, `status.teamflow.com` and `v1.2` are one. */
function split(match: string): readonly string[] {
  const bare = match.replace(/[.,]+$/, '');
  return bare.includes(',') ? bare.split(',').filter((part) => part !== '') : [bare];
}

function isFigure(word: string): boolean {
  return /^\d[\d.,]*$/.test(word);
}
