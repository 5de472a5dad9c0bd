import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = globSync('dist/**', { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());

test('the program stays small: 2 MB of code', () => {
  const bytes = dist.filter(({ name }) => name.endsWith('.js')).map((entry) => statSync(`${entry.parentPath}/${entry.name}`).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
});

test('every package in the bundle comes with its licence', () => {
  const notices = readFileSync(`${root}/dist/LICENSES`, 'utf8');
  for (const name of ['commander', 'ink', 'react', 'kysely', 'yaml', 'zod', 'yoga-layout'])
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(notices).not.toContain('(undefined)');
});

test('the package holds what runs and nothing else', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }));
  const paths: readonly string[] = files.map(({ path }: { path: string }) => path);
  const folders = new Set(paths.map((path) => path.split('/')[0]));
  expect([...folders].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'agents', 'bin', 'dist', 'docs', 'package.json']);
  expect(paths.filter((path) => path.startsWith('docs/') && !path.startsWith('docs/knowledge/'))).toEqual([]);
});
