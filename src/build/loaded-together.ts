import { readFile } from 'node:fs/promises';
import { extname, relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

const main = 'src/main.ts';
/** Loaded whatever the command is, `--help` too: they stay small. */
const first: ReadonlySet<string> = new Set([main, 'src/cli/program.ts', 'src/cli/shell.ts', 'src/cli/directories.ts']);
const name = 'loaded-together';

/**
 * The bundler makes a chunk of everything that the same commands share, which comes to some eighty, most of a few hundred
 * bytes: finding, reading and linking one takes Node longer than all that stands in it. Here each command that is loaded
 * by itself is made to share all of these modules, so that they become one chunk.
 * @param metafile of a bundle made without it @param root absolute
 */
export function loadedTogether(metafile: Metafile, root: string): Plugin {
  const shared = sharedModules(metafile);
  const lazy = new Set(lazyModules(metafile));
  return {
    name,
    setup(bundle) {
      bundle.onResolve({ filter: new RegExp(`^${name}$`) }, ({ path }) => ({ path, namespace: name }));
      bundle.onLoad({ filter: /.*/, namespace: name }, () => ({
        contents: shared.map((path) => `import ${JSON.stringify(`./${path}`)};`).join('\n'),
        resolveDir: root,
      }));
      bundle.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        if (!lazy.has(relative(root, path))) return undefined;
        return { contents: `import "${name}";\n${await readFile(path, 'utf8')}`, loader: extname(path) === '.tsx' ? 'tsx' : 'ts' };
      });
    },
  };
}

/** Our own modules in the chunks that commands share. One that brings a package along stays where it is: most need no package. */
function sharedModules({ inputs, outputs }: Metafile): readonly string[] {
  const chunks = Object.values(outputs).filter(({ entryPoint }) => entryPoint === undefined);
  const paths = chunks.flatMap((chunk) => Object.keys(chunk.inputs).filter((path) => (chunk.inputs[path]?.bytesInOutput ?? 0) > 0));
  return paths.filter((path) => [...broughtBy(path, inputs)].every((one) => one.startsWith('src/') && one !== main));
}

/** The module, and all that is loaded with it. */
function broughtBy(path: string, inputs: Metafile['inputs'], brought = new Set<string>()): ReadonlySet<string> {
  if (brought.has(path)) return brought;
  brought.add(path);
  for (const one of inputs[path]?.imports ?? []) {
    if (one.kind === 'import-statement' && one.external !== true) broughtBy(one.path, inputs, brought);
  }
  return brought;
}

/** Our own modules that are loaded by themselves, when they are asked for. */
function lazyModules({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ entryPoint = main }) =>
    entryPoint.startsWith('src/') && !first.has(entryPoint) ? [entryPoint] : [],
  );
}
