import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOfLearning } from '../../../src/build/code-of-learning.ts';
import { learningSources } from '../../../src/models/local/learning-sources.ts';
import { fingerprintOf } from '../../../src/models/local/routing/fingerprint.ts';
import { loadRouter, type TrainedFiles } from '../../../src/models/local/routing/router.ts';
import { fingerprintIn } from '../../../src/models/local/routing/trained-file.ts';
import { shippedFile, trainedFiles } from '../../../src/models/local/trained-files.ts';
import { loadTeam } from '../../../src/team/load-team.ts';

const { team, settings } = await loadTeam('agents/teamflow', undefined);

test('what ships was learned from the present examples, signals and words (npm run train)', () => {
  const shipped = fingerprintIn(readFileSync(join(settings.folder, shippedFile)));
  expect(shipped).toBe(fingerprintOf(learningSources(team, settings, 'agents/words')));
});

test('what ships was learned by the present code (npm run train)', () => {
  expect(readFileSync(join(settings.folder, 'trained/code.sha256'), 'utf8').trim()).toBe(codeOfLearning('.'));
});

test('what ships is small', () => {
  expect(readFileSync(join(settings.folder, shippedFile)).length).toBeLessThan(2_000_000);
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
};

test('other examples are learned once and kept in the cache; earlier ones go', () => {
  const cache = mkdtempSync(join(tmpdir(), 'frontdesk-cache-'));
  const files = trainedFiles('no/such/folder', 'acme', cache);
  const first = loadRouter(few, files).route('Please refund the charge').routing;
  expect(first.alternatives[0]?.agent).toBe('billing');
  const [kept] = readdirSync(cache);
  const readOnly: TrainedFiles = { read: files.read, write: () => expect.unreachable('it was learned again') };
  expect(loadRouter(few, readOnly).route('Please refund the charge').routing.alternatives).toEqual(first.alternatives);
  loadRouter({ ...few, specialists: ['billing', 'technical-support', 'product-info'] }, files);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(cache)).not.toContain(kept);
});
