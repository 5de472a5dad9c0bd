import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';

/** Every YAML file that makes up a team, as bytes: most starts only ask whether they are the same as before. */
export interface TeamSources {
  /** Absolute. */
  readonly folder: string;
  /** Content by path within the folder (`billing-agent.yml`, `playbooks/refund.yml`), in order of the path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 over paths and contents, hex: equal teams have equal hashes wherever they lie. */
  readonly hash: string;
}

export const agentSuffix = '-agent.yml';
export const playbookFolder = 'playbooks';
export const signalsFile = 'signals.yml';

/** Reads `team.yml`, `signals.yml` if there is one, every `*-agent.yml` and every playbook of a folder. */
export function readTeamSources(path: string): TeamSources {
  const folder = resolve(path);
  const names = list(folder).filter((name) => name === 'team.yml' || name === signalsFile || name.endsWith(agentSuffix));
  if (!names.includes('team.yml')) {
    throw noTeam(path);
  }
  const playbooks = list(join(folder, playbookFolder)).filter((name) => name.endsWith('.yml'));
  const paths = [...names, ...playbooks.map((name) => `${playbookFolder}/${name}`)].sort();
  const files = new Map(paths.map((file) => [file, readFileSync(join(folder, file))]));
  const hash = createHash('sha256');
  for (const [file, content] of files) hash.update(`${file}\0${content.length}\0`).update(content);
  return { folder, files, hash: hash.digest('hex') };
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // A team need not have playbooks, and a folder that is not there is reported as a team that is not there.
    if (isMissing(error)) return [];
    throw error;
  }
}

export function noTeam(path: string): UserError {
  return new UserError(`There is no team in ${path}: it has no team.yml.`, 'Make one with: frontdesk init FOLDER');
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
