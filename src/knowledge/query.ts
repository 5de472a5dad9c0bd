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

/** Words that every question may have: they say nothing about its matter. */
export const stopWords = new Set(
  `a about above after again ago all already also always am an and another any anybody anyone anything are around as ask asked asking at
  away be because been before being below best better both but by came can could did do does doing done each either else ever every
  everything exactly few find for from get gets getting give given gives go goes going gone good got had happen happened happens
  has have having he hello help her here hey hi him his how i if in instead into is it its just keep kind know least let lets like look
  looking lot made make makes many may maybe me mean might mine more most much must my myself need needed needs never next no not
  nothing now of off often on once one ones only or other others our ours out over own part people per perhaps please possible put
  quite rather really regards right said same saw say says see seen shall she should show since so some somebody someone something
  somewhere soon sort still such suppose sure take taken takes tell than thank thanks that the their them then there these they
  thing things think this those though through till to today together told too took toward try trying two under until up upon us
  use used using very want wanted wants was way we well went were what whatever when where whether which while who whole whom
  whose why will wish with within without wonder would write wrote yes yet you your yours
  arent cant couldnt didnt doesnt dont hadnt hasnt havent hed hes id ill im isnt ive lets shes shouldnt thats theres theyre theyve
  wasnt wed werent weve whats wheres whos wont wouldnt youd youll youre youve`.split(/\s+/),
);

/** Words of a text in the order they stand: small letters, without accents, as the index has them. */
export function wordsOf(text: string): readonly string[] {
  // Most texts are plain, and the longer way takes three times as long.
  const plain = /^[\0-\x7F]*$/.test(text);
  const letters = plain ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const bare = letters.replace(/[’']s\b|[’']/g, '').toLowerCase();
  return bare.match(plain ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
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
  const words = wordsOf(joinThousands(question));
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
    } else if (!stopWords.has(word)) found.set(stemmed[at] ?? word, { phrases: spellings(word) });
    at += length;
  }
  // "what is it?" has nothing but such words: then they count.
  if (found.size === 0) return [...new Set(words)].map((word) => ({ phrases: [[word]] }));
  return [...found.values()];
}

/** `10,000` is one number, not a ten and three noughts. */
function joinThousands(text: string): string {
  return text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(',', ''));
}

/** A word as documents may write it: `10000` stands there as `10000` or as `10,000`, which the index has as two words. */
function spellings(word: string): readonly (readonly string[])[] {
  if (!/^\d{4,}$/.test(word)) return [[word]];
  return [[word], word.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' ')];
}

/** The concepts in the query language of FTS5: any phrase of any of them. */
export function matchExpression(concepts: readonly Concept[]): string {
  const phrases = concepts.flatMap(({ phrases }) => phrases.map((phrase) => `"${phrase.join(' ')}"`));
  return [...new Set(phrases)].join(' OR ');
}
