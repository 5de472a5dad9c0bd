import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundleDefines, bundlePlugins } from './bundle-plugins.ts';
import { licenceNotices } from './licence-notices.ts';
import { loadedTogether } from './loaded-together.ts';

/**
 * Builds `dist/` from `src/main.ts`: split into chunks, so that a command loads what it needs and nothing else.
 * A single file would inline every dynamic import and triple the start of `--version`.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = `${root}/dist`;
const { dependencies = {} } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/** See `withBuiltinsAsTheyAre`. */
const calledLater: ReadonlySet<string> = new Set(
  'createHash hash randomBytes randomInt randomUUID scrypt timingSafeEqual createInterface appendFile open readFile rm writeFile'.split(
    ' ',
  ),
);

await rm(dist, { recursive: true, force: true });
const options = {
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.13',
  // Heavy and seldom needed: installed beside the program, loaded when a command asks for them.
  external: Object.keys(dependencies),
  mainFields: ['module', 'main'],
  define: { ...bundleDefines, localEngineSource: JSON.stringify(await localEngineSource()) },
  // For size alone: it does nothing for the start.
  minify: true,
  legalComments: 'none',

  metafile: true,
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;
const apart = await build({ ...options, plugins: [...bundlePlugins] });
const { metafile, outputFiles } = await build({ ...options, plugins: [...bundlePlugins, loadedTogether(apart.metafile, root)] });
await mkdir(dist);
for (const { path, text } of outputFiles) await writeFile(path, withRequire(withBuiltinsAsTheyAre(text)));
await writeFile(`${dist}/LICENSES`, await licenceNotices(root, Object.keys(metafile.inputs)));

/** What the local engine is made of, as a hash: see src/models/local/built-from.ts. */
async function localEngineSource(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...globSync('src/models/local/**/*.ts', { cwd: root }).sort(), 'package-lock.json']) {
    hash.update(`${file}\0`).update(await readFile(`${root}/${file}`));
  }
  return hash.digest('hex');
}

/**
 * An import of one of Node's modules reads every name that it exports, and with them loads streams and workers that nobody
 * asked for (6 ms before anything is done). Taken as it is, it loads what is used; and these functions, of modules that few
 * commands need and that take some ten milliseconds, when they are first called.
 */
function withBuiltinsAsTheyAre(code: string): string {
  const imports = /\bimport\s*(?:(?:\*\s*as\s+)?([\w$]+)|\{([^}]*)\})\s*from\s*"(node:[\w/]+)";/g;
  const taken = code.replace(imports, (_, whole: string | undefined, names: string | undefined, name: string) => {
    const module = `globalThis.process.getBuiltinModule("${name}")`;
    const wanted = (names ?? '').split(',').map((one) => one.trim().split(/\s+as\s+/));
    if (wanted.every(([original = '']) => calledLater.has(original)))
      return wanted.map(([original, local = original]) => `const ${local}=(...all)=>${module}.${original}(...all);`).join('');
    return `const ${whole ?? `{${names?.replaceAll(/\s+as\s+/g, ':')}}`}=${module};`;
  });
  if (/\bfrom\s*"node:/.test(taken))
    throw new Error('a module of Node is imported in another way now; look at withBuiltinsAsTheyAre again');
  return taken;
}

/** CommonJS packages inside ESM chunks still ask for Node's own modules by `require`: one is made when they do. */
function withRequire(code: string): string {
  if (!/\brequire\(|\btypeof require\b/.test(code)) return code;
  return `let made;const require=(name)=>(made??=globalThis.process.getBuiltinModule("node:module").createRequire(import.meta.url))(name);${code}`;
}
