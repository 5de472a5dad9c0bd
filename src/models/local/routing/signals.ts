import type { Signal, SignalRule } from '../../../core/routing.ts';
import { findPhrase, type Phrase, parsePhrase } from './phrases.ts';
import type { ReadSentence } from './read-message.ts';

/** A sentence as signals look at it. */
export type SignalSentence = Pick<ReadSentence, 'tokens' | 'stems' | 'asks'>;

/** A signal with the rule that found it. */
export interface FoundSignal extends Signal {
  readonly rule: SignalRule;
}

export interface SignalFinder {
  /** Who takes what cannot wait, by the team's rules. */
  readonly emergencies: ReadonlySet<string>;
  find(sentences: readonly SignalSentence[]): readonly FoundSignal[];
}

interface Compiled {
  readonly rule: SignalRule;
  readonly phrases: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

/** Looks for what the team's rules call a signal: each at most once, with the words that gave it away. */
export function createSignalFinder(rules: readonly SignalRule[]): SignalFinder {
  const compiled = rules.map(
    (rule): Compiled => ({
      rule,
      phrases: rule.phrases.map(parsePhrase),
      unless: (rule.unless ?? []).map(parsePhrase),
    }),
  );
  return {
    emergencies: new Set(rules.flatMap(({ to, urgency }) => (to !== undefined && urgency === 'immediate' ? [to] : []))),
    find(sentences) {
      return compiled.flatMap((one): readonly FoundSignal[] => {
        for (const { tokens, stems, asks } of sentences) {
          if (asks && one.rule.inQuestions === false && !tellsOfSelf(stems)) continue;
          if (one.unless.some((phrase) => findPhrase(phrase, tokens, stems) !== undefined)) continue;
          for (const phrase of one.phrases) {
            const match = findPhrase(phrase, tokens, stems);
            if (match === undefined || isNegated(stems, match.start)) continue;
            const words = tokens
              .slice(match.start, match.end)
              .map(({ text }) => text)
              .join(' ');
            return [{ name: one.rule.name, title: one.rule.title, words, rule: one.rule }];
          }
        }
        return [];
      });
    },
  };
}

const negations = new Set(['not', 'no', 'never', 'without', 'nobody', 'neither', 'nor', 'hardly', 'joke', 'drill', 'isn']);

/** "no breach", "it is not a threat": a denial in the three words before. */
function isNegated(stems: readonly string[], start: number): boolean {
  return stems.slice(Math.max(0, start - 3), start).some((word) => negations.has(word));
}

/** A question that tells what happened: "why could we see their files?" */
function tellsOfSelf(stems: readonly string[]): boolean {
  return stems.some((word) => ['was', 'were', 'did', 'has', 'had', 'been', 'why'].includes(word));
}
