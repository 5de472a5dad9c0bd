import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { programFile } from '../helpers/program.ts';

/** What `bin/frontdesk.js` does under a Node of this version. */
function startUnder(node: string): { readonly written: string; readonly exitCode: number | undefined } {
  let written = '';
  const process: { exitCode?: number; versions: object; stderr: object } = {
    versions: { node },
    stderr: { write: (text: string) => (written += text) },
  };
  runInNewContext(readFileSync(programFile, 'utf8').replace(/^#!.*/, ''), { process });
  return { written, exitCode: process.exitCode };
}

test.each(['12.22.12', '20.20.2', '22.12.0'])('Node %s is told which one is needed', (version) => {
  expect(startUnder(version)).toEqual({
    written: `frontdesk: Node.js 22.13 or newer is needed, this is ${version}.\n`,
    exitCode: 2,
  });
});

test('it is written without syntax that an old Node cannot read', () => {
  expect(readFileSync(programFile, 'utf8')).not.toMatch(/\b(?:const|let|class|await|import\.meta)\b|`|\?\.|\?\?|^import /m);
});
