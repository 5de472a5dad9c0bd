import type { Passage } from '../../../core/knowledge.ts';
import { judgeAnswer } from './answerability.ts';
import type { AskedBefore } from './asked-before.ts';
import { type ComposedAnswer, compose } from './compose.ts';
import { type Question, readQuestion } from './question.ts';
import { type Candidate, type Recent, rank, saysSomething } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Answer extends ComposedAnswer {
  /** Whether the documents answer it; `nearest` gives what they say close by, after saying that they do not answer it. */
  readonly found: 'answer' | 'nearest' | 'nothing';
}

export interface AnswerSources {
  readonly passages: readonly Passage[];
  readonly vocabulary: Vocabulary;
  readonly askedBefore: AskedBefore;
  readonly plan?: string;
  /** What was talked about, for a follow-up: helps to find the place. */
  readonly context?: string;
  /** Sections cited in the reply before, for a follow-up. */
  readonly recent?: readonly Recent[];
  /** The number of the first citation; 1 when left out. */
  readonly firstNumber?: number;
}

/** Answers a question from passages, in their words, or says honestly that they do not answer it. */
export function answerFrom(
  said: string,
  { passages, vocabulary, askedBefore, plan, context = '', recent = [], firstNumber = 1 }: AnswerSources,
): Answer {
  const question = readQuestion(said, vocabulary, context);
  const asked = question.text === said ? said : `${question.text} ${said}`;
  const precedents = askedBefore.precedents(saysSomething(question) ? asked : `${context} ${asked}`);
  const candidates = narrowed(question, rank(question, passages, precedents, vocabulary, recent), recent);
  const composed = compose(question, candidates, { vocabulary, firstNumber, ...(plan === undefined ? {} : { plan }) });
  const judged = judgeAnswer(question, candidates, precedents, passages, vocabulary, composed);
  switch (judged.type) {
    case 'answered':
      return { ...composed, found: 'answer' };
    case 'unsure':
      return {
        text: `Our documents do not answer this directly. The nearest they say:\n\n${composed.text}`,
        citations: composed.citations,
        found: 'nearest',
      };
    case 'silent-on': {
      const silence = `Our documents do not say ${judged.what.startsWith('“') ? `anything about ${judged.what}` : judged.what === 'that' ? 'that' : judged.what}.`;
      if (!judged.nearest) return { text: silence, citations: [], found: 'nothing' };
      return { text: `${silence} What they do say:\n\n${composed.text}`, citations: composed.citations, found: 'nearest' };
    }
    case 'unknown':
      return { text: 'Our documents do not say anything about that.', citations: [], found: 'nothing' };
  }
}

/** A follow-up that says nothing of its own ("how long does that take?") asks for its kind of thing: the rest is left out. */
function narrowed(question: Question, candidates: readonly Candidate[], recent: readonly Recent[]): readonly Candidate[] {
  if (recent.length === 0 || saysSomething(question)) return candidates;
  const fitting = candidates.filter(({ fitting: kinds }) => kinds.length > 0);
  return fitting.length > 0 ? fitting : candidates;
}
