import { createHash } from 'node:crypto';
import type { Synonyms } from '../../../core/agent.ts';
import { builtFrom } from '../built-from.ts';
import type { CacheFile } from '../cache-file.ts';
import { float32sOf, headerIn, pack, partsIn, uint32sOf } from '../packed-file.ts';
import { type AskedIndex, indexAsked, parseAsked } from './asked-before.ts';
import { type PhraseTable, tableOf } from './phrase-table.ts';
import { vocabularyOver } from './vocabulary.ts';

/** What questions are looked up in: what phrases mean, and which questions were answered before. */
export interface AnswerIndex {
  readonly phrases: PhraseTable;
  readonly asked: AskedIndex;
}

export interface AnswerSources {
  readonly synonyms: Synonyms;
  /** Content of the team's `questions/*.jsonl` by file name. */
  readonly questions: ReadonlyMap<string, string>;
}

/**
 * Made from these very sources by this very program before, or made now, which takes some tens of milliseconds.
 * Throws `UserError` for a line of the questions that is none.
 */
export function loadAnswerIndex(sources: AnswerSources, cache: CacheFile | undefined): AnswerIndex {
  if (cache === undefined || builtFrom === undefined) return makeAnswerIndex(sources);
  const fingerprint = fingerprintOf(sources, builtFrom);
  const kept = cache.read(fingerprint);
  const known = kept === undefined ? undefined : decodeAnswerIndex(kept);
  if (known !== undefined) return known;
  const made = makeAnswerIndex(sources);
  cache.write(fingerprint, encodeAnswerIndex(made));
  return made;
}

function fingerprintOf({ synonyms, questions }: AnswerSources, code: string): string {
  const hash = createHash('sha256').update(JSON.stringify([code, synonyms, [...questions.keys()]]));
  for (const content of questions.values()) hash.update(content).update('\0');
  return hash.digest('hex');
}

/** Throws as `loadAnswerIndex` does. */
export function makeAnswerIndex({ synonyms, questions }: AnswerSources): AnswerIndex {
  const phrases = tableOf(synonyms);
  const asked = [...questions].flatMap(([file, content]) => parseAsked(file, content));
  return { phrases, asked: indexAsked(asked, vocabularyOver(phrases)) };
}

const magic = 'FDAI';

interface Header {
  readonly phrases: PhraseTable;
  readonly places: AskedIndex['places'];
  /** Of each array, in bytes. */
  readonly sizes: readonly number[];
}

export function encodeAnswerIndex({ phrases, asked: { places, placeOf, similar } }: AnswerIndex): Uint8Array {
  const { features, starts, examples, lengths } = similar;
  const parts = [placeOf, features, starts, examples, lengths];
  const header: Header = { phrases, places, sizes: parts.map(({ byteLength }) => byteLength) };
  return pack(magic, header, parts);
}

/** Undefined when the bytes are of something else, or cut short. */
export function decodeAnswerIndex(bytes: Uint8Array): AnswerIndex | undefined {
  const header = headerIn(bytes, magic);
  const parts = isHeader(header) ? partsIn(bytes, header.sizes) : undefined;
  if (!isHeader(header) || parts === undefined) return undefined;
  const [placeOf, features, starts, examples, lengths] = parts;
  return {
    phrases: header.phrases,
    asked: {
      places: header.places,
      placeOf: uint32sOf(placeOf),
      similar: {
        features: uint32sOf(features),
        starts: uint32sOf(starts),
        examples: uint32sOf(examples),
        lengths: float32sOf(lengths),
      },
    },
  };
}

/** The magic and the name of the file vouch for the rest. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'phrases' in value && 'sizes' in value;
}
