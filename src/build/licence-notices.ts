import { readdir, readFile } from 'node:fs/promises';

/**
 * The licence texts of every package that went into the bundle, each once, by name.
 * Their licences ask for that wherever the code is passed on.
 * @param inputs the bundle's source files, relative to `root`
 */
export async function licenceNotices(root: string, inputs: readonly string[]): Promise<string> {
  const packages = [...new Set(inputs.flatMap(packageFolder))].sort();
  const notices = await Promise.all(packages.map((folder) => notice(`${root}/${folder}`)));
  return `Frontdesk includes these packages.\n\n${notices.join('\n')}`;
}

/** `node_modules/@scope/name` of a file in it, the innermost one. */
function packageFolder(input: string): readonly string[] {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1] === undefined ? [] : [match[1]];
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}\n` : await readFile(`${folder}/${file}`, 'utf8');
  return `${'='.repeat(72)}\n${name} ${version} (${license})\n${'='.repeat(72)}\n${text.trim()}\n`;
}
