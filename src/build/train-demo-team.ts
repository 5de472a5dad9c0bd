import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileName, learnedRouter } from '../models/local/routing/keep-router.ts';
import type { TrainedRouter } from '../models/local/routing/trained-router.ts';
import { loadTeam } from '../team/load-team.ts';

/** Names the code that learns: what it learned belongs to it alone. */
export async function routingBuild(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of globSync('src/models/local/routing/**/*.ts', { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(`${root}/${file}`));
  }
  return hash.digest('hex').slice(0, 16);
}

/** What routing learns from the demo team's examples, so that nobody waits for it at the first message. What is there already is taken. */
export async function trainDemoTeam(
  root: string,
  folder: string,
  build: string,
): Promise<{ readonly name: string; readonly router: TrainedRouter }> {
  const { team, settings } = await loadTeam(`${root}/agents/teamflow`, undefined);
  const examples = new Map(
    globSync('*.jsonl', { cwd: settings.examples })
      .sort()
      .map((name) => [name, readFileSync(`${settings.examples}/${name}`, 'utf8')] as const),
  );
  const specialists = Object.values(team.agents).flatMap(({ name, role }) => (role === 'specialist' ? [name] : []));
  const sources = { examples, specialists };
  return { name: fileName(sources, build), router: learnedRouter(sources, [folder], build) };
}
