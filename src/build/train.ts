import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { learningSources } from '../models/local/learning-sources.ts';
import { fingerprintOf } from '../models/local/routing/fingerprint.ts';
import { learn } from '../models/local/routing/router.ts';
import { shippedFile } from '../models/local/trained-files.ts';
import { loadTeam } from '../team/load-team.ts';
import { codeOfLearning } from './code-of-learning.ts';

/** `npm run train [folder]`: learns routing from a team's examples and writes what ships with the team. */
const { positionals } = parseArgs({ allowPositionals: true });
const { team, settings } = await loadTeam(positionals[0] ?? 'agents/teamflow', undefined);
const sources = learningSources(team, settings, 'agents/words');
const started = performance.now();
let written = 0;
learn(sources, fingerprintOf(sources), {
  read: () => undefined,
  write(_, bytes) {
    const file = join(settings.folder, shippedFile);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    // What a test compares: a file that is older than the code or the examples does not ship.
    writeFileSync(join(dirname(file), 'code.sha256'), `${codeOfLearning('.')}\n`);
    written = bytes.length;
  },
});
process.stdout.write(`${shippedFile}: ${Math.round(written / 1024)} KB, learned in ${Math.round(performance.now() - started)} ms\n`);
