import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { knownHash } from '../files/known-hash.ts';
import { pathName } from '../files/path-name.ts';

/** Every YAML file that makes up a team, as bytes: most starts only ask whether they are the same as before, and read none. */
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

/**
 * `team.yml`, `signals.yml` if there is one, every `*-agent.yml` and every playbook of a folder.
 * @param cacheFolder where their hash may be kept as long as none of them changes
 */
export function readTeamSources(path: string, cacheFolder?: string): TeamSources {
  const folder = resolve(path);
  const names = list(folder).filter((name) => name === 'team.yml' || name === signalsFile || name.endsWith(agentSuffix));
  if (!names.includes('team.yml')) {
    throw noTeam(path);
  }
  const playbooks = list(join(folder, playbookFolder)).filter((name) => name.endsWith('.yml'));
  const paths = [...names, ...playbooks.map((name) => `${playbookFolder}/${name}`)].sort();
  let read: ReadonlyMap<string, Uint8Array> | undefined;
  const files = () => {
    read ??= new Map(paths.map((file) => [file, readFileSync(join(folder, file))]));
    return read;
  };
  const work = () => hashOf(files());
  const kept = { name: `hash-team-${pathName(folder)}`, paths: paths.map((file) => join(folder, file)), beside: '' };
  return {
    folder,
    get files() {
      return files();
    },
    hash: cacheFolder === undefined ? work() : knownHash({ folder: cacheFolder, ...kept }, work),
  };
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [file, content] of files) hash.update(`${file}\0${content.length}\0`).update(content);
  return hash.digest('hex');
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
