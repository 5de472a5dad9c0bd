import type { Language } from './language.ts';
import { type ForeignPhrase, fold, type Lexicon } from './lexicon.ts';

/** A class of words found in a sentence, and at which word. */
export interface ConceptHit {
  readonly concept: string;
  readonly at: number;
  readonly length: number;
}

/** The classes of words in an English sentence, in order. A word may belong to several. */
export function conceptsOf(stems: readonly string[], { english }: Lexicon): readonly ConceptHit[] {
  return stems.flatMap((first, at) =>
    (Object.hasOwn(english, first) ? (english[first] ?? []) : [])
      .filter(([, ...rest]) => rest.every((word, offset) => stems[at + 1 + offset] === word))
      .map(([concept, ...rest]) => ({ concept, at, length: 1 + rest.length })),
  );
}

/** Languages near enough to share a list. */
const families: Readonly<Record<string, string>> = { da: 'sv', no: 'sv', sk: 'cs', sl: 'hr' };

/** The same classes in a text of another language. */
export function foreignConceptsOf(text: string, { code }: Language, { foreign, unspaced }: Lexicon): readonly ConceptHit[] {
  if (code === 'ja' || code === 'zh' || code === 'ko') return substringsOf(text, unspaced);
  const phrases = foreign[families[code] ?? code] ?? [];
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((_, at) =>
    phrases.filter((phrase) => fitsAt(phrase, words, at)).map(([concept, ...own]) => ({ concept, at, length: own.length })),
  );
}

function substringsOf(text: string, entries: Lexicon['unspaced']): readonly ConceptHit[] {
  return entries
    .flatMap(([concept, part]) => {
      const at = text.indexOf(part);
      return at < 0 ? [] : [{ concept, at, length: part.length }];
    })
    .sort((a, b) => a.at - b.at);
}

function fitsAt(phrase: ForeignPhrase, words: readonly string[], at: number): boolean {
  for (let offset = 1; offset < phrase.length; offset++) {
    const wanted = phrase[offset] ?? '';
    const word = words[at + offset - 1];
    if (word === undefined || !(wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted)) return false;
  }
  return phrase.length > 1;
}

/** Classes of words that speak of no matter by themselves. */
const general = new Set(
  'vagueNoun askContact pointsBack negation contrast condition past future othersHit courtesy requestsAction asksExistence asksHow asksWhy evaluates urgency badTemper wishes talk file'.split(
    ' ',
  ),
);

/** Whether a class of words tells what a message is about. */
export const isTopic = (concept: string): boolean => !general.has(concept);
