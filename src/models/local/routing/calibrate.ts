import { type Calibration, type Chances, chancesFrom, raisedBy, type TrainedRouter } from './trained-router.ts';

/** Scores of the outcomes for a message that the models had not seen, and what it really is. */
export interface Prediction {
  readonly scores: Float32Array;
  readonly label: string;
  readonly hasSignal: boolean;
}

/** Asking back a clear message annoys: at most this share of them. The examples are harder than what comes in, where it is a third. */
const mostAskedBack = 0.045;
/** Finding all vague messages is worth as much as routing this share of all messages right. */
const worthOfVague = 1;

/**
 * Share of the messages with a signal that have to reach who decides them, and what a message sent there for nothing costs:
 * below some chance hardly a signal is found any more, and every other message of an author with a style of their own is.
 */
const signalsReached = 0.97;
const costOfAlarm = 0.7;

/** Below so many examples nobody knows how good the models are: they have to be surer before they decide. */
const few = 500;

type Outcomes = Pick<TrainedRouter, 'labels' | 'outcomes'>;

interface Judged extends Chances {
  /** Place of its label. */
  readonly target: number;
  readonly hasSignal: boolean;
  readonly best: number;
}

/** Finds the temperature that makes the probabilities honest, when a question is asked back, and when a signal decides. */
export function calibrate(predictions: readonly Prediction[], known: Outcomes): Calibration {
  const { labels } = known;
  const clarify = labels.indexOf('clarify');
  const fewKnown = predictions.length < few;
  const temperature = bestOf(range(fewKnown ? 1 : 0.4, 2.5, 0.05), (candidate) => -dishonesty(predictions, known, candidate));
  const judged = predictions.map(({ scores, label, hasSignal }): Judged => {
    const chances = chancesFrom(scores, known, temperature);
    return {
      ...chances,
      target: labels.indexOf(label),
      hasSignal,
      best: Math.max(...chances.labels.filter((_, at) => at !== clarify)),
    };
  });
  const candidates = range(fewKnown ? 0.2 : 0.1, 0.6, 0.02).flatMap((above) =>
    range(fewKnown ? 0.4 : 0.2, 0.5, 0.02).map((below) => [above, below] as const),
  );
  const [clarifyAbove, specialistBelow] = bestOf(candidates, ([above, below]) => worthOfAsking(judged, clarify, above, below));
  const signalAbove = bestOf(range(0.06, 0.6, 0.02), (above) => worthOfAlarm(judged, labels, above));
  return { temperature, clarifyAbove, specialistBelow, signalAbove, signalRight: shareRight(judged, labels, signalAbove) };
}

function worthOfAsking(judged: readonly Judged[], clarify: number, clarifyAbove: number, specialistBelow: number): number {
  let vague = 0;
  let caught = 0;
  let clear = 0;
  let annoyed = 0;
  let right = 0;
  for (const { labels, target, best } of judged) {
    const asks = (labels[clarify] ?? 0) >= clarifyAbove || best < specialistBelow;
    if (target === clarify) {
      vague++;
      if (asks) caught++;
    } else {
      clear++;
      if (asks) annoyed++;
      else if (labels[target] === best) right++;
    }
  }
  const share = caught / Math.max(1, vague);
  return (right + caught) / judged.length + worthOfVague * share - 10 * Math.max(0, annoyed / Math.max(1, clear) - mostAskedBack);
}

/** Every signal that gets through counts one until enough do; every message that is sent there for nothing costs. */
function worthOfAlarm(judged: readonly Judged[], names: readonly string[], above: number): number {
  let signals = 0;
  let reached = 0;
  let alarms = 0;
  for (const chances of judged) {
    const { labels, target, hasSignal } = chances;
    const likeliest = labels.indexOf(Math.max(...labels));
    const raised = raisedBy(chances, names, above);
    const to = raised === undefined ? likeliest : names.indexOf(raised);
    if (hasSignal) {
      signals++;
      if (to === target) reached++;
    } else if (to !== target && likeliest === target) alarms++;
  }
  return Math.min(reached, signals * signalsReached) - costOfAlarm * alarms;
}

/** Of the messages that only a signal sends to their specialist, the share that belongs there. */
function shareRight(judged: readonly Judged[], names: readonly string[], above: number): number {
  const sent = judged.flatMap((chances) => {
    const raised = names.indexOf(raisedBy(chances, names, above) ?? '');
    return raised < 0 || chances.labels[raised] === Math.max(...chances.labels) ? [] : [raised === chances.target];
  });
  return sent.filter((right) => right).length / Math.max(1, sent.length);
}

/** How far the probability of what is likeliest is from how often it is right, over ten classes of probability, and the loss a little. */
function dishonesty(predictions: readonly Prediction[], known: Outcomes, temperature: number): number {
  const told = new Float64Array(bins);
  const right = new Float64Array(bins);
  let loss = 0;
  for (const { scores, label } of predictions) {
    const { labels } = chancesFrom(scores, known, temperature);
    const most = Math.max(...labels);
    const target = labels[known.labels.indexOf(label)] ?? 0;
    const bin = Math.min(bins - 1, Math.floor(most * bins));
    told[bin] = (told[bin] ?? 0) + most;
    if (target === most) right[bin] = (right[bin] ?? 0) + 1;
    loss -= Math.log(Math.max(1e-9, target));
  }
  const apart = told.reduce((sum, value, bin) => sum + Math.abs(value - (right[bin] ?? 0)), 0);
  return apart + lossCounts * loss;
}

const bins = 10;
const lossCounts = 0.1;

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);

function bestOf<T>(candidates: readonly [T, ...T[]] | readonly T[], worth: (candidate: T) => number): T {
  const ranked = candidates.map((candidate) => ({ candidate, value: worth(candidate) })).sort((a, b) => b.value - a.value);
  const [first] = ranked;
  if (first === undefined) throw new RangeError('nothing to choose from');
  return first.candidate;
}
