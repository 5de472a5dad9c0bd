import { minimize } from '../routing/minimize.ts';
import { type PartEvidence, partEvidence } from './evidence.ts';
import { type SilenceEvidence, silenceEvidence } from './silence.ts';

/** A question whose answer is known, with the evidence for every part that was found and for silence. */
export interface Lesson {
  readonly parts: readonly { readonly evidence: PartEvidence; readonly answers: boolean }[];
  readonly silence: SilenceEvidence;
  /** The documents do not answer it. */
  readonly unanswered: boolean;
}

/** How much each kind of evidence counts. */
export interface Weights {
  readonly part: Readonly<Record<string, number>>;
  /** For the documents being silent: what speaks for it, and what speaks for the best part all the same. */
  readonly silence: Readonly<Record<string, number>>;
  readonly best: Readonly<Record<string, number>>;
}

/** Few questions are known that have no answer, and a false answer is worse than none: each counts as two. */
const unansweredCounts = 2;
const settings = { iterations: 150, l2: 1e-3 };

/**
 * First the weights with which the parts that answer are likeliest among all that were found (a conditional logit
 * model), then those that tell, given the best part, whether there is an answer at all (logistic regression).
 */
export function learnWeights(lessons: readonly Lesson[]): Weights {
  const part = learnParts(lessons);
  const rows = lessons.map(({ parts, silence, unanswered }) => {
    const vectors = parts.map(({ evidence }) => vectorOf(partEvidence, evidence));
    const best = vectors.toSorted((a, b) => product(b, part) - product(a, part))[0] ?? new Float32Array(partEvidence.length);
    return { values: Float32Array.from([...vectorOf(silenceEvidence, silence), ...best]), unanswered };
  });
  const whether = learnWhether(rows);
  return {
    part: named(partEvidence, part),
    silence: named(silenceEvidence, whether),
    best: named(partEvidence, whether.subarray(silenceEvidence.length)),
  };
}

/** Lessons whose answer was not found teach nothing here. */
function learnParts(lessons: readonly Lesson[]): Float32Array {
  const rows = lessons
    .filter(({ unanswered, parts }) => !unanswered && parts.some(({ answers }) => answers))
    .map(({ parts }) => ({
      right: parts.map(({ answers }) => answers),
      parts: parts.map(({ evidence }) => vectorOf(partEvidence, evidence)),
    }));
  return minimized(partEvidence.length, (weights, gradient) => {
    let loss = 0;
    for (const { right, parts } of rows) {
      const chances = chancesOf(parts.map((part) => product(part, weights)));
      const hit = chances.reduce((sum, chance, at) => sum + (right[at] === true ? chance : 0), 0);
      loss -= Math.log(hit) / rows.length;
      for (const [at, part] of parts.entries()) {
        const chance = chances[at] ?? 0;
        add(gradient, part, (chance - (right[at] === true ? chance / hit : 0)) / rows.length);
      }
    }
    return loss;
  });
}

function learnWhether(rows: readonly { readonly values: Float32Array; readonly unanswered: boolean }[]): Float32Array {
  const weightOf = (unanswered: boolean) => (unanswered ? unansweredCounts : 1);
  const total = rows.reduce((sum, { unanswered }) => sum + weightOf(unanswered), 0);
  return minimized(silenceEvidence.length + partEvidence.length, (weights, gradient) => {
    let loss = 0;
    for (const { values, unanswered } of rows) {
      const chance = 1 / (1 + Math.exp(-product(values, weights)));
      const share = weightOf(unanswered) / total;
      loss -= share * Math.log(Math.max(1e-12, unanswered ? chance : 1 - chance));
      add(gradient, values, share * (chance - Number(unanswered)));
    }
    return loss;
  });
}

function minimized(size: number, objective: (weights: Float32Array, gradient: Float32Array) => number): Float32Array {
  const pulled = (weights: Float32Array, gradient: Float32Array) => {
    gradient.fill(0);
    let loss = objective(weights, gradient);
    for (const [at, weight] of weights.entries()) {
      loss += 0.5 * settings.l2 * weight * weight;
      gradient[at] = (gradient[at] ?? 0) + settings.l2 * weight;
    }
    return loss;
  };
  return minimize(pulled, new Float32Array(size), settings.iterations);
}

function vectorOf<Name extends string>(names: readonly Name[], evidence: Readonly<Record<Name, number>>): Float32Array {
  return Float32Array.from(names, (name) => evidence[name]);
}

function named(names: readonly string[], weights: Float32Array): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000]));
}

function chancesOf(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

function product(values: Float32Array, weights: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function add(gradient: Float32Array, values: Float32Array, by: number): void {
  for (let at = 0; at < values.length; at += 1) gradient[at] = (gradient[at] ?? 0) + by * (values[at] ?? 0);
}
