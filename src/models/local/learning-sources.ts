import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Team } from '../../core/agent.ts';
import type { TeamSettings } from '../../core/team-settings.ts';
import type { FileContents } from './file-contents.ts';
import type { RouterSources } from './routing/router.ts';

/** What a team's routing is learned from and works with; `wordsFolder` holds the language's words in classes. Read when it is asked for. */
export function learningSources(team: Team, settings: TeamSettings, wordsFolder: string): RouterSources {
  let examples: FileContents | undefined;
  let words: FileContents | undefined;
  return {
    get examples() {
      examples ??= filesIn(settings.examples, exampleFiles);
      return examples;
    },
    specialists: Object.values(team.agents).flatMap(({ name, role }) => (role === 'specialist' ? [name] : [])),
    signals: settings.signals,
    terms: team.terms,
    get words() {
      words ??= filesIn(wordsFolder, wordFiles);
      return words;
    },
  };
}

const exampleFiles = '.jsonl';
const wordFiles = '.txt';

/** The files that a team's routing is learned from. */
export const examplePaths = (settings: TeamSettings) => pathsIn(settings.examples, exampleFiles);
export const wordPaths = (wordsFolder: string) => pathsIn(wordsFolder, wordFiles);

/** The files of a folder that end so, by name; none when there is no such folder. */
export function filesIn(folder: string, ending: string): FileContents {
  return new Map(pathsIn(folder, ending).map((path) => [basename(path), readFileSync(path)]));
}

/** Where the files of a folder that end so lie, in order of their names; none when there is no such folder. */
export function pathsIn(folder: string, ending: string): readonly string[] {
  const names = namesIn(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
