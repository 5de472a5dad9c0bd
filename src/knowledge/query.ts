import { stemmer } from 'stemmer';
import type { Synonyms } from '../core/agent.ts';

/** A part of a question: any of its phrases says it. */
export interface Concept {
  readonly phrases: readonly (readonly string[])[];
}

/** Synonyms, prepared once for all questions. */
export interface Thesaurus {
  /** Groups by the first stem of one of their phrases. */
  readonly groups: ReadonlyMap<string, readonly { readonly stems: readonly string[]; readonly concept: Concept }[]>;
}

const stopWords = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does doing
  for from had has have having he hello her here hi him his how i if in into is it its just let like may me might my
  no not of off on once only or our out over own please she should so some such than thank thanks that the their them
  then there these they this those to too under until up us very was we were what when where which while who whom why
  will with would you your yours im ive dont cant isnt doesnt whats id`.split(/\s+/),
);

/** Words of a text in the order they stand: small letters, without accents, as the index has them. */
export function wordsOf(text: string): readonly string[] {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’']s\b|[’']/g, '')
    .toLowerCase();
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const stems = new Map<string, string>();

/** Porter's stem, as the index makes it. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > 50_000) stems.clear();
  const made = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  stems.set(word, made);
  return made;
}

export function thesaurus(synonyms: Synonyms): Thesaurus {
  const groups = new Map<string, { stems: readonly string[]; concept: Concept }[]>();
  for (const group of synonyms) {
    const phrases = group.map(wordsOf).filter(({ length }) => length > 0);
    for (const phrase of phrases) {
      const stemmed = phrase.map(stem);
      const [first = ''] = stemmed;
      groups.set(first, [...(groups.get(first) ?? []), { stems: stemmed, concept: { phrases } }]);
    }
  }
  return { groups };
}

/**
 * What a question is about: its words without those that every question has, and where the team has synonyms,
 * all ways to say the same. The longest synonym counts: in "money back", "back" is not a word of its own.
 */
export function conceptsOf(question: string, { groups }: Thesaurus): readonly Concept[] {
  const words = wordsOf(question);
  const stemmed = words.map(stem);
  const found = new Map<string, Concept>();
  for (let at = 0; at < words.length; ) {
    const matches = (groups.get(stemmed[at] ?? '') ?? []).filter(({ stems }) =>
      stems.every((part, offset) => stemmed[at + offset] === part),
    );
    const length = Math.max(1, ...matches.map(({ stems }) => stems.length));
    const longest = matches.filter(({ stems }) => stems.length === length);
    const word = words[at] ?? '';
    if (longest.length > 0) {
      const phrases = [words.slice(at, at + length), ...longest.flatMap(({ concept }) => concept.phrases)];
      found.set(phrases.map((phrase) => phrase.map(stem).join(' ')).sort()[0] ?? word, { phrases });
    } else if (!stopWords.has(word)) found.set(stemmed[at] ?? word, { phrases: [[word]] });
    at += length;
  }
  // "what is it?" has nothing but such words: then they count.
  if (found.size === 0) return [...new Set(words)].map((word) => ({ phrases: [[word]] }));
  return [...found.values()];
}

/** The concepts in the query language of FTS5: any phrase of any of them. */
export function matchExpression(concepts: readonly Concept[]): string {
  const phrases = concepts.flatMap(({ phrases }) => phrases.map((phrase) => `"${phrase.join(' ')}"`));
  return [...new Set(phrases)].join(' OR ');
}
