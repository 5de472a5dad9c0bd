import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ladder } from '../../src/desk/escalation-ladder.ts';
import { tools } from '../helpers/tool-bench.ts';

const page = (name: string) => readFileSync(new URL(`../../docs/handbook/${name}.md`, import.meta.url), 'utf8');

test('the handbook lists every tool with its kind', () => {
  const kinds = { read: 'read', write: 'write', input: 'form', outside: 'outside' };
  const listed = [...page('tools').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, kind]) => [name, kind]);
  expect(listed).toEqual(Object.values(tools).map(({ name, effect }) => [name, kinds[effect]]));
});

test('the handbook says where each kind of escalation goes', () => {
  const rows = [...page('escalations').matchAll(/^\| (`[^|]+`) \| (\w+) \| (\d) \| ([^|]+) \|$/gm)].flatMap(
    ([, kinds = '', name, level, owner]) => [...kinds.matchAll(/`([\w-]+)`/g)].map(([, kind]) => [kind, name, Number(level), owner]),
  );
  const known = Object.entries(ladder).map(([kind, entry]) => [kind, entry.class, entry.level, entry.ownerRole]);
  expect(rows.toSorted()).toEqual(known.toSorted());
});
