import type { FeatureBag } from './features.ts';
import type { SparseVector } from './softmax.ts';

/** Which features there are, by the hash of their names, and how rare each one is. */
export interface FeatureIndex {
  /** Ascending. */
  readonly hashes: Uint32Array;
  /** Weight of a feature by rarity, same order. */
  readonly rarity: Float32Array;
}

/** Keeps the features that at least `minimum` messages have. */
export function indexFeatures(bags: readonly FeatureBag[], minimum: number): FeatureIndex {
  const documents = new Map<number, number>();
  for (const bag of bags) {
    for (const hash of new Set([...bag.keys()].map(hashName))) documents.set(hash, (documents.get(hash) ?? 0) + 1);
  }
  const kept = [...documents].filter(([, count]) => count >= minimum).sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, count]) => Math.log((1 + bags.length) / (1 + count)) + 1),
  };
}

/** Damped counts times rarity, scaled to length one. */
export function vectorOf(bag: FeatureBag, index: FeatureIndex): SparseVector {
  const found: [number, number][] = [];
  for (const [name, count] of bag) {
    const at = find(index.hashes, hashName(name));
    if (at >= 0) found.push([at, Math.log1p(count) * (index.rarity[at] ?? 0)]);
  }
  found.sort(([a], [b]) => a - b);
  const norm = Math.sqrt(found.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return { indices: Uint32Array.from(found, ([at]) => at), values: Float32Array.from(found, ([, value]) => value / norm) };
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
