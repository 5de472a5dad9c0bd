import type { FeatureIndex } from './feature-index.ts';
import type { LinearModel } from './softmax.ts';
import { type QuantizedModel, scaleOf, stepOf } from './trained-router.ts';

/** Drops the features that hardly move any score, all but `most`, and stores the weights of the others in a byte each. */
export function quantize(
  { classes, features, weights }: LinearModel,
  index: FeatureIndex,
  most: number,
): { readonly model: QuantizedModel; readonly index: FeatureIndex } {
  const strengths = Float32Array.from(
    { length: features },
    (_, feature) => spread(weights, feature, classes) * (index.rarity[feature] ?? 0),
  );
  const least = features <= most ? 0 : ([...strengths].sort((a, b) => b - a)[most] ?? 0);
  const kept = [...strengths.keys()].filter((feature) => (strengths[feature] ?? 0) > least);
  const model: QuantizedModel = {
    classes,
    weights: new Int8Array(kept.length * classes),
    scales: new Uint8Array(kept.length),
    bias: weights.slice(features * classes),
  };
  for (const [at, feature] of kept.entries()) {
    let top = 0;
    for (let c = 0; c < classes; c++) top = Math.max(top, Math.abs(weights[feature * classes + c] ?? 0));
    const step = stepOf(top / 127);
    model.scales[at] = step;
    for (let c = 0; c < classes; c++) model.weights[at * classes + c] = Math.round((weights[feature * classes + c] ?? 0) / scaleOf(step));
  }
  return {
    model,
    index: {
      hashes: Uint32Array.from(kept, (feature) => index.hashes[feature] ?? 0),
      rarity: Uint8Array.from(kept, (feature) => index.rarity[feature] ?? 0),
    },
  };
}

/** How far apart a feature pushes the classes. */
function spread(weights: Float32Array, feature: number, classes: number): number {
  const own = weights.subarray(feature * classes, feature * classes + classes);
  return Math.max(...own) - Math.min(...own);
}
