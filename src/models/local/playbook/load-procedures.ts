import { createHash } from 'node:crypto';
import type { Team } from '../../../core/agent.ts';
import { type FileContents, textsOf } from '../file-contents.ts';
import { parseExamples } from '../routing/examples.ts';
import type { LearningSources, Router, TrainedFiles } from '../routing/router.ts';
import { type Opening, parseOpenings } from './openings.ts';
import { decodeProcedures, encodeProcedures } from './procedure-file.ts';
import { knownOpenings, learnProcedures, type ProcedureModel } from './procedure-model.ts';

/** Raised when the code learns otherwise: what was learned before is then of no use. */
const version = 1;

export interface ProcedureSources {
  readonly team: Pick<Team, 'agents'>;
  /** Content of the team's `openings/*.jsonl` by file name: asked for when it is needed. */
  readonly openings: () => FileContents;
  /** What the router was learned from: its fingerprint stands for them. Messages that are too vague for anybody begin no procedure. */
  readonly learning: Pick<LearningSources, 'examples' | 'specialists'>;
  readonly router: Pick<Router, 'features' | 'fingerprint'>;
}

/** Where what was learned is kept. */
export interface ProcedurePlace {
  readonly files: TrainedFiles;
  /** The hash of the openings together with what stands in no file, as it is known or as it is worked out. */
  readonly hash: (beside: string, work: () => string) => string;
}

/** What was learned from these very openings before, or learned now, which takes some seconds. Throws `UserError` for a line that is none. */
export function loadProcedures(sources: ProcedureSources, { files, hash }: ProcedurePlace): ProcedureModel {
  const beside = besideOpenings(sources);
  const fingerprint = hash(beside, () => fingerprintOf(beside, sources.openings()));
  const bytes = files.read(fingerprint);
  const known = bytes === undefined ? undefined : decodeProcedures(bytes, fingerprint);
  if (known !== undefined) return known;
  const { team, openings, router } = sources;
  const opened = [...textsOf(openings())].flatMap(([file, content]) => parseOpenings(file, content));
  const made = learnProcedures(knownOpenings(Object.values(team.agents), [...opened, ...vagueOnes(sources)], router));
  files.write(fingerprint, encodeProcedures(made, fingerprint));
  return made;
}

function vagueOnes({ learning: { examples, specialists } }: ProcedureSources): readonly Opening[] {
  const messages = parseExamples(textsOf(examples), [...specialists, 'clarify']);
  return messages.flatMap(({ text, label }) => (label === 'clarify' ? [{ text, procedure: null }] : []));
}

/** SHA-256 over everything that is learned from, hex. */
export const procedureFingerprint = (sources: ProcedureSources): string => fingerprintOf(besideOpenings(sources), sources.openings());

function besideOpenings({ team, router }: ProcedureSources): string {
  const examples = Object.values(team.agents).map(({ playbooks }) => playbooks.map(({ name, examples }) => [name, examples]));
  return JSON.stringify([version, router.fingerprint, examples]);
}

function fingerprintOf(beside: string, openings: FileContents): string {
  const hash = createHash('sha256').update(beside);
  for (const [name, content] of openings) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}
