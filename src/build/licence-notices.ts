import { readdir, readFile } from 'node:fs/promises';

/**
 * The licence texts of every package that went into the bundle, with the names and copyright lines of all that share one.
 * Their licences ask for that wherever the code is passed on.
 * @param inputs the bundle's source files, relative to `root`
 */
export async function licenceNotices(root: string, inputs: readonly string[]): Promise<string> {
  const packages = [...new Set(inputs.flatMap(packageFolder))].sort();
  const notices = await Promise.all(packages.map((folder) => noticeOf(`${root}/${folder}`)));
  const texts = Object.values(Object.groupBy(notices, ({ key }) => key)).map((group = []) => shared(group));
  return `Frontdesk includes these packages.\n\n${texts.join('\n')}`;
}

/** `node_modules/@scope/name` of a file in it, the innermost one. */
function packageFolder(input: string): readonly string[] {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1] === undefined ? [] : [match[1]];
}

interface Notice {
  /** `zod 4.6.7 (MIT)` */
  readonly title: string;
  readonly copyright: readonly string[];
  readonly terms: string;
  /** The same for terms that differ only in how their lines are broken. */
  readonly key: string;
}

async function noticeOf(folder: string): Promise<Notice> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const lines = (file === undefined ? `Licence: ${license}` : await readFile(`${folder}/${file}`, 'utf8')).split(/\r?\n/);
  const isCopyright = (line: string) => /^\s*copyright\b.*\d{4}/i.test(line);
  const terms = lines
    .filter((line) => !isCopyright(line))
    .join('\n')
    .trim();
  return { title: `${name} ${version} (${license})`, copyright: lines.filter(isCopyright), terms, key: terms.replace(/\s+/g, ' ') };
}

function shared(notices: readonly Notice[]): string {
  const packages = notices.map(({ title, copyright }) => [title, ...copyright.map((line) => `  ${line.trim()}`)].join('\n'));
  const rule = '='.repeat(72);
  return `${rule}\n${packages.join('\n')}\n${rule}\n${notices[0]?.terms ?? ''}\n`;
}
