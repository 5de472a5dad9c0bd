import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Outside } from '../../tui/chat-options.ts';
import type { Shell } from '../shell.ts';

/** The rest of the machine, as the chat needs it. */
export function outside({ env, cwd }: Pick<Shell, 'env' | 'cwd'>): Outside {
  return {
    edit: (text) => editText(text, env['VISUAL'] || env['EDITOR'] || 'vi'),
    async paths(prefix) {
      const folder = prefix.endsWith('/') ? prefix : dirname(prefix);
      const begun = prefix.endsWith('/') ? '' : prefix.slice(prefix.lastIndexOf('/') + 1);
      const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch(() => []);
      const stem = prefix.slice(0, prefix.length - begun.length);
      return entries
        .filter(({ name }) => name.startsWith(begun) && (begun.startsWith('.') || !name.startsWith('.')))
        .map((entry) => `${stem}${entry.name}${entry.isDirectory() ? sep : ''}`)
        .sort();
    },
  };
}

async function editText(text: string, editor: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  try {
    const file = join(folder, 'message.md');
    await writeFile(file, text, { mode: 0o600 });
    await runEditor(editor, file);
    return (await readFile(file, 'utf8')).replace(/\n$/, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `$EDITOR` may hold arguments (`code --wait`): the shell takes it apart, the file is handed over apart from it. */
function runEditor(editor: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `exec ${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
    const failed = (why: string) => reject(new UserError(`The editor "${editor}" ${why}.`, 'Set VISUAL or EDITOR to the one you use.'));
    child.on('error', () => failed('cannot be started'));
    child.on('close', (code) => (code === 0 ? resolve() : failed(`ended with code ${code ?? 'none'}`)));
  });
}
