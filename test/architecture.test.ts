import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

const source = new URL('../src', import.meta.url).pathname;
const adapters = ['models', 'store', 'knowledge', 'team', 'mcp', 'policy', 'desk', 'tools'];

/** Which adapters may see which others; everything else goes through a port of core. */
const allowed: Record<string, readonly string[]> = {
  tools: ['desk'],
  store: ['desk', 'files'],
  knowledge: ['files'],
  policy: ['cel'],
  models: ['cel', 'files'],
  team: ['cel', 'files'],
};

/** A package, and the only places that may import it. */
const homes: Record<string, readonly string[]> = {
  '@anthropic-ai/sdk': ['models/claude'],
  ink: ['tui'],
  react: ['tui'],
  yaml: ['team'],
  'node:sqlite': ['store', 'knowledge'],
  kysely: ['store'],
  '@marcbachmann/cel-js': ['cel'],
  conf: ['cli'],
  commander: ['cli'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = globSync('**/*.{ts,tsx}', { cwd: source });
const imports = files.flatMap((file) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(
    ([, target = '']): Import => ({ file: file.split(sep).join('/'), target }),
  ),
);
const local = imports
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({
    file,
    target: relative(source, join(source, dirname(file), target))
      .split(sep)
      .join('/'),
  }));
const folder = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '.');
const show = ({ file, target }: Import) => `${file} → ${target}`;

test('there is something to check', () => {
  expect(local.length).toBeGreaterThan(10);
});

test('core imports only core', () => {
  const outside = imports.filter(({ file, target }) => folder(file) === 'core' && !target.startsWith('./'));
  expect(outside.map(show)).toEqual([]);
});

test('core uses no process, clock or console of its own', () => {
  const uses = files
    .filter((file) => file.startsWith(`core${sep}`))
    .filter((file) => /\b(?:process\.|Date\.now\(|new Date\(\)|console\.|Math\.random\()/.test(readFileSync(join(source, file), 'utf8')));
  expect(uses).toEqual([]);
});

test('adapters do not import one another', () => {
  const crossing = local.filter(({ file, target }) => {
    const [from, to] = [folder(file), folder(target)];
    return adapters.includes(from) && to !== from && to !== 'core' && !(allowed[from] ?? []).includes(to);
  });
  expect(crossing.map(show)).toEqual([]);
});

test('tui, outputs and slash never import adapters, and only tui knows Ink', () => {
  const crossing = local.filter(
    ({ file, target }) => ['tui', 'outputs', 'slash'].includes(folder(file)) && adapters.includes(folder(target)),
  );
  expect(crossing.map(show)).toEqual([]);
});

test('each package has one home', () => {
  const strays = imports.filter(({ file, target }) => {
    const home = Object.entries(homes).find(([name]) => target === name || target.startsWith(`${name}/`));
    return home !== undefined && !home[1].some((place) => file === `${place}.ts` || file.startsWith(`${place}/`));
  });
  expect(strays.map(show)).toEqual([]);
});
