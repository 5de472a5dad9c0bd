import { remembered } from '../remembered.ts';
import { findHash, hashName } from '../routing/hash-name.ts';
import { isCommon } from '../routing/language.ts';
import { fold } from '../routing/lexicon.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { stem } from '../text/stem.ts';
import { languageOf } from '../understanding/own-language.ts';
import {
  type AskedBefore,
  type AskedIndex,
  type AskedQuestions,
  indexAsked,
  type Place,
  type Precedent,
  placesOf,
} from './asked-before.ts';
import { beginningsOf, foreignFeaturesOf } from './foreign-features.ts';
import { likelyPlaces } from './likely-places.ts';
import { similarityOver } from './similarity.ts';
import type { Feature } from './text-features.ts';
import { type Translation, translate } from './translate.ts';
import type { Vocabulary } from './vocabulary.ts';

/** So many questions of a line tell which languages it is in. */
const telling = 5;

/** A line of questions that are not in English, most of them. */
export function isOfOtherLanguages({ asks }: AskedQuestions): boolean {
  const some = asks.slice(0, telling);
  return some.filter((ask) => languageOf(ask) !== undefined).length > some.length / 2;
}

/** What is asked in another language, word by word in English; only the sentences that ask, when those say anything. */
export function inEnglish(text: string, { knows }: Pick<AskedBefore, 'knows'>): Translation {
  const language = languageOf(text) ?? { code: 'en', name: 'English' };
  const isName = (word: string) => /\p{Lu}|\d/u.test(word) && !isCommon(word.toLowerCase(), language) && knows([stem(word.toLowerCase())]);
  const sentences = sentencesOf(text);
  const asking = sentences.filter(({ asks }) => asks);
  const [asked, whole] = [asking, sentences].map((some) => withPlan(translate(textOf(some), language.code, isName), textOf(some)));
  return asked?.text.includes(' ') ? asked : (whole ?? { text: '', unknown: [] });
}

const textOf = (sentences: readonly { readonly text: string }[]) => sentences.map((sentence) => sentence.text).join(' ');

function withPlan({ text, unknown }: Translation, said: string): Translation {
  return { text: pro.test(fold(said)) && !/\bpro\b/i.test(text) ? `${text} Pro`.trim() : text, unknown };
}

/** "Pro" has the same name everywhere, but is a common word in many languages. */
const pro =
  /\b(?:plan|plano|tarif\w*|paket|abo|version|forfait|offre|formule|piano|pakiet|abonnement|planie|planu|basic|und|et|y|e|i|en|oder|ou|o|of|con|avec|com|mit|bei|im|met|in|w|no|dans) pro\b|\bpro(?:[- ](?:plan|tarif\w*|paket|abo|version|pakiet|abonnement)|\W*$)/;

export const indexOthers = (asked: readonly AskedQuestions[], english: AskedBefore, vocabulary: Vocabulary): AskedIndex =>
  indexAsked(asked, { features: featuresIn(english, vocabulary) });

const featuresIn = (english: AskedBefore, vocabulary: Vocabulary): ((text: string) => readonly Feature[]) =>
  remembered(textsAtOnce, (text) => foreignFeaturesOf(text, vocabulary.features(`${inEnglish(text, english).text}?`)));

const textsAtOnce = 4;
const neighbours = 30;
const leastLikelihood = 0.01;

/** How each kind of likeness counts, learned from questions looked up as if they had never been asked. */
const weights = { similarity: 3.65, likely: 1.19, similarAbroad: 5.42, likelyAbroad: 0.15, silent: 1.5 };

export interface AskedInAllLanguages extends AskedBefore {
  /** Words of another language that may tell something, and that stand in no question that was asked before. */
  strange(text: string): readonly string[];
}

/** Looks what is asked in another language up in its own words and, word by word, in English. */
export function askedInAllLanguages(english: AskedBefore, others: AskedIndex, vocabulary: Vocabulary): AskedInAllLanguages {
  const foreign = { features: featuresIn(english, vocabulary) };
  const { placeOf, similar, counts } = others;
  const similarity = similarityOver(similar, (question) => placeOf[question], foreign);
  const likely = likelyPlaces(similar, counts, foreign);
  const precedents = (text: string): readonly Precedent[] => {
    const places = new Map<string, Likeness>();
    const likenessOf = (place: Place): Likeness => {
      const key = JSON.stringify([place.section, place.part]);
      const known = places.get(key) ?? { place, similarity: 0, likelihood: 0, abroad: { similarity: 0, likelihood: 0 } };
      places.set(key, known);
      return known;
    };
    for (const { section, part, similarity: value, likelihood } of english.precedents(`${inEnglish(text, english).text}?`))
      Object.assign(likenessOf({ section, ...(part === undefined ? {} : { part }) }), { similarity: value, likelihood });
    const placeAt = placesOf(others);
    for (const { item, similarity: value } of similarity.nearest(text, neighbours)) {
      const { abroad } = likenessOf(placeAt(item));
      abroad.similarity = Math.max(abroad.similarity, value);
    }
    for (const [number, likelihood] of likely.likelihoods(text).entries())
      if (likelihood >= leastLikelihood) likenessOf(placeAt(number)).abroad.likelihood = likelihood;
    return ranked([...places.values()]);
  };
  const foreignPrecedents = remembered(textsAtOnce, precedents);
  return {
    knows: english.knows,
    strange: (text) =>
      inEnglish(text, english).unknown.filter(
        (word) => !beginningsOf(word).some((name) => findHash(similar.features, hashName(name)) >= 0),
      ),
    precedents: (text) => (languageOf(text) === undefined ? english.precedents(text) : foreignPrecedents(text)),
  };
}

interface Likeness {
  readonly place: Place;
  similarity: number;
  likelihood: number;
  readonly abroad: { similarity: number; likelihood: number };
}

function ranked(found: readonly Likeness[]): readonly Precedent[] {
  const scores = found.map(scoreOf);
  const top = Math.max(...scores);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  return found
    .map(({ place: { section, part }, similarity, abroad }, at): Precedent => {
      const likelihood = Math.exp((scores[at] ?? 0) - top) / all;
      return { section, part, similarity: Math.max(similarity * wordByWord, abroad.similarity), share: likelihood, likelihood };
    })
    .sort((a, b) => b.likelihood - a.likelihood);
}

/** Word by word much is lost. */
const wordByWord = 0.8;

function scoreOf({ place: { section }, similarity, likelihood, abroad }: Likeness): number {
  return (
    weights.similarity * similarity +
    weights.likely * magnitude(likelihood) +
    weights.similarAbroad * abroad.similarity +
    weights.likelyAbroad * magnitude(abroad.likelihood) +
    (section === null ? weights.silent : 0)
  );
}

const magnitude = (likelihood: number) => 3 + Math.log10(Math.max(likelihood, 0.001));
