import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Team } from '../core/agent.ts';
import { UserError } from '../core/errors.ts';
import { formatProblem, type Problem, sortProblems } from '../core/problem.ts';
import type { TeamSettings } from '../core/team-settings.ts';
import type { CompiledTeam } from './compile-team.ts';
import { readTeamSources, type TeamSources } from './team-sources.ts';

export interface LoadedTeam {
  readonly team: Team;
  readonly settings: TeamSettings;
  /** SHA-256 of the files it was read from, hex. */
  readonly hash: string;
}

/** A team that cannot be used. The message lists all that is wrong, a line each: `file:line:column: what`. */
export class TeamError extends UserError {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    const lines = sorted.map(formatProblem);
    super(lines.length === 1 ? (lines[0] ?? '') : `The team in ${folder} has ${lines.length} problems:\n${lines.join('\n')}`);
    this.problems = sorted;
  }
}

/** Raised when what compiling makes of the same files changes: older cache files are then of no use. */
const format = 2;

/**
 * Reads the team of a folder. Parsed and validated once, then taken from the cache as long as no file has changed;
 * YAML parser and schemas are loaded only when it has to be compiled. Throws `TeamError` with everything that is wrong.
 * `show` makes a path that people read (relative to where they are); paths come as given without it.
 */
export async function loadTeam(
  folder: string,
  cacheFolder: string | undefined,
  show: (path: string) => string = (path) => path,
): Promise<LoadedTeam> {
  const sources = readTeamSources(folder);
  const cache = cacheFolder === undefined ? undefined : cachePath(cacheFolder, sources);
  const cached = cache === undefined ? undefined : readCache(cache.file);
  if (cached !== undefined) return locate(cached, sources);
  const { compileTeam } = await import('./compile-team.ts');
  const { compiled, problems } = compileTeam(sources, (file) => show(join(folder, file)));
  if (compiled === undefined) throw new TeamError(show(folder), problems);
  if (cache !== undefined) writeCache(cache, compiled);
  return locate(compiled, sources);
}

function locate({ team, knowledge, policies, examples, signals, mcpServers }: CompiledTeam, { folder, hash }: TeamSources): LoadedTeam {
  const settings: TeamSettings = {
    folder,
    knowledge: knowledge.map((path) => resolve(folder, path)),
    policies: policies === null ? undefined : resolve(folder, policies),
    examples: resolve(folder, examples),
    signals,
    mcpServers,
  };
  return { team, settings, hash };
}

interface CachePath {
  readonly folder: string;
  /** What the names of all cache files of this team begin with. */
  readonly prefix: string;
  readonly file: string;
}

function cachePath(cacheFolder: string, { folder, hash }: TeamSources): CachePath {
  const prefix = `team-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}-`;
  return { folder: cacheFolder, prefix, file: join(cacheFolder, `${prefix}${format}-${hash.slice(0, 32)}.json`) };
}

function readCache(file: string): CompiledTeam | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isCompiled(value) ? value : undefined;
  } catch {
    // Not there, or cut short: it is made again from the files.
    return undefined;
  }
}

/** The name of the file vouches for its content; this only tells a whole file from a stray one. */
function isCompiled(value: unknown): value is CompiledTeam {
  return typeof value === 'object' && value !== null && 'team' in value && 'mcpServers' in value;
}

/** Written beside and renamed, so that no reader sees half of it. Versions of the same team that are out of date go. */
function writeCache({ folder, prefix, file }: CachePath, compiled: CompiledTeam): void {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(compiled));
    renameSync(draft, file);
    for (const name of readdirSync(folder)) {
      if (name.startsWith(prefix) && join(folder, name) !== file) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
  }
}
