import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { publishedSchemas } from '../../src/team/published-schemas.ts';

const agents = new URL('../../agents', import.meta.url).pathname;

test.each(Object.entries(publishedSchemas()))(
  'the published schema of a %s file is up to date (npx vitest -u writes it)',
  async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(agents, 'schema', `${name}.schema.json`));
  },
);

test('every file of the demo team names the schema it follows', () => {
  const files = readdirSync(join(agents, 'teamflow'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?:team|policies|[a-z-]+-agent|playbooks\/[a-z-]+)\.yml$/.test(file),
  );
  expect(files.length).toBeGreaterThan(6);
  const published = Object.keys(publishedSchemas()).map((name) => join(agents, 'schema', `${name}.schema.json`));
  for (const file of files) {
    const path = join(agents, 'teamflow', file);
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(path, 'utf8')) ?? [];
    expect(published, file).toContain(resolve(dirname(path), schema));
  }
});
