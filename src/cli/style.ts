import { styleText } from 'node:util';
import type { Output } from './shell.ts';

export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Colours for an output: never with `--no-color` or NO_COLOR, always with FORCE_COLOR, otherwise on a terminal that has them. */
export function styleFor(output: Output, env: Readonly<Record<string, string | undefined>>, wanted: boolean): Style {
  return hasColor(output, env, wanted) ? (format, text) => styleText(format, text, { validateStream: false }) : (_format, text) => text;
}

export function hasColor({ isTTY }: Output, env: Readonly<Record<string, string | undefined>>, wanted: boolean): boolean {
  if (!wanted || env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
