import type { Signal, SignalRule } from '../../../core/routing.ts';
import { keysIn, keysOf } from './phrase-keys.ts';
import { findPhrase, type Phrase, type PhraseMatch, parsePhrase } from './phrases.ts';
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
  readonly phrases: readonly Findable[];
  readonly unless: readonly Findable[];
}

/** A phrase, and what stands wherever it does: see `keysOf`. */
interface Findable {
  readonly phrase: Phrase;
  readonly keys: readonly string[] | undefined;
}

/** Looks for what the team's rules call a signal: each at most once, with the words that gave it away. */
export function createSignalFinder(rules: readonly SignalRule[]): SignalFinder {
  const compiled = rules.map(
    (rule): Compiled => ({ rule, phrases: rule.phrases.map(findable), unless: (rule.unless ?? []).map(findable) }),
  );
  // A sentence is looked at by itself, and as a part of its message.
  const found = new WeakMap<SignalSentence, readonly (FoundSignal | undefined)[]>();
  const signalsIn = (sentence: SignalSentence): readonly (FoundSignal | undefined)[] => {
    const known = found.get(sentence) ?? compiled.map(finderIn(sentence));
    found.set(sentence, known);
    return known;
  };
  return {
    emergencies: new Set(rules.flatMap(({ to, urgency }) => (to !== undefined && urgency === 'immediate' ? [to] : []))),
    find(sentences) {
      const each = sentences.map(signalsIn);
      return rules.flatMap((_, rule) => each.map((signals) => signals[rule]).find((signal) => signal !== undefined) ?? []);
    },
  };
}

function findable(source: string): Findable {
  const phrase = parsePhrase(source);
  return { phrase, keys: keysOf(phrase) };
}

function finderIn({ tokens, stems, asks }: SignalSentence): (rule: Compiled) => FoundSignal | undefined {
  const there = keysIn(tokens, stems);
  const matchOf = ({ phrase, keys }: Findable): PhraseMatch | undefined =>
    keys === undefined || keys.some((key) => there.has(key)) ? findPhrase(phrase, tokens, stems) : undefined;
  return ({ rule, phrases, unless }) => {
    if (asks && rule.inQuestions === false && !tellsOfSelf(stems)) return undefined;
    if (unless.some((one) => matchOf(one) !== undefined)) return undefined;
    for (const one of phrases) {
      const match = matchOf(one);
      if (match === undefined || isNegated(stems, match.start)) continue;
      const words = tokens
        .slice(match.start, match.end)
        .map(({ text }) => text)
        .join(' ');
      const { name, title, urgency } = rule;
      return { name, title, words, ...(urgency === undefined ? {} : { urgency }), rule };
    }
    return undefined;
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
