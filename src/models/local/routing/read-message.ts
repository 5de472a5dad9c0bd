import { type Anatomy, dissect } from './anatomy.ts';
import { type ConceptHit, conceptsOf, foreignConceptsOf, isTopic } from './concepts.ts';
import { isIntroduction } from './introduction.ts';
import { type Language, recognizeLanguage } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { isSettled } from './settled.ts';
import { stem } from './stem.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { TrainedRouter } from './trained-router.ts';
import { correct, type Vocabulary } from './vocabulary.ts';

/** A sentence with everything that is looked at more than once. */
export interface ReadSentence extends Sentence {
  readonly tokens: readonly Token[];
  /** Same order as the tokens. */
  readonly stems: readonly string[];
  readonly concepts: readonly ConceptHit[];
  /** Speaks of what is over or does not matter now. */
  readonly settled: boolean;
  /** Only says who writes, and their address. */
  readonly introduces: boolean;
}

/** A message, read: what classifier, signals and matters work on. */
export interface ReadMessage {
  readonly anatomy: Anatomy;
  readonly language: Language;
  /** What is said now; what is quoted, when nothing is said now. */
  readonly sentences: readonly ReadSentence[];
  /** Earlier mail that stands beside it. */
  readonly quoted: readonly ReadSentence[];
  readonly pasted: readonly ReadSentence[];
  /** How much the quoted part counts, from 0 to 1. */
  readonly quotedWeight: number;
}

/** Longer parts are cut: who has not come to the point by then will not. In characters. */
const longest = { said: 6000, quoted: 3000, pasted: 2000 };

export function readMessage(text: string, { vocabulary, lexicon }: Pick<TrainedRouter, 'vocabulary' | 'lexicon'>): ReadMessage {
  const anatomy = dissect(text);
  const main = (anatomy.said === '' ? anatomy.quoted : anatomy.said).slice(0, longest.said);
  const language = recognizeLanguage(main === '' ? text.slice(0, longest.said) : main);
  const sloppy = isSloppy(main);
  const read = (part: string): readonly ReadSentence[] =>
    sentencesOf(part).map((sentence) => readSentence(sentence, language, lexicon, sloppy ? vocabulary : undefined));
  const sentences = read(main);
  const quoted = anatomy.said === '' ? [] : read(anatomy.quoted.slice(0, longest.quoted));
  return {
    anatomy,
    language,
    sentences,
    quoted,
    pasted: read(anatomy.pasted.slice(0, longest.pasted)),
    quotedWeight: quoted.length === 0 ? 0 : weightOfQuoted(anatomy.said, sentences),
  };
}

function readSentence(sentence: Sentence, language: Language, lexicon: Lexicon, vocabulary: Vocabulary | undefined): ReadSentence {
  const tokens = tokensOf(sentence.text).map((token) =>
    vocabulary !== undefined && token.kind === 'word' ? { kind: token.kind, text: correct(vocabulary, token.text) } : token,
  );
  const stems = tokens.map(({ text }) => stem(text));
  const concepts = language.code === 'en' ? conceptsOf(stems, lexicon) : foreignConceptsOf(sentence.text, language, lexicon);
  return { ...sentence, tokens, stems, concepts, settled: isSettled(sentence.text), introduces: isIntroduction(sentence.text) };
}

/** Typed in haste: no capital at the start, or the short forms of telephones. Only then are unknown words taken for slips. */
function isSloppy(text: string): boolean {
  return (
    /^\P{L}*\p{Ll}/u.test(text) ||
    /(?<![\p{L}'])(?:u|ur|r|pls|plz|thx|dont|cant|wont|doesnt|im|i|ppl|acc|n|b4|wat|wot|2|4)(?![\p{L}'])/u.test(text)
  );
}

const pointers =
  /\b(?:below|beneath|underneath|quoted|forward(?:ing|ed)?|fwd|pass(?:ing|ed)? (?:this )?on|above|on behalf|see (?:the )?(?:mail|message|thread|ps|end)|(?:her|his|their|my \w+'s) (?:mail|message|question|request|point|words|note)|what (?:s?he|they) (?:says?|asks?|wants?|writes?|means?)|answer (?:her|him|them)|the (?:first|second|third|last|rest|ps|end|bottom)|translat\w+)\b/i;

/** How much the quoted part counts: much when the new words only point to it, hardly when they have a matter of their own. */
function weightOfQuoted(said: string, sentences: readonly ReadSentence[]): number {
  const topics = new Set(sentences.flatMap(({ concepts }) => concepts.map(({ concept }) => concept)).filter(isTopic)).size;
  const words = said.split(/\s+/).length;
  if (sentences.some(({ settled }) => settled)) return 0.1;
  if (pointers.test(said)) return topics <= 2 && words < 30 ? 0.9 : topics <= 4 && words < 40 ? 0.5 : 0.2;
  if (words <= 8 && topics === 0) return 0.9;
  return topics <= 1 && words < 15 ? 0.5 : 0.1;
}
