import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

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

/**
 * The Messages API is all that is used of Anthropic's: previews, files, skills and the administration of organisations
 * (240 KB) are left out, and with them the classes of their errors. What is missed shows here by its name.
 */
const onlyMessages: Plugin = {
  name: 'only-messages',
  setup(bundle) {
    const others =
      /\/(?:beta\/beta|organization\/organization|skills\/skills|user-profiles\/user-profiles|resources\/files|\.\/files)\.mjs$/;
    bundle.onResolve({ filter: others }, ({ path, importer }) =>
      importer.includes('/@anthropic-ai/sdk/') ? { path, namespace: 'other-resources' } : undefined,
    );
    bundle.onResolve({ filter: /\/error-classes\.mjs$/ }, ({ path }) => ({ path, namespace: 'error-classes' }));
    const named = (names: string, base = '') => names.split(' ').map((name) => `export class ${name} ${base} {}`);
    bundle.onLoad({ filter: /.*/, namespace: 'other-resources' }, () => ({
      contents: [
        ...named('Beta Organization Skills UserProfiles Files'),
        ...named('BetaOrganizationNotEnrolledInBetaError BetaRequestBodyTimeoutError BetaUnsupportedCharsetError', 'extends Error'),
        ...named('OrgMemberLimitExceededError RBACRoleNotFoundError ConcurrentMembershipChangeError', 'extends Error'),
        ...named('SkillReadBlockedUndecryptableError UserProfileNotFoundError UserProfileRequiredError', 'extends Error'),
        ...named('UserProfileBillingNotAuthorizedError UserProfileNotBillableError', 'extends Error'),
        ...named('FileNotDownloadableError StorageQuotaExceededError FileExpiredError', 'extends Error'),
      ].join('\n'),
    }));
    // An error is then told by its status alone, as all are here.
    bundle.onLoad({ filter: /.*/, namespace: 'error-classes' }, () => ({ contents: 'export const ERROR_CODE_CLASSES = new Map();' }));
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

/** Letters of Europe, quotation marks, arrows and frames: one column each like ASCII, and each a character of its own. */
const narrow = '\\u00A0-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u2030-\\u205E\\u2190-\\u22FF\\u2500-\\u25FC\\u2713-\\u2718\\u276C-\\u2771';

/**
 * How wide a text is takes 20 ms to learn, before the first frame: to cut it into characters, and the pattern of all
 * emoji. What tells all but the narrow ones is made when one is met; of a single UTF-16 unit a smaller pattern tells as
 * much: the emoji among them are those that are shown as such by themselves.
 */
const widthWhenMet: Plugin = {
  name: 'width-when-met',
  setup(bundle) {
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

/**
 * Cutting text into characters as people see them takes 5 ms to begin with, and most of the time of every frame after that.
 * A text of narrow letters and escape sequences is cut between all of its letters.
 */
const charactersWhenMet: Plugin = {
  name: 'characters-when-met',
  setup(bundle) {
    const made = /const (\w+) = new Intl\.Segmenter\([^;]*\);/;
    const instead = `
      let everySegment;
      const plainText = /^[\\n\\u001B\\u0020-\\u007E${narrow}]*$$/;
      const $1 = {
        segment(text) {
          if (!plainText.test(text)) return (everySegment ??= new Intl.Segmenter()).segment(text);
          const segments = [];
          for (let index = 0; index < text.length; index += 1) segments.push({ segment: text[index], index });
          return segments;
        },
      };`;
    const files = /(?:ansi-tokenize\/build\/tokenize|ink\/build\/line-update|wrap-ansi\/index|slice-ansi\/tokenize-ansi)\.js$/;
    bundle.onLoad({ filter: files }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!made.test(source)) throw new Error(`${path}: cuts text in another way now; look at charactersWhenMet again`);
      return { contents: source.replace(made, instead) };
    });
  },
};

/**
 * What reads Markdown makes some hundred patterns when it is loaded (10 ms before the first frame of the chat). Here it is
 * loaded with the others, but run when the first text is read: of its names these two are used.
 */
const markdownWhenMet: Plugin = {
  name: 'markdown-when-met',
  setup(bundle) {
    bundle.onLoad({ filter: /marked\/lib\/marked\.esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [exported = '', names = ''] = /export\{([^}]+)\};/.exec(source) ?? [];
      const nameOf = (name: string) => new RegExp(`([\\w$]+) as ${name}(?:,|$)`).exec(names)?.[1];
      const [lexer, marked] = [nameOf('lexer'), nameOf('Marked')];
      if (lexer === undefined || marked === undefined)
        throw new Error(`${path}: exports in another way now; look at markdownWhenMet again`);
      const contents = `
        let made;
        const whenMet = () => (made ??= (() => { ${source.replace(exported, '')}
          return { lexer: ${lexer}, Marked: ${marked} };
        })());
        export const lexer = (...all) => whenMet().lexer(...all);
        export class Marked { constructor(...all) { return new (whenMet().Marked)(...all); } }`;
      return { contents };
    });
  },
};

/** What is changed of the packages that go into the program: for its size, and for the time to its first words. */
export const bundlePlugins: readonly Plugin[] = [
  withoutUnused,
  onlyMessages,
  yogaWithoutFetch,
  widthWhenMet,
  charactersWhenMet,
  markdownWhenMet,
];

/** What packages ask of their surroundings is settled when the program is built. */
export const bundleDefines = { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' };
