import { UserError } from '../../../core/errors.ts';
import type { Passage } from '../../../core/knowledge.ts';
import type { Part } from './passage-parts.ts';
import { createSimilarity } from './similarity.ts';
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
  /** 0 to 1 */
  readonly similarity: number;
}

export interface AskedBefore {
  /** Places of the most similar questions, each once, best first. */
  precedents(question: string): readonly Precedent[];
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

export function createAskedBefore(asked: readonly AskedQuestions[], vocabulary: Vocabulary): AskedBefore {
  const similarity = createSimilarity(
    asked.flatMap((item) => item.asks.map((text) => ({ text, item }))),
    vocabulary,
  );
  return {
    precedents(question) {
      const best = new Map<string, Precedent>();
      for (const { item, similarity: value } of similarity.nearest(question, 12)) {
        const key = `${item.section} # ${item.part ?? ''}`;
        if (!best.has(key)) best.set(key, { section: item.section, part: item.part, similarity: value });
      }
      return [...best.values()];
    },
  };
}

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
