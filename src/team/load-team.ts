import { join, resolve } from 'node:path';
import type { Team } from '../core/agent.ts';
import { UserError } from '../core/errors.ts';
import { formatProblem, type Problem, sortProblems } from '../core/problem.ts';
import type { TeamSettings } from '../core/team-settings.ts';
import type { CompiledTeam } from './compile-team.ts';
import { compiledCache } from './compiled-cache.ts';
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
const format = 3;

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
  const sources = readTeamSources(folder, cacheFolder);
  const cache = compiledCache({ folder: cacheFolder, kind: 'team', source: folder, hash: sources.hash, format, isWhole: isCompiled });
  const cached = cache.read();
  if (cached !== undefined) return locate(cached, sources);
  const { compileTeam } = await import('./compile-team.ts');
  const { compiled, problems } = compileTeam(sources, (file) => show(join(folder, file)));
  if (compiled === undefined) throw new TeamError(show(folder), problems);
  cache.write(compiled);
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

function isCompiled(value: unknown): value is CompiledTeam {
  return typeof value === 'object' && value !== null && 'team' in value && 'mcpServers' in value;
}
