import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import { makeFolder } from '../files/make-folder.ts';

/** What the operator has set for good: names from the table of settings, values as text. */
export type StoredConfig = Readonly<Record<string, string>>;

const name = 'config';

export const configPath = (folder: string) => join(folder, `${name}.json`);

/**
 * Reads the file by itself, every time: most starts have none, and the library that writes it costs more than all of `--help`.
 * @throws {UserError} for a file that is no JSON object; it is left as it is
 */
export function readConfig(folder: string): StoredConfig {
  const path = configPath(folder);
  const text = readIfThere(path);
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`The configuration ${path} is not valid JSON.`, 'Mend it in an editor, or remove it to start afresh.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(`The configuration ${path} is not a JSON object.`, 'Mend it in an editor, or remove it to start afresh.');
  }
  return Object.fromEntries(Object.entries(value).map(([key, setting]) => [key, String(setting)]));
}

/** Sets or removes (`undefined`) one value. The file is replaced as a whole, so that no reader sees half of it. */
export async function writeConfig(folder: string, key: string, value: string | undefined): Promise<void> {
  readConfig(folder);
  const { default: Conf } = await import('conf');
  try {
    makeFolder(folder);
    const conf = new Conf<Record<string, string>>({ cwd: folder, configName: name, accessPropertiesByDotNotation: false });
    if (value === undefined) conf.delete(key);
    else conf.set(key, value);
  } catch (error) {
    throw new UserError(
      `The configuration in ${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      'Set FRONTDESK_CONFIG_DIR to a directory that can be written.',
    );
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw new UserError(`The configuration ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
