import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Team } from '../../core/agent.ts';
import type { TeamSettings } from '../../core/team-settings.ts';
import type { FileContents } from './file-contents.ts';
import type { LearningSources } from './routing/router.ts';

/** What a team's routing is learned from; `wordsFolder` holds the language's words in classes. */
export function learningSources(team: Team, settings: TeamSettings, wordsFolder: string): LearningSources {
  return {
    examples: filesIn(settings.examples, '.jsonl'),
    specialists: Object.values(team.agents).flatMap(({ name, role }) => (role === 'specialist' ? [name] : [])),
    signals: settings.signals,
    words: filesIn(wordsFolder, '.txt'),
  };
}

/** The files of a folder that end so, by name; none when there is no such folder. */
export function filesIn(folder: string, ending: string): FileContents {
  const names = namesIn(folder).filter((name) => name.endsWith(ending));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
