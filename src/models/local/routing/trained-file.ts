import { headerIn, int8sOf, pack, partsIn, textIn, uint32sOf } from '../packed-file.ts';
import type { Classifier } from './classifier.ts';
import type { Calibration, Outcome, QuantizedRows, TrainedRouter } from './trained-router.ts';

/** Raised when the layout of the file changes: older files are then of no use. */
const format = 5;
const magic = 'FDRT';

interface Header {
  readonly format: number;
  /** Of everything that went in: see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly labels: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly calibration: Calibration;
  readonly bias: readonly number[];
  readonly words: number;
  /** Bytes of the lexicon, as JSON. */
  readonly lexicon: number;
  readonly features: number;
  readonly networks: readonly PlainNetwork[];
  readonly urgency?: PlainClassifier;
}

/** What of a classifier stands in no row. */
interface PlainClassifier {
  readonly features: number;
  readonly bias: readonly number[];
}

/** The few weights behind the input of a network. */
interface PlainNetwork {
  readonly hidden: number;
  readonly hiddenBias: readonly number[];
  readonly output: readonly number[];
  readonly outputBias: readonly number[];
}

/** What was learned as bytes. */
export function encodeRouter(trained: TrainedRouter, fingerprint: string): Uint8Array {
  const { labels, outcomes, lexicon, vocabulary, index, linear, bias, hidden, networks, calibration, urgency } = trained;
  const words = new TextEncoder().encode(JSON.stringify(lexicon));
  const header: Header = {
    format,
    fingerprint,
    labels,
    outcomes,
    calibration,
    bias: [...bias],
    words: vocabulary.hashes.length,
    lexicon: words.length,
    features: index.hashes.length,
    networks: networks.map(({ hidden, hiddenBias, output, outputBias }) => ({
      hidden,
      hiddenBias: [...hiddenBias],
      output: [...output],
      outputBias: [...outputBias],
    })),
    ...(urgency === undefined ? {} : { urgency: { features: urgency.index.hashes.length, bias: [...urgency.bias] } }),
  };
  const ofUrgency = urgency === undefined ? [] : [urgency.index.hashes, urgency.index.rarity, urgency.linear.scales, urgency.linear.bytes];
  const rows = [linear.scales, linear.bytes, hidden.scales, hidden.bytes, ...ofUrgency];
  return pack(magic, header, [words, vocabulary.hashes, vocabulary.counts, index.hashes, index.rarity, ...rows]);
}

/** Reads it back without copying. Undefined when the bytes are of something else, of other sources, or cut short. */
export function decodeRouter(bytes: Uint8Array, fingerprint: string): TrainedRouter | undefined {
  const header = headerOf(bytes);
  if (header === undefined || header.format !== format || header.fingerprint !== fingerprint) return undefined;
  const { labels, outcomes, calibration, bias, words, lexicon, features, networks, urgency } = header;
  const width = networks.reduce((sum, { hidden }) => sum + hidden, 0);
  const rowSizes = [features, features * outcomes.length, features, features * width];
  const urgencySizes =
    urgency === undefined ? [] : [urgency.features * 4, urgency.features, urgency.features, urgency.features * urgency.bias.length];
  const parts = partsIn(bytes, [lexicon, words * 4, words, features * 4, features, ...rowSizes, ...urgencySizes]);
  if (parts === undefined) return undefined;
  const [lexiconJson, wordHashes, counts = none, hashes, rarity = none, scales = none, weights, hiddenScales = none, input, ...ofUrgency] =
    parts;
  const hidden: QuantizedRows = { width, scales: hiddenScales, bytes: int8sOf(input) };
  return {
    labels,
    outcomes,
    calibration,
    lexicon: JSON.parse(textIn(lexiconJson)),
    vocabulary: { hashes: uint32sOf(wordHashes), counts },
    index: { hashes: uint32sOf(hashes), rarity },
    linear: { width: outcomes.length, scales, bytes: int8sOf(weights) },
    bias: Float32Array.from(bias),
    hidden,
    networks: networks.map(({ hidden: units, hiddenBias, output, outputBias }) => ({
      hidden: units,
      classes: outcomes.length,
      hiddenBias: Float32Array.from(hiddenBias),
      output: Float32Array.from(output),
      outputBias: Float32Array.from(outputBias),
    })),
    ...(urgency === undefined ? {} : { urgency: classifierOf(urgency, ofUrgency) }),
  };
}

function classifierOf({ bias }: PlainClassifier, [hashes, rarity = none, scales = none, weights]: readonly Uint8Array[]): Classifier {
  return {
    index: { hashes: uint32sOf(hashes), rarity },
    linear: { width: bias.length, scales, bytes: int8sOf(weights) },
    bias: Float32Array.from(bias),
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
