import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn, learningSources } from '../models/local/learning-sources.ts';
import { loadProcedures } from '../models/local/playbook/load-procedures.ts';
import { loadRouter, type TrainedFiles } from '../models/local/routing/router.ts';
import { shippedFiles } from '../models/local/trained-files.ts';
import { loadTeam } from '../team/load-team.ts';
import { codeOfLearning } from './code-of-learning.ts';

/**
 * `npm run train [folder]`: learns routing and procedures from a team's examples and openings, and writes what ships
 * with the team. What the present code has learned from the present sources is kept.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const { team, settings } = await loadTeam(positionals[0] ?? 'agents/teamflow', undefined);
mkdirSync(join(settings.folder, 'trained'), { recursive: true });
// What a test compares: a file that is older than the code or the examples does not ship.
const codeFile = join(settings.folder, 'trained/code.sha256');
const code = codeOfLearning('.');
const sameCode = existsSync(codeFile) && readFileSync(codeFile, 'utf8').trim() === code;
const learning = learningSources(team, settings, 'agents/words');
const router = loadRouter(learning, shipped(shippedFiles.router));
const openings = () => filesIn(join(settings.folder, 'openings'), '.jsonl');
loadProcedures({ team, openings, learning, router }, { files: shipped(shippedFiles.procedures), hash: (_, work) => work() });
writeFileSync(codeFile, `${code}\n`);

function shipped(name: string): TrainedFiles {
  const started = performance.now();
  const file = join(settings.folder, name);
  return {
    read: () => (sameCode && existsSync(file) ? readFileSync(file) : undefined),
    write(_, bytes) {
      writeFileSync(file, bytes);
      process.stdout.write(`${name}: ${Math.round(bytes.length / 1024)} KB, learned in ${Math.round(performance.now() - started)} ms\n`);
    },
  };
}
