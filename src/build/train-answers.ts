import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import { parseAsked } from '../models/local/answer/asked-before.ts';
import { learnWeights } from '../models/local/answer/learn-weights.ts';
import { lessonsFrom } from '../models/local/answer/lessons.ts';
import { isOfOtherLanguages } from '../models/local/answer/other-languages.ts';
import { createVocabulary } from '../models/local/answer/vocabulary.ts';
import { textsOf } from '../models/local/file-contents.ts';
import { filesIn } from '../models/local/learning-sources.ts';
import { loadTeam } from '../team/load-team.ts';

/** `npm run train:answers`: learns from the demo team's questions how much each kind of evidence counts for an answer. */
const { team, settings } = await loadTeam('agents/teamflow', undefined);
const knowledge = openKnowledge({ folders: settings.knowledge, cacheFolder: undefined, synonyms: team.synonyms, clock: { now: Date.now } });
const asked = [...textsOf(filesIn(join(settings.folder, 'questions'), '.jsonl'))].flatMap(([file, content]) =>
  parseAsked(file, content).filter((line) => !isOfOtherLanguages(line)),
);
const lessons = await lessonsFrom(asked, knowledge, createVocabulary(team.synonyms));
const file = 'src/models/local/answer/weights.json';
writeFileSync(file, `${JSON.stringify(learnWeights(lessons), null, 2)}\n`);
process.stdout.write(`${file}: learned from ${lessons.length} questions\n`);
knowledge.close();
