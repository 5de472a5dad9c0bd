import { UserError } from '../../../core/errors.ts';
import type { Passage } from '../../../core/knowledge.ts';
import { remembered } from '../remembered.ts';
import { findHash, hashName } from '../routing/hash-name.ts';
import { countPlaces, likelyPlaces, type PlaceCounts } from './likely-places.ts';
import type { Part } from './passage-parts.ts';
import { similarityOver } from './similarity.ts';
import { indexTexts, type SimilarityIndex } from './similarity-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Questions as customers ask them, with the place in the documents that answers them: `questions/*.jsonl` of the team. */
export interface AskedQuestions {
  /** `billing-policies › Refunds › Processing time`; null for what the documents do not answer. */
  readonly section: string | null;
  /** How the sentence, item or table row begins that answers; the whole section when left out. */
  readonly part?: string;
  readonly asks: readonly string[];
}

/** A place that answered a question like this one. */
export interface Precedent {
  readonly section: string | null;
  readonly part: string | undefined;
  /** Of the most similar one; 0 to 1. */
  readonly similarity: number;
  /** How much of the likeness of all similar questions is with those of this place; 0 to 1. */
  readonly share: number;
  /** How likely this place is meant, judged by all words of its questions together; 0 to 1. */
  readonly likelihood: number;
}

export interface AskedBefore {
  /** Places of the most similar questions, each once, the most similar first; then others that are likely. */
  precedents(question: string): readonly Precedent[];
  /** Whether any question was asked with one of these stems or meanings. */
  knows(ids: readonly string[]): boolean;
}

/** Throws UserError with file and line for a line that is no such object. */
export function parseAsked(file: string, content: string): readonly AskedQuestions[] {
  return content.split('\n').flatMap((line, index): readonly AskedQuestions[] => {
    if (line.trim() === '') return [];
    const value: unknown = parsed(line);
    if (isAsked(value)) return [value];
    throw new UserError(
      `${file}:${index + 1}: not a line of asked questions.`,
      'Write {"section":"document › heading","asks":["a question"]}.',
    );
  });
}

/** The questions by what they are made of, as they are kept. */
export interface AskedIndex {
  /** Every place once: section and part. */
  readonly places: readonly Place[];
  /** The place of each question, by its number. */
  readonly placeOf: Uint32Array;
  readonly similar: SimilarityIndex;
  readonly counts: PlaceCounts;
}

export type Place = Pick<AskedQuestions, 'section' | 'part'>;

export function indexAsked(asked: readonly AskedQuestions[], vocabulary: Pick<Vocabulary, 'features'>): AskedIndex {
  const places = new Map<string, { readonly number: number; readonly place: Place }>();
  const numbers = asked.flatMap(({ section, part, asks }) => {
    const key = JSON.stringify([section, part]);
    const known = places.get(key) ?? { number: places.size, place: { section, ...(part === undefined ? {} : { part }) } };
    places.set(key, known);
    return asks.map(() => known.number);
  });
  const placeOf = Uint32Array.from(numbers);
  const similar = indexTexts(
    asked.flatMap(({ asks }) => asks),
    vocabulary,
  );
  return {
    places: [...places.values()].map(({ place }) => place),
    placeOf,
    similar,
    counts: countPlaces(similar, placeOf, places.size),
  };
}

/** A message, its matters, and the one of them that is taken up. */
const questionsAtOnce = 8;
/** How many similar questions are looked at. */
const neighbours = 30;
/** Less likely places are not worth a look. */
const leastLikelihood = 0.01;

export const createAskedBefore = (asked: readonly AskedQuestions[], vocabulary: Vocabulary): AskedBefore =>
  askedBeforeOver(indexAsked(asked, vocabulary), vocabulary);

export function askedBeforeOver({ places, placeOf, similar, counts }: AskedIndex, vocabulary: Pick<Vocabulary, 'features'>): AskedBefore {
  const similarity = similarityOver(similar, (question) => placeOf[question], vocabulary);
  const likely = likelyPlaces(similar, counts, vocabulary);
  const placeAt = (number: number) => ({ section: places[number]?.section ?? null, part: places[number]?.part });
  const precedents = (question: string): readonly Precedent[] => {
    const near = similarity.nearest(question, neighbours).map(({ item, similarity: value }) => ({ item, value, vote: value ** 3 }));
    const all = near.reduce((sum, { vote }) => sum + vote, 0);
    const likelihoods = likely.likelihoods(question);
    const found = new Map<number, Precedent>();
    for (const { item: number, value, vote } of near) {
      const { similarity, share } = found.get(number) ?? { similarity: value, share: 0 };
      found.set(number, { ...placeAt(number), similarity, share: share + vote / all, likelihood: likelihoods[number] ?? 0 });
    }
    for (const [number, likelihood] of likelihoods.entries()) {
      if (likelihood >= leastLikelihood && !found.has(number))
        found.set(number, { ...placeAt(number), similarity: 0, share: 0, likelihood });
    }
    return [...found.values()];
  };
  return {
    knows: (ids) => ids.some((id) => findHash(similar.features, hashName(id)) >= 0),
    // The same question is looked up by triage, to search, and to answer.
    precedents: remembered(questionsAtOnce, precedents),
  };
}

/** The places of an index by their numbers. */
export const placesOf =
  ({ places }: AskedIndex) =>
  (number: number): Place =>
    places[number] ?? { section: null };

/** `billing-policies › Refunds › Processing time` */
export function sectionOf({ document, heading }: Pick<Passage, 'document' | 'heading'>): string {
  return [document, ...heading].join(' › ');
}

/** Whether the precedent means this part of its section. */
export function points(precedent: Precedent, part: Part): boolean {
  return precedent.part !== undefined && part.text.startsWith(precedent.part);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isAsked(value: unknown): value is AskedQuestions {
  if (typeof value !== 'object' || value === null || !('section' in value) || !('asks' in value)) return false;
  const { section, asks } = value;
  const part = 'part' in value ? value.part : undefined;
  return (
    (section === null || typeof section === 'string') &&
    (part === undefined || typeof part === 'string') &&
    Array.isArray(asks) &&
    asks.every((ask) => typeof ask === 'string')
  );
}
