import type { FeatureBag } from './features.ts';
import { findHash, hashName } from './hash-name.ts';
import type { SparseVector } from './softmax.ts';

/** Which features there are, by the hash of their names, and how rare each one is. */
export interface FeatureIndex {
  /** Ascending. */
  readonly hashes: Uint32Array;
  /** How rare a feature is, in steps of 1/24 of its logarithm plus one; same order. */
  readonly rarity: Uint8Array;
}

const raritySteps = 24;

/** How much each group of features may say together. */
const groupWeights: Readonly<Record<string, number>> = {
  w: 1,
  b: 0.7,
  o: 0.5,
  c: 1,
  k: 1,
  a: 0.5,
  q: 0.3,
  p: 0.4,
  g: 0.8,
  z: 0.3,
};

/** Keeps the features that at least `minimum` messages have. */
export function indexFeatures(bags: readonly FeatureBag[], minimum: number): FeatureIndex {
  const messages = new Map<number, number>();
  for (const bag of bags) {
    for (const name of bag.keys()) {
      const hash = hashName(name);
      messages.set(hash, (messages.get(hash) ?? 0) + 1);
    }
  }
  const kept = [...messages].filter(([, count]) => count >= minimum).sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Uint8Array.from(kept, ([, count]) => Math.round(raritySteps * (Math.log((1 + bags.length) / (1 + count)) + 1))),
  };
}

/** Damped counts times rarity; each group of features scaled to its weight, whatever the length of the message. */
export function vectorOf(bag: FeatureBag, index: FeatureIndex): SparseVector {
  const found: { at: number; value: number; readonly group: string }[] = [];
  const squares = new Map<string, number>();
  for (const [name, count] of bag) {
    const at = findHash(index.hashes, hashName(name));
    if (at < 0) continue;
    const group = name.slice(0, name.indexOf(':'));
    const value = (Math.log1p(count) * (index.rarity[at] ?? 0)) / raritySteps;
    squares.set(group, (squares.get(group) ?? 0) + value * value);
    found.push({ at, value, group });
  }
  found.sort((a, b) => a.at - b.at);
  return {
    indices: Uint32Array.from(found, ({ at }) => at),
    values: Float32Array.from(found, ({ value, group }) => ((groupWeights[group] ?? 0) * value) / Math.sqrt(squares.get(group) ?? 1)),
  };
}
