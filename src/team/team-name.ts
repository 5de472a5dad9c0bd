import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import { isMissing, noTeam } from './team-sources.ts';

/**
 * The name of the team in a folder, read without the rest of it: a team with mistakes in its files still has its desk.
 * @throws {UserError} when there is no team in the folder, or it has no name
 */
export function teamNameIn(folder: string): string {
  const name = /^name:[ \t]*(["']?)([a-z][a-z0-9-]*)\1[ \t]*(?:#.*)?\r?$/m.exec(teamFileOf(folder))?.[2];
  if (name === undefined) {
    throw new UserError(`${join(folder, 'team.yml')} does not say the name of the team.`, 'Write a line such as "name: acme".');
  }
  return name;
}

function teamFileOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'team.yml'), 'utf8');
  } catch (error) {
    if (isMissing(error)) throw noTeam(folder);
    throw error;
  }
}
