import { UserError } from '../core/errors.ts';
import { sanitize } from '../core/sanitize.ts';
import { commands } from './commands/index.ts';
import { exitCode } from './exit-codes.ts';
import type { Shell } from './shell.ts';

/** Says on stderr what went wrong, and how to mend it; `command` is the one that was asked for. Returns the exit code. */
export function reportError(
  error: unknown,
  shell: Shell,
  { debug, command = '' }: { readonly debug: boolean; readonly command?: string | undefined },
): number {
  if (shell.interruption !== undefined) return exitCode({ signal: shell.interruption });
  // Nobody reads the answer any more, so nobody needs the rest of it either.
  if (shell.stdout.closed) return exitCode({});
  const known = explain(error, command);
  if (known !== undefined) {
    say(shell, known.message, known.hint);
    return exitCode({ usage: true });
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  say(shell, `this should not have happened: ${message}`);
  if (debug && stack !== undefined) shell.stderr.write(`${sanitize(stack)}\n`);
  else shell.stderr.write('Please report it, with what you did and what the same command says with --debug.\n');
  return exitCode({ outcomes: ['failed'] });
}

function say({ stderr }: Shell, message: string, hint?: string): void {
  stderr.write(`frontdesk: ${sanitize(message)}\n${hint === undefined ? '' : `${sanitize(hint)}\n`}`);
}

/** Errors that the user can mend. Files that cannot be had are among them, whoever asked for them. */
function explain(error: unknown, command: string): { readonly message: string; readonly hint?: string | undefined } | undefined {
  if (error instanceof UserError) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('commander.')) return usageOf(error.message, command);
  const reason = fileProblems[code];
  if (reason === undefined || !('path' in error)) return undefined;
  return { message: `${String(error.path)}: ${reason}.` };
}

/** `error: unknown option '--fro'\n(Did you mean --from?)` → a message and a hint. */
function usageOf(text: string, command: string): { readonly message: string; readonly hint: string } {
  const [message = '', suggestion] = text.replace(/^error: /, '').split('\n');
  // A whole sentence where a command belongs was meant for the desk.
  const sentence = /^unknown command '[^']*\s/.test(message) ? 'To ask it: frontdesk ask "…"' : undefined;
  return {
    message: `${message}.`.replace(/\.\.$/, '.'),
    hint: sentence ?? suggestion?.replace(/^\(|\)$/g, '') ?? helpOn(command),
  };
}

function helpOn(command: string): string {
  return command in commands
    ? `What it takes: frontdesk ${command} --help`
    : 'frontdesk --help lists the commands; each has a --help of its own.';
}

const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EISDIR: 'is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  EEXIST: 'exists already',
  EMFILE: 'too many open files',
};
