import type { FeatureBag } from './features.ts';
import type { SparseVector } from './softmax.ts';

/** Which features there are, by the hash of their names, and how rare each one is. */
export interface FeatureIndex {
  /** Ascending. */
  readonly hashes: Uint32Array;
  /** Weight of a feature by rarity, same order. */
  readonly rarity: Float32Array;
}

export const groupWeights: Record<string, number> = { w: 1, b: 0.7, s: 0.5, o: 0.5, c: 1, k: 1, a: 0.5, k2: 0.5, m: 0.5, p: 0.4, q: 0.3, z: 0.3, g: 0.6 };

/** Keeps the features that at least `minimum` messages have. */
export function indexFeatures(bags: readonly FeatureBag[], minimum: number): FeatureIndex {
  const documents = new Map<number, number>();
  for (const bag of bags) {
    for (const name of bag.keys()) {
      const hash = hashName(name);
      documents.set(hash, (documents.get(hash) ?? 0) + 1);
    }
  }
  const kept = [...documents].filter(([, count]) => count >= minimum).sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, count]) => Math.log((1 + bags.length) / (1 + count)) + 1),
  };
}

/** Damped counts times rarity; each group of features scaled to its weight. */
export function vectorOf(bag: FeatureBag, index: FeatureIndex): SparseVector {
  const found: [number, number, string][] = [];
  const norms: Record<string, number> = {};
  for (const [name, count] of bag) {
    const at = find(index.hashes, hashName(name));
    if (at < 0) continue;
    const group = name.slice(0, name.indexOf(':'));
    const value = Math.log1p(count) * (index.rarity[at] ?? 0);
    norms[group] = (norms[group] ?? 0) + value * value;
    found.push([at, value, group]);
  }
  found.sort(([a], [b]) => a - b);
  for (const entry of found) entry[1] *= (groupWeights[entry[2]] ?? 0) / Math.sqrt(norms[entry[2]] ?? 1);
  return { indices: Uint32Array.from(found, ([at]) => at), values: Float32Array.from(found, ([, value]) => value) };
}

/** 32-bit FNV-1a over UTF-16 units, then mixed. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function find(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
