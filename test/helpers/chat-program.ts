import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleDefines, bundlePlugins } from '../../src/build/bundle-plugins.ts';
import { openTerminal, type TestTerminal, type TestTerminalOptions } from './terminal.ts';

export interface ChatProgramOptions extends TestTerminalOptions {
  readonly settings?: object;
  readonly file?: string;
  readonly past?: readonly string[];
  readonly edited?: string;
  /** For the chat it is always the same time. */
  readonly clockStands?: boolean;
  /** Starts it through a shell with job control. */
  readonly shell?: boolean;
}

let built: Promise<string> | undefined;

/** The chat with scripted turns in a pseudo-terminal of its own. Bundled once for all tests of a file, as the program itself is. */
export async function openChat(options: ChatProgramOptions = {}): Promise<TestTerminal> {
  built ??= bundle();
  const program = await built;
  const { settings, file, past, edited, clockStands } = options;
  const given = JSON.stringify({ settings, file, past, edited, clockStands });
  if (options.shell !== true) return openTerminal(process.execPath, [program, given], options);
  const terminal = openTerminal('/bin/bash', ['--norc', '--noprofile', '-i'], { ...options, env: { ...options.env, PS1: 'shell> ' } });
  await terminal.until('shell> ');
  terminal.write(`'${process.execPath}' '${program}' '${given}'\r`);
  return terminal;
}

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-program-'));
  const outfile = join(folder, 'chat.js');
  await build({
    entryPoints: [fileURLToPath(new URL('../e2e/chat-program.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: bundleDefines,
    plugins: [...bundlePlugins],
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return outfile;
}
