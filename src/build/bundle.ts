import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { licenceNotices } from './licence-notices.ts';

/**
 * Builds `dist/` from `src/main.ts`: split into chunks, so that a command loads what it needs and nothing else.
 * A single file would inline every dynamic import and triple the start of `--version`.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = `${root}/dist`;
const { dependencies = {} } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/**
 * Never used here: React's devtools, the validator of a configuration schema that there is none of (440 KB),
 * and the sentences of the schema library in 50 languages (330 KB): problems are said in our own.
 */
const unused = /^(?:react-devtools-core|ajv\/dist\/2020\.js|ajv-formats|\.\.\/locales\/(?:index|en)\.js)$/;

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup(bundle) {
    bundle.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'export default () => ({}); export const Ajv2020 = undefined;',
    }));
  },
};

/** The Messages API is all that is used of Anthropic's: its previews (200 KB) are left out, and named so that a missing one shows here. */
const withoutPreviews: Plugin = {
  name: 'without-previews',
  setup(bundle) {
    bundle.onResolve({ filter: /\/beta\/beta\.mjs$/ }, ({ path }) => ({ path, namespace: 'previews' }));
    bundle.onLoad({ filter: /.*/, namespace: 'previews' }, () => ({
      contents: `export class Beta {}
        export class BetaOrganizationNotEnrolledInBetaError extends Error {}
        export class BetaRequestBodyTimeoutError extends Error {}
        export class BetaUnsupportedCharsetError extends Error {}`,
    }));
  },
};

/**
 * Yoga compares `typeof fetch` before it decodes its wasm from a `data:` URL; touching `fetch` loads all of undici (45 ms).
 * The bytes are at hand, so it never needs to fetch.
 */
const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup(bundle) {
    bundle.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replaceAll('"function"!=typeof fetch', '!0');
      if (contents === source) throw new Error(`${path}: no longer asks for fetch; yogaWithoutFetch can go`);
      return { contents };
    });
  },
};

await rm(dist, { recursive: true, force: true });
const { metafile } = await build({
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
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  // CommonJS packages inside ESM chunks still ask for Node's own modules by `require`.
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  plugins: [withoutUnused, withoutPreviews, yogaWithoutFetch],
  // For size alone: it does nothing for the start.
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
});
await writeFile(`${dist}/LICENSES`, await licenceNotices(root, Object.keys(metafile.inputs)));
