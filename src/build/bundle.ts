import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
 * Never used here: React's devtools; the validator of a configuration schema that there is none of (440 KB), and what
 * compares versions for migrations of it (30 KB);
 * the sentences of the schema library in 50 languages (330 KB): problems are said in our own; and the tools for files and
 * shells (50 KB) that come with Anthropic's client: none of ours reach that far.
 */
const unused =
  /^(?:react-devtools-core|semver|ajv\/dist\/2020\.js|ajv-formats|\.\.\/locales\/(?:index|en)\.js|.*\/agent-toolset\/node\.mjs)$/;

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup(bundle) {
    bundle.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }));
    // Commands here are never programs of their own; with it come sockets and datagrams.
    bundle.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /node_modules\/commander\//.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
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

/**
 * How wide a text is takes 20 ms to learn, before the first frame: to cut it into characters, and the pattern of all
 * emoji. Letters of Europe, quotation marks, arrows and frames are one column each, like ASCII. What tells the others is
 * made when one is met; of a single UTF-16 unit a smaller pattern tells as much: the emoji among them are those that are
 * shown as such by themselves.
 */
const widthWhenMet: Plugin = {
  name: 'width-when-met',
  setup(bundle) {
    const narrow =
      '\\u00A0-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u2030-\\u205E\\u2190-\\u22FF\\u2500-\\u25FC\\u2713-\\u2718\\u276C-\\u2771';
    const changes: readonly (readonly [RegExp, string])[] = [
      [
        /const rgiEmojiRegex = (.+);/,
        `let everyEmoji;
         const rgiEmojiRegex = { test: (text) => text.length === 1 ? /^\\p{Emoji_Presentation}$$/u.test(text) : (everyEmoji ??= $1).test(text) };`,
      ],
      [/const segmenter = (.+);/, 'let segments; const segmenter = { segment: (text) => (segments ??= $1).segment(text) };'],
      [
        /const visibleCharacterRegex = (.+);/,
        'let visible; const visibleCharacterRegex = { test: (text) => (visible ??= $1).test(text), [Symbol.search]: (text) => text.search(visible ??= $1) };',
      ],
      [/const spacingMarkRegex = (.+);/, 'let spacing; const spacingMarkRegex = { test: (text) => (spacing ??= $1).test(text) };'],
      [
        /if \(\/\^\[\\u0020-\\u007E\]\*\$\/\.test\(string\)\)/,
        `if (/^[\\u0020-\\u007E]*$$/.test(string) || ambiguousIsNarrow && /^[\\u0020-\\u007E${narrow}]*$$/.test(string))`,
      ],
    ];
    bundle.onLoad({ filter: /string-width\/index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [place, instead] of changes) {
        if (!place.test(contents)) throw new Error(`${path}: measures in another way now (${place}); look at widthWhenMet again`);
        contents = contents.replace(place, instead);
      }
      return { contents };
    });
  },
};

await rm(dist, { recursive: true, force: true });
const { metafile, outputFiles } = await build({
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
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    localEngineSource: JSON.stringify(await localEngineSource()),
  },
  plugins: [withoutUnused, withoutPreviews, yogaWithoutFetch, widthWhenMet],
  // For size alone: it does nothing for the start.
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  write: false,
  logLevel: 'warning',
});
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
 * asked for (6 ms before anything is done). Taken as it is, it loads what is used.
 */
function withBuiltinsAsTheyAre(code: string): string {
  const imports = /\bimport\s*(?:(?:\*\s*as\s+)?([\w$]+)|\{([^}]*)\})\s*from\s*"(node:[\w/]+)";/g;
  const taken = code.replace(imports, (_, whole: string | undefined, names = '', name: string) => {
    const bindings = whole ?? `{${names.replaceAll(/\s+as\s+/g, ':')}}`;
    return `const ${bindings}=globalThis.process.getBuiltinModule("${name}");`;
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
