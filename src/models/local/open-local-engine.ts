import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { EngineOptions } from '../index.ts';
import { localModel } from './local-model.ts';
import { learnedRouter } from './routing/keep-router.ts';
import { createRouter } from './routing/router.ts';

/** Names the program by what learns in it; put in by the bundler, not there in tests. */
declare const ROUTING_BUILD: string | undefined;

/** The local engine of a team: learned from the examples and questions in its folder. */
export async function openLocalEngine({ team: { team, settings }, cacheFolder, shippedFolder }: EngineOptions): Promise<Model> {
  const examples = linesIn(settings.examples);
  if (examples.size === 0) {
    throw new UserError(
      `The team ${team.name} has no examples to learn routing from: ${settings.examples} holds no .jsonl file.`,
      'Write some (docs/handbook/agents.md), or let Claude route: --engine claude.',
    );
  }
  const specialists = Object.values(team.agents).flatMap(({ name, role }) => (role === 'specialist' ? [name] : []));
  const build = typeof ROUTING_BUILD === 'undefined' ? undefined : ROUTING_BUILD;
  const router = createRouter(learnedRouter({ examples, specialists }, [shippedFolder, cacheFolder], build));
  return localModel({ router, questions: linesIn(join(settings.folder, 'questions')) });
}

/** The `.jsonl` files of a folder by name; none when there is no such folder. */
function linesIn(folder: string): ReadonlyMap<string, string> {
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
