import { createHash } from 'node:crypto';
import type { Team } from '../../../core/agent.ts';
import { builtFrom } from '../built-from.ts';
import type { CacheFile } from '../cache-file.ts';
import { type FileContents, textsOf } from '../file-contents.ts';
import { float32sOf, headerIn, pack, partsIn, uint32sOf } from '../packed-file.ts';
import type { CueIndex } from '../playbook/cue-index.ts';
import { indexPlaybooks, type PlaybookIndex } from '../playbook/playbook-index.ts';
import { type AskedIndex, askedBeforeOver, indexAsked, parseAsked } from './asked-before.ts';
import type { PlaceCounts } from './likely-places.ts';
import { indexOthers, isOfOtherLanguages } from './other-languages.ts';
import { type PhraseTable, tableOf } from './phrase-table.ts';
import type { SimilarityIndex } from './similarity-index.ts';
import { vocabularyOver } from './vocabulary.ts';

/** What questions are looked up in: what phrases mean, and which questions were answered before. */
export interface AnswerIndex {
  readonly phrases: PhraseTable;
  readonly asked: AskedIndex;
  /** Questions in other languages than English. */
  readonly others: AskedIndex;
  /** What the playbooks of an agent are chosen by, by its name. */
  readonly playbooks: Readonly<Record<string, PlaybookIndex>>;
}

export interface AnswerSources {
  readonly team: Pick<Team, 'synonyms' | 'agents'>;
  /** Content of the team's `questions/*.jsonl` by file name: asked for when it is needed. */
  readonly questions: () => FileContents;
}

/** What the index is kept by. */
export interface AnswerIndexPlace {
  readonly cache: CacheFile;
  /** The hash of the questions together with what stands in no file, as it is known or as it is worked out. */
  readonly hash: (beside: string, work: () => string) => string;
}

/**
 * Made from these very sources by this very program before, or made now, which takes some tens of milliseconds.
 * Throws `UserError` for a line of the questions that is none.
 */
export function loadAnswerIndex(sources: AnswerSources, { cache, hash }: AnswerIndexPlace): AnswerIndex {
  if (builtFrom === undefined) return makeAnswerIndex(sources);
  const beside = besideQuestions(sources.team, builtFrom);
  const fingerprint = hash(beside, () => fingerprintOf(beside, sources.questions()));
  const kept = cache.read(fingerprint);
  const known = kept === undefined ? undefined : decodeAnswerIndex(kept);
  if (known !== undefined) return known;
  const made = makeAnswerIndex(sources);
  cache.write(fingerprint, encodeAnswerIndex(made));
  return made;
}

function besideQuestions({ synonyms, agents }: AnswerSources['team'], code: string): string {
  const playbooks = Object.values(agents).map((agent) => [
    agent.name,
    agent.playbooks.map(({ name, examples, cues, unless }) => [name, examples, cues, unless]),
  ]);
  return JSON.stringify([code, synonyms, playbooks]);
}

function fingerprintOf(beside: string, questions: FileContents): string {
  const hash = createHash('sha256').update(beside);
  for (const [name, content] of questions) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

/** Throws as `loadAnswerIndex` does. */
export function makeAnswerIndex({ team: { synonyms, agents }, questions }: AnswerSources): AnswerIndex {
  const phrases = tableOf(synonyms);
  const vocabulary = vocabularyOver(phrases);
  const asked = [...textsOf(questions())].flatMap(([file, content]) => parseAsked(file, content));
  const playbooks = Object.values(agents).map((agent) => [agent.name, indexPlaybooks(agent, vocabulary)] as const);
  const english = indexAsked(
    asked.filter((line) => !isOfOtherLanguages(line)),
    vocabulary,
  );
  const others = indexOthers(asked.filter(isOfOtherLanguages), askedBeforeOver(english, vocabulary), vocabulary);
  return { phrases, asked: english, others, playbooks: Object.fromEntries(playbooks) };
}

const magic = 'FDAI';

interface Header {
  readonly phrases: PhraseTable;
  readonly places: AskedIndex['places'];
  readonly otherPlaces: AskedIndex['places'];
  /** By names of agents, in the order of their arrays. */
  readonly cues: Readonly<Record<string, CueIndex>>;
  /** Of each array, in bytes. */
  readonly sizes: readonly number[];
}

export function encodeAnswerIndex({ phrases, asked, others, playbooks }: AnswerIndex): Uint8Array {
  const parts = [...askedArrays(asked), ...askedArrays(others), ...Object.values(playbooks).flatMap(({ examples }) => arraysOf(examples))];
  const cues = Object.fromEntries(Object.entries(playbooks).map(([name, index]) => [name, index.cues]));
  const sizes = parts.map(({ byteLength }) => byteLength);
  const header: Header = { phrases, places: asked.places, otherPlaces: others.places, cues, sizes };
  return pack(magic, header, parts);
}

const askedArrays = ({ placeOf, counts, similar }: AskedIndex) => [placeOf, ...countsOf(counts), ...arraysOf(similar)];
const countsOf = ({ starts, places, counts, questions, sizes }: PlaceCounts) => [starts, places, counts, questions, sizes];
const arraysOf = ({ features, starts, examples, lengths }: SimilarityIndex) => [features, starts, examples, lengths];
/** How many arrays each of them is kept in. */
const kept = { asked: 10, similar: 4 };

/** Undefined when the bytes are of something else, or cut short. */
export function decodeAnswerIndex(bytes: Uint8Array): AnswerIndex | undefined {
  const header = headerIn(bytes, magic);
  const parts = isHeader(header) ? partsIn(bytes, header.sizes) : undefined;
  if (!isHeader(header) || parts === undefined) return undefined;
  const similarFrom = (at: number): SimilarityIndex => ({
    features: uint32sOf(parts[at]),
    starts: uint32sOf(parts[at + 1]),
    examples: uint32sOf(parts[at + 2]),
    lengths: float32sOf(parts[at + 3]),
  });
  const askedFrom = (places: AskedIndex['places'], at: number): AskedIndex => ({
    places,
    placeOf: uint32sOf(parts[at]),
    similar: similarFrom(at + kept.asked - kept.similar),
    counts: {
      starts: uint32sOf(parts[at + 1]),
      places: uint32sOf(parts[at + 2]),
      counts: uint32sOf(parts[at + 3]),
      questions: uint32sOf(parts[at + 4]),
      sizes: uint32sOf(parts[at + 5]),
    },
  });
  return {
    phrases: header.phrases,
    asked: askedFrom(header.places, 0),
    others: askedFrom(header.otherPlaces, kept.asked),
    playbooks: Object.fromEntries(
      Object.entries(header.cues).map(([name, cues], index) => [
        name,
        { examples: similarFrom(2 * kept.asked + kept.similar * index), cues },
      ]),
    ),
  };
}

/** The magic and the name of the file vouch for the rest. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'cues' in value && 'sizes' in value;
}
