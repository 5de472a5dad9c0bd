import type { FeatureIndex } from './feature-index.ts';
import { type QuantizedRows, scaleOf, stepOf } from './trained-router.ts';

/** Stores rows of weights in a byte each, for the features that are kept. */
export function quantize(rows: Float32Array, width: number, kept: readonly number[]): QuantizedRows {
  const quantized: QuantizedRows = { width, bytes: new Int8Array(kept.length * width), scales: new Uint8Array(kept.length) };
  for (const [at, feature] of kept.entries()) {
    const row = rows.subarray(feature * width, feature * width + width);
    const step = stepOf(row.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0) / 127);
    quantized.scales[at] = step;
    for (const [column, weight] of row.entries()) quantized.bytes[at * width + column] = Math.round(weight / scaleOf(step));
  }
  return quantized;
}

/** The features that move some score most, at most so many; in their order. */
export function strongest(weights: Float32Array, classes: number, index: FeatureIndex, most: number): readonly number[] {
  const strengths = Float32Array.from(index.hashes, (_, feature) => {
    const row = weights.subarray(feature * classes, feature * classes + classes);
    return (Math.max(...row) - Math.min(...row)) * (index.rarity[feature] ?? 0);
  });
  const least = strengths.length <= most ? -1 : ([...strengths].sort((a, b) => b - a)[most] ?? 0);
  return [...strengths.keys()].filter((feature) => (strengths[feature] ?? 0) > least);
}
