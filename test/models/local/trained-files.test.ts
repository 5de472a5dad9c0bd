import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOfLearning } from '../../../src/build/code-of-learning.ts';
import { filesIn, learningSources } from '../../../src/models/local/learning-sources.ts';
import { procedureFingerprint } from '../../../src/models/local/playbook/load-procedures.ts';
import { fingerprintIn as fingerprintOfProcedures } from '../../../src/models/local/playbook/procedure-file.ts';
import { fingerprintOf } from '../../../src/models/local/routing/fingerprint.ts';
import { loadRouter, type TrainedFiles } from '../../../src/models/local/routing/router.ts';
import { fingerprintIn } from '../../../src/models/local/routing/trained-file.ts';
import { shippedFiles, trainedFiles } from '../../../src/models/local/trained-files.ts';
import { loadTeam } from '../../../src/team/load-team.ts';

const { team, settings } = await loadTeam('agents/teamflow', undefined);

test('what ships was learned from the present examples, signals and words (npm run train)', () => {
  const shipped = fingerprintIn(readFileSync(join(settings.folder, shippedFiles.router)));
  expect(shipped).toBe(fingerprintOf(learningSources(team, settings, 'agents/words')));
});

test('what ships was learned from the present openings (npm run train)', () => {
  const learning = learningSources(team, settings, 'agents/words');
  const router = loadRouter(learning, trainedFiles('router', settings.folder, team.name, undefined));
  const openings = () => filesIn(join(settings.folder, 'openings'), '.jsonl');
  const shipped = fingerprintOfProcedures(readFileSync(join(settings.folder, shippedFiles.procedures)));
  expect(shipped).toBe(procedureFingerprint({ team, openings, learning, router }));
});

test('what ships was learned by the present code (npm run train)', () => {
  expect(readFileSync(join(settings.folder, 'trained/code.sha256'), 'utf8').trim()).toBe(codeOfLearning('.'));
});

test('what ships is small', () => {
  expect(readFileSync(join(settings.folder, shippedFiles.router)).length).toBeLessThan(2_100_000);
  expect(readFileSync(join(settings.folder, shippedFiles.procedures)).length).toBeLessThan(750_000);
});

const few = {
  examples: new Map([
    ['billing.jsonl', Buffer.from('{"text":"Please refund the charge"}\n{"text":"The invoice is wrong, refund it"}\n')],
    ['technical-support.jsonl', Buffer.from('{"text":"The app crashes with an error"}\n{"text":"An error, the page crashes"}\n')],
    ['clarify.jsonl', Buffer.from('{"text":"Hello?"}\n{"text":"Help please"}\n')],
  ]),
  specialists: ['billing', 'technical-support'],
  signals: [],
  words: new Map(),
  terms: { plans: [], integrations: [], areas: [] },
};

test('other examples are learned once and kept in the cache; earlier ones go', () => {
  const cache = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  const files = trainedFiles('router', 'no/such/folder', 'acme', cache);
  const first = loadRouter(few, files).route('Please refund the charge').routing;
  expect(first.alternatives[0]?.agent).toBe('billing');
  const [kept] = readdirSync(cache);
  const readOnly: TrainedFiles = { read: files.read, write: () => expect.unreachable('it was learned again') };
  expect(loadRouter(few, readOnly).route('Please refund the charge').routing.alternatives).toEqual(first.alternatives);
  loadRouter({ ...few, specialists: ['billing', 'technical-support', 'product-info'] }, files);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(cache)).not.toContain(kept);
});
