import { learningSources } from '../../src/models/local/learning-sources.ts';
import { loadRouter } from '../../src/models/local/routing/router.ts';
import { trainedFiles } from '../../src/models/local/trained-files.ts';
import { loadTeam } from '../../src/team/load-team.ts';
import { type Bench, percentile, root } from './measure.ts';
import { messages } from './messages.ts';

/** Routing with what ships with the demo team. */
export const routing: Bench = async () => {
  const { team, settings } = await loadTeam(`${root}/agents/teamflow`, undefined);
  const sources = learningSources(team, settings, `${root}/agents/words`);
  const shipped = trainedFiles('router', settings.folder, team.name, undefined);
  const loads = Array.from({ length: 15 }, () => timed(() => loadRouter(sources, shipped)));
  const router = loadRouter(sources, shipped);
  const texts = messages();
  const cold = timed(() => router.route(texts[0] ?? ''));
  const taken = texts.map((text) => timed(() => router.route(text)));
  const figure = (share: number) => percentile(taken, share).toFixed(1);
  return [
    `load the model ${percentile(loads, 0.5).toFixed(1)} ms, at first ${loads[0]?.toFixed(0)} ms (goal 10 ms)`,
    `a message: median ${figure(0.5)} ms, p99 ${figure(0.99)} ms, the first ${cold.toFixed(0)} ms (goal 5 ms)`,
  ];
};

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}
