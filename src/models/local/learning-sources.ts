import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Team } from '../../core/agent.ts';
import type { TeamSettings } from '../../core/team-settings.ts';
import type { LearningSources } from './routing/router.ts';

/** What a team's routing is learned from. */
export function learningSources(team: Team, settings: TeamSettings): LearningSources {
  return {
    examples: linesIn(settings.examples),
    specialists: Object.values(team.agents).flatMap(({ name, role }) => (role === 'specialist' ? [name] : [])),
    signals: settings.signals,
  };
}

/** The `.jsonl` files of a folder by name; none when there is no such folder. */
export function linesIn(folder: string): ReadonlyMap<string, string> {
  const names = namesIn(folder).filter((name) => name.endsWith('.jsonl'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
