import { headerIn, int8sOf, pack, partsIn, uint32sOf } from '../packed-file.ts';
import type { Calibration, TrainedRouter } from './trained-router.ts';

/** Raised when the layout of the file changes: older files are then of no use. */
const format = 2;
const magic = 'FDRT';

interface Header {
  readonly format: number;
  /** Of everything that went in: see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly labels: readonly string[];
  readonly calibration: Calibration;
  readonly bias: readonly number[];
  readonly words: number;
  /** Bytes of the lexicon, as JSON. */
  readonly lexicon: number;
  readonly features: number;
}

/** What was learned as bytes. */
export function encodeRouter({ labels, lexicon, vocabulary, index, model, calibration }: TrainedRouter, fingerprint: string): Uint8Array {
  const words = new TextEncoder().encode(JSON.stringify(lexicon));
  const header: Header = {
    format,
    fingerprint,
    labels,
    calibration,
    bias: [...model.bias],
    words: vocabulary.hashes.length,
    lexicon: words.length,
    features: index.hashes.length,
  };
  return pack(magic, header, [words, vocabulary.hashes, vocabulary.counts, index.hashes, index.rarity, model.scales, model.weights]);
}

/** Reads it back without copying. Undefined when the bytes are of something else, of other sources, or cut short. */
export function decodeRouter(bytes: Uint8Array, fingerprint: string): TrainedRouter | undefined {
  const header = headerOf(bytes);
  if (header === undefined || header.format !== format || header.fingerprint !== fingerprint) return undefined;
  const { labels, calibration, bias, words, lexicon, features } = header;
  const sizes = [lexicon, words * 4, words, features * 4, features, features, features * labels.length];
  const parts = partsIn(bytes, sizes);
  if (parts === undefined) return undefined;
  const [json, wordHashes, counts = none, hashes, rarity = none, scales = none, weights] = parts;
  return {
    labels,
    calibration,
    lexicon: JSON.parse(new TextDecoder().decode(json)),
    vocabulary: { hashes: uint32sOf(wordHashes), counts },
    index: { hashes: uint32sOf(hashes), rarity },
    model: { classes: labels.length, scales, weights: int8sOf(weights), bias: Float32Array.from(bias) },
  };
}

const none = new Uint8Array();

/** What the sources of a file were; undefined when it is none. */
export const fingerprintIn = (bytes: Uint8Array): string | undefined => headerOf(bytes)?.fingerprint;

function headerOf(bytes: Uint8Array): Header | undefined {
  const value = headerIn(bytes, magic);
  return isHeader(value) ? value : undefined;
}

/** The magic and the fingerprint vouch for the rest; this tells a whole header from a stray one. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'format' in value && 'fingerprint' in value && 'features' in value;
}
