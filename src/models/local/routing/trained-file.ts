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

/** What was learned as bytes: a header in JSON, then the arrays as they lie in memory, each beginning at a multiple of four. */
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
  const json = new TextEncoder().encode(JSON.stringify(header));
  const parts = [words, vocabulary.hashes, vocabulary.counts, index.hashes, index.rarity, model.scales, model.weights];
  const start = padded(8 + json.length);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + padded(part.byteLength), start));
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  let at = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/** Reads it back without copying. Undefined when the bytes are of something else, of other sources, or cut short. */
export function decodeRouter(bytes: Uint8Array, fingerprint: string): TrainedRouter | undefined {
  const header = headerOf(bytes);
  if (header === undefined || header.format !== format || header.fingerprint !== fingerprint) return undefined;
  const { labels, calibration, bias, words, lexicon, features } = header;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = padded(8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true));
  const take = (length: number): number => {
    const start = aligned.byteOffset + at;
    at += padded(length);
    return start;
  };
  const sizes = [lexicon, words * 4, words, features * 4, features, features, features * labels.length];
  if (sizes.reduce((sum, size) => sum + padded(size), at) !== bytes.length) return undefined;
  const { buffer } = aligned;
  return {
    labels,
    calibration,
    lexicon: JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, take(lexicon), lexicon))),
    vocabulary: { hashes: new Uint32Array(buffer, take(words * 4), words), counts: new Uint8Array(buffer, take(words), words) },
    index: { hashes: new Uint32Array(buffer, take(features * 4), features), rarity: new Uint8Array(buffer, take(features), features) },
    model: {
      classes: labels.length,
      scales: new Uint8Array(buffer, take(features), features),
      weights: new Int8Array(buffer, take(features * labels.length), features * labels.length),
      bias: Float32Array.from(bias),
    },
  };
}

/** What the sources of a file were; undefined when it is none. */
export const fingerprintIn = (bytes: Uint8Array): string | undefined => headerOf(bytes)?.fingerprint;

function headerOf(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    return isHeader(value) ? value : undefined;
  } catch {
    // Cut short or overwritten: what was learned is learned again.
    return undefined;
  }
}

/** The magic and the fingerprint vouch for the rest; this tells a whole header from a stray one. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'format' in value && 'fingerprint' in value && 'features' in value;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;
