import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import { knownHash } from '../../files/known-hash.ts';
import type { EngineOptions } from '../index.ts';
import { loadAnswerIndex } from './answer/answer-index.ts';
import { cacheFile } from './cache-file.ts';
import { examplePaths, filesIn, learningSources, pathsIn, wordPaths } from './learning-sources.ts';
import { localModel } from './local-model.ts';
import { loadProcedures } from './playbook/load-procedures.ts';
import { besideFiles, fingerprintOf } from './routing/fingerprint.ts';
import { loadRouter } from './routing/router.ts';
import { trainedFiles } from './trained-files.ts';

/** The local engine of a team: learned from the examples and questions in its folder, once. */
export async function openLocalEngine({ team: { team, settings }, cacheFolder, wordsFolder }: EngineOptions): Promise<Model> {
  const examples = examplePaths(settings);
  if (examples.length === 0) {
    throw new UserError(
      `The team ${team.name} has no examples to learn routing from: ${settings.examples} holds no .jsonl file.`,
      'Write some (docs/handbook/agents.md), or let Claude route: --engine claude.',
    );
  }
  const hashOf = (kind: string, paths: readonly string[], beside: string, work: () => string) =>
    knownHash({ folder: cacheFolder, name: `hash-${kind}-${team.name}`, paths, beside }, work);
  const sources = learningSources(team, settings, wordsFolder);
  const fingerprint = hashOf('examples', [...examples, ...wordPaths(wordsFolder)], besideFiles(sources), () => fingerprintOf(sources));
  const router = loadRouter(sources, trainedFiles('router', settings.folder, team.name, cacheFolder), fingerprint);
  const questions = join(settings.folder, 'questions');
  const answers = loadAnswerIndex(
    { team, questions: () => filesIn(questions, '.jsonl') },
    {
      cache: cacheFile(cacheFolder, `answers-${team.name}-`),
      hash: (beside, work) => hashOf('questions', pathsIn(questions, '.jsonl'), beside, work),
    },
  );
  const openingsFolder = join(settings.folder, 'openings');
  const opened = pathsIn(openingsFolder, '.jsonl');
  const procedures = () => {
    if (opened.length === 0) return undefined;
    return loadProcedures(
      { team, openings: () => filesIn(openingsFolder, '.jsonl'), learning: sources, router },
      {
        files: trainedFiles('procedures', settings.folder, team.name, cacheFolder),
        hash: (beside, work) => hashOf('openings', opened, beside, work),
      },
    );
  };
  return localModel({ router, answers, procedures });
}
