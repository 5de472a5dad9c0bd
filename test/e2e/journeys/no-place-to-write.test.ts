import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Journey, startJourney } from '../../helpers/journey.ts';
import { programFile } from '../../helpers/program.ts';

/** The program in a line of shell, as `$program`. */
function inShell(journey: Journey, line: string): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const env = { ...journey.env, program: programFile, node: process.execPath };
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', line], { env, cwd: journey.home.folder }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const full = !existsSync('/dev/full');

test.skipIf(full)('a disk that is full: one sentence, exit code 1', async () => {
  const { code, stderr } = await inShell(startJourney(), '"$node" "$program" customers > /dev/full');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^frontdesk: standard output cannot be written: ENOSPC.*\n$/),
  });
});

test.skipIf(full)('errors that cannot be written do not stop the answer', async () => {
  const { code, stdout } = await inShell(startJourney(), '"$node" "$program" ask "How long do refunds to a card take?" 2> /dev/full');
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('5-10 business days') });
});

test('closed streams: the answer is given as far as it can be, nothing hangs', async () => {
  const journey = startJourney();
  const question = '"$node" "$program" ask "How long do refunds to a card take?"';
  expect(await inShell(journey, `${question} <&-`)).toMatchObject({ code: 0, stdout: expect.stringContaining('5-10 business days') });
  expect(await inShell(journey, `${question} >&-`)).toMatchObject({ code: 0 });
  expect(await inShell(journey, `${question} 2>&-`)).toMatchObject({ code: 0, stdout: expect.stringContaining('5-10 business days') });
});

test('a directory that is gone', async () => {
  const journey = startJourney();
  mkdirSync(journey.home.path('gone'));
  expect(await inShell(journey, 'cd gone && rmdir ../gone && "$node" "$program" ask hello')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'frontdesk: The current directory does not exist any more.\nGo to another one, and try again.\n',
  });
});
