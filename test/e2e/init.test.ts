import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TemporaryHome } from '../helpers/program.ts';

test('a team from init is sound, routes and answers', async () => {
  using home = new TemporaryHome();
  expect((await home.run(['init', 'Lamp Shop'])).code).toBe(0);
  expect(readFileSync(home.path('Lamp Shop/team.yml'), 'utf8')).toMatch(/^name: lamp-shop\ntitle: "Lamp Shop"$/m);
  expect(await home.run(['agents', 'check', '--team', 'Lamp Shop'])).toMatchObject({ code: 0, stdout: '' });
  const asked = await home.run(['ask', '--team', 'Lamp Shop', 'What does delivery cost?', '-o', 'json']);
  expect(JSON.parse(asked.stdout)).toMatchObject({ status: 'answered', agents: ['triage', 'information'] });
  expect(JSON.parse(asked.stdout).reply).toContain('$4.90');
});

test('a folder that holds something is left alone', async () => {
  using home = new TemporaryHome();
  writeFileSync(home.path('notes.txt'), 'mine');
  expect(await home.run(['init', '.'])).toMatchObject({
    code: 2,
    stderr: 'frontdesk: . is not empty.\nName a folder that does not exist yet.\n',
  });
});
