import { expect, test } from 'vitest';
import { openKnowledge } from '../../src/knowledge/open-knowledge.ts';
import { clausesOf } from '../../src/policy/clauses.ts';
import { checkTeam } from '../../src/team/check-team.ts';
import { loadTeam } from '../../src/team/load-team.ts';
import { createTools } from '../../src/tools/index.ts';

const folder = new URL('../../agents/teamflow', import.meta.url).pathname;

test('the demo team is sound beside its tools and documents, expressions and cited sections included', async () => {
  const { team, settings } = await loadTeam(folder, undefined);
  const knowledge = openKnowledge({
    folders: settings.knowledge,
    cacheFolder: undefined,
    synonyms: team.synonyms,
    clock: { now: () => Date.now() },
  });
  const surroundings = {
    tools: Object.keys(createTools({ knowledge })),
    documents: await knowledge.documents(),
    clauses: await clausesOf(knowledge),
    environment: {},
  };
  expect(checkTeam(folder, surroundings)).toEqual([]);
  knowledge.close();
});
