import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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

test('its files name the schemas that lie beside them, and its cases pass', async () => {
  using home = new TemporaryHome();
  const { stderr } = await home.run(['init', "Bob's shop"]);
  expect(stderr).toContain(`frontdesk eval --team 'Bob'\\''s shop'`);
  const folder = home.path("Bob's shop");
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  expect(files).toEqual(expect.arrayContaining(['team.yml', 'signals.yml', 'policies.yml', 'playbooks/damaged-on-arrival.yml']));
  for (const file of files) {
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(resolve(folder, file), 'utf8')) ?? [];
    expect(existsSync(resolve(folder, dirname(file), schema)), `${file}: ${schema}`).toBe(true);
  }
  expect(await home.run(['eval', '--team', folder, '--min', '100'])).toMatchObject({ code: 0 });
  expect(await home.run(['knowledge', 'check', '--team', folder])).toMatchObject({ code: 0, stderr: 'The documents are sound.\n' });
});

test('a folder that holds something is left alone', async () => {
  using home = new TemporaryHome();
  writeFileSync(home.path('notes.txt'), 'mine');
  expect(await home.run(['init', '.'])).toMatchObject({
    code: 2,
    stderr: 'frontdesk: . is not empty.\nName a folder that does not exist yet.\n',
  });
});
