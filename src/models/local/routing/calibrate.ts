import { softmaxInPlace } from './softmax.ts';
import type { Calibration } from './trained-router.ts';

/** Raw scores of a message that the model had not seen, and what it really is. */
export interface Prediction {
  readonly scores: Float32Array;
  readonly target: number;
}

/** Asking back a clear message annoys: at most this share of them. */
const mostAskedBack = 0.025;

/** Finds the temperature that makes the probabilities honest, and when a question is asked back. */
export function calibrate(predictions: readonly Prediction[], clarify: number): Calibration {
  const temperature = bestOf(range(0.4, 2.5, 0.05), (candidate) => -logLoss(predictions, candidate));
  const probable = predictions.map(({ scores, target }) => {
    const probabilities = Float32Array.from(scores);
    softmaxInPlace(probabilities, temperature);
    return { probabilities, target, best: Math.max(...probabilities.filter((_, label) => label !== clarify)) };
  });
  const outcome = (clarifyAbove: number, specialistBelow: number) => {
    let vague = 0;
    let caught = 0;
    let clear = 0;
    let annoyed = 0;
    let right = 0;
    for (const { probabilities, target, best } of probable) {
      const asks = (probabilities[clarify] ?? 0) >= clarifyAbove || best < specialistBelow;
      if (target === clarify) {
        vague++;
        if (asks) caught++;
      } else {
        clear++;
        if (asks) annoyed++;
        else if (probabilities[target] === best) right++;
      }
    }
    return { caught: caught / Math.max(1, vague), annoyed: annoyed / Math.max(1, clear), right: (right + caught) / probable.length };
  };
  const candidates = range(0.2, 0.6, 0.02).flatMap((above) => range(0.2, 0.5, 0.02).map((below) => [above, below] as const));
  const [clarifyAbove, specialistBelow] = bestOf(candidates, ([above, below]) => {
    const { caught, annoyed, right } = outcome(above, below);
    return right + 0.5 * caught - 10 * Math.max(0, annoyed - mostAskedBack);
  });
  return { temperature, clarifyAbove, specialistBelow };
}

function logLoss(predictions: readonly Prediction[], temperature: number): number {
  let loss = 0;
  for (const { scores, target } of predictions) {
    const probabilities = Float32Array.from(scores);
    softmaxInPlace(probabilities, temperature);
    loss -= Math.log(Math.max(1e-9, probabilities[target] ?? 0));
  }
  return loss;
}

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);

function bestOf<T>(candidates: readonly [T, ...T[]] | readonly T[], worth: (candidate: T) => number): T {
  const ranked = candidates.map((candidate) => ({ candidate, value: worth(candidate) })).sort((a, b) => b.value - a.value);
  const [first] = ranked;
  if (first === undefined) throw new RangeError('nothing to choose from');
  return first.candidate;
}
