import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { EngineOptions } from '../index.ts';
import { loadAnswerIndex } from './answer/answer-index.ts';
import { cacheFile } from './cache-file.ts';
import { filesIn, learningSources } from './learning-sources.ts';
import { localModel } from './local-model.ts';
import { loadRouter } from './routing/router.ts';
import { trainedFiles } from './trained-files.ts';

/** The local engine of a team: learned from the examples and questions in its folder, once. */
export async function openLocalEngine({ team: { team, settings }, cacheFolder, wordsFolder }: EngineOptions): Promise<Model> {
  const sources = learningSources(team, settings, wordsFolder);
  if (sources.examples.size === 0) {
    throw new UserError(
      `The team ${team.name} has no examples to learn routing from: ${settings.examples} holds no .jsonl file.`,
      'Write some (docs/handbook/agents.md), or let Claude route: --engine claude.',
    );
  }
  const router = loadRouter(sources, trainedFiles(settings.folder, team.name, cacheFolder));
  const questions = filesIn(join(settings.folder, 'questions'), '.jsonl');
  const answers = loadAnswerIndex({ team, questions }, cacheFile(cacheFolder, `answers-${team.name}-`));
  return localModel({ router, answers });
}
