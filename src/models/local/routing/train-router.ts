import type { Example } from './examples.ts';
import { indexFeatures, vectorOf } from './feature-index.ts';
import { featuresOf } from './features.ts';
import { trainSoftmax } from './softmax.ts';
import type { TrainedRouter } from './trained-router.ts';

/** Learns to route from examples. The same examples always give the same result. */
export function trainRouter(examples: readonly Example[]): TrainedRouter {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const bags = examples.map(({ text }) => featuresOf(text));
  const index = indexFeatures(bags, 2);
  const vectors = bags.map((bag) => vectorOf(bag, index));
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const perLabel = labels.map((_, label) => targets.filter((target) => target === label).length);
  const weights = targets.map((target) => Math.sqrt(examples.length / labels.length / (perLabel[target] ?? 1)));
  const model = trainSoftmax(vectors, targets, weights, labels.length, index.hashes.length, { epochs: 20, l2: 1e-6, rate: 0.5 });
  return { labels, index, model, temperature: 1, clarifyBelow: 0.4 };
}
