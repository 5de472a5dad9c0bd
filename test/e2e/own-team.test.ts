import { appendFileSync, cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

test('the desk of an own team holds nothing of the demo company, and nothing of other teams', async () => {
  using home = new TemporaryHome();
  await home.run(['init', 'shop']);
  const env = { FRONTDESK_TEAM: home.path('shop') };
  expect(await home.run(['ask', 'I cannot sign in'])).toMatchObject({ code: 0 });
  expect(await home.run(['customers'], { env })).toMatchObject({ code: 0, stdout: '', stderr: 'The desk has no accounts.\n' });
  expect(await home.run(['escalations', '--team', 'shop'])).toMatchObject({ code: 0, stdout: '' });
  expect(await home.run(['ask', '-c', 'and how long?'], { env })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no conversation to continue yet.'),
  });
  expect(await home.run(['ask', 'What does delivery cost?', '--team', 'shop'])).toMatchObject({ code: 0 });
  expect(JSON.parse((await home.run(['sessions', '-o', 'json'], { env })).stdout)).toMatchObject([{ title: 'What does delivery cost?' }]);
  expect(JSON.parse((await home.run(['sessions', '-o', 'json'])).stdout)).toMatchObject([{ title: 'I cannot sign in' }]);
  expect(await home.run(['demo', 'reset'], { env })).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing was changed') });
});

test('a team that is called like the program has a desk of its own, too', async () => {
  using home = new TemporaryHome();
  await home.run(['init', 'frontdesk']);
  await home.run(['customers', '--team', 'frontdesk']);
  expect((await home.run(['customers', 'list', 'northwind'])).stdout).toMatch(/acc_northwind/);
});

test('a copy of the demo team keeps the desk of the demo company', async () => {
  using home = new TemporaryHome();
  cpSync(fileURLToPath(new URL('../../agents/teamflow', import.meta.url)), home.path('mine'), { recursive: true });
  expect((await home.run(['customers', 'list', 'northwind', '--team', 'mine'])).stdout).toMatch(/acc_northwind/);
});

test('a team with mistakes still has its desk', async () => {
  using home = new TemporaryHome();
  await home.run(['init', 'shop']);
  appendFileSync(home.path('shop/team.yml'), 'limts: {}\n');
  expect(await home.run(['audit', '--team', 'shop'])).toMatchObject({ code: 0 });
  expect(await home.run(['audit', '--team', 'nowhere'])).toMatchObject({ code: 2, stderr: expect.stringContaining('frontdesk init') });
});
