import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

/**
 * A pattern of words: `my|our lawyer|solicitor`, `speak .. manager`, `erase|delete all|every* data`.
 * Words match whatever their ending; `a|b` is a choice, `word*` a beginning, `..` up to five words in between,
 * and `<number>`, `<email>`, `<amount>`, `<status>`, `<url>` stand for what is written that way.
 */
export interface Phrase {
  readonly steps: readonly Step[];
}

interface Step {
  /** Stems. */
  readonly words: readonly string[];
  /** Kinds of token. */
  readonly kinds: readonly string[];
  readonly beginnings: readonly string[];
  /** Words that may stand before it. */
  readonly gap: number;
}

const widest = 5;

export function parsePhrase(source: string): Phrase {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of source.trim().split(/\s+/)) {
    if (part === '..') gap = widest;
    else {
      const choices = part.split('|').map((choice) => choice.toLowerCase());
      steps.push({
        words: choices.filter((choice) => !choice.endsWith('*') && !choice.startsWith('<')).map(stem),
        kinds: choices.filter((choice) => choice.startsWith('<')).map((choice) => choice.slice(1, -1)),
        beginnings: choices.filter((choice) => choice.endsWith('*')).map((choice) => choice.slice(0, -1)),
        gap,
      });
      gap = 0;
    }
  }
  return { steps };
}

export interface PhraseMatch {
  readonly start: number;
  /** Behind the last token. */
  readonly end: number;
}

/** The first place where a phrase stands in a sentence. */
export function findPhrase({ steps }: Phrase, tokens: readonly Token[], stems: readonly string[]): PhraseMatch | undefined {
  const [first] = steps;
  for (let start = 0; start < tokens.length; start++) {
    if (first !== undefined && first.gap === 0 && !fits(first, tokens[start], stems[start])) continue;
    const end = matchFrom(steps, 0, start, tokens, stems);
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

function matchFrom(
  steps: readonly Step[],
  index: number,
  at: number,
  tokens: readonly Token[],
  stems: readonly string[],
): number | undefined {
  const step = steps[index];
  if (step === undefined) return at;
  for (let skipped = 0; skipped <= step.gap && at + skipped < tokens.length; skipped++) {
    const here = at + skipped;
    if (!fits(step, tokens[here], stems[here])) continue;
    const end = matchFrom(steps, index + 1, here + 1, tokens, stems);
    if (end !== undefined) return end;
  }
  return undefined;
}

function fits({ words, kinds, beginnings }: Step, token: Token | undefined, stemmed: string | undefined): boolean {
  if (token === undefined || stemmed === undefined) return false;
  return words.includes(stemmed) || kinds.includes(token.kind) || beginnings.some((beginning) => token.text.startsWith(beginning));
}
