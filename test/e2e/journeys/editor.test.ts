import { chmodSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Journey, startJourney } from '../../helpers/journey.ts';

/** An editor that does this to the file it is given, and shows itself on the terminal while it does. */
function editor(journey: Journey, work: string): string {
  const file = journey.home.path('editor');
  writeFileSync(file, `#!/bin/sh\necho "editor has the terminal"\n${work}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('Ctrl+G: the editor gets the draft and the terminal, and what it saved comes back as the draft', async () => {
  const journey = startJourney();
  const desk = await journey.chat([], { env: { EDITOR: editor(journey, 'printf "%s\\nand of a second line" "$(cat "$1")" > "$1"') } });
  desk.terminal.write('how do I create a task');
  await desk.sees('› how do I create a task');
  desk.terminal.write('\x07');
  await desk.sees('and of a second line');
  expect(desk.terminal.output).toContain('editor has the terminal');
  expect(desk.terminal.modes()).toEqual({ bracketedPaste: true, focusReports: true });
  desk.terminal.write('!\r');
  await desk.reads('▌ and of a second line!'.replace('▌ ', ''));
  await desk.turnEnds();
  const [message] = journey.rows("SELECT * FROM entries WHERE type = 'message'");
  expect(JSON.stringify(message)).toContain('how do I create a task\\\\nand of a second line!');
});

test('a draft that comes back from the editor as it was keeps its chip', async () => {
  const journey = startJourney();
  const desk = await journey.chat([], { env: { EDITOR: editor(journey, ':') } });
  const pasted = Array.from({ length: 12 }, (_, index) => `row ${index + 1}`).join('\n');
  desk.terminal.write(`\x1b[200~${pasted}\x1b[201~`);
  await desk.sees('› [pasted 12 lines]');
  desk.terminal.write('\x07');
  // The modes are set again once the editor has given the terminal back.
  await desk.terminal.until(() => desk.terminal.output.includes('editor has the terminal') && desk.terminal.modes().bracketedPaste);
  desk.terminal.write('!');
  await desk.sees('› [pasted 12 lines]!');
});

test('an editor that fails: one sentence says so, and the draft is as it was', async () => {
  const journey = startJourney();
  const desk = await journey.chat([], { env: { VISUAL: `${editor(journey, 'echo lost > "$1"; exit 3')} --wait` } });
  desk.terminal.write('my draft');
  await desk.sees('› my draft');
  desk.terminal.write('\x07');
  await desk.reads(/The editor ".*" ended with code 3\./);
  await desk.sees('› my draft');
});

test('/edit: the reply goes through the editor, and what is copied and exported is the edited one', async () => {
  const journey = startJourney();
  const desk = await journey.chat([], {
    env: { EDITOR: editor(journey, 'echo "Dear Priya, see below." > "$1.new"; cat "$1" >> "$1.new"; mv "$1.new" "$1"') },
  });
  await desk.say('priya@fernwood.example asks: how do I create a task from Slack?');
  await desk.turnEnds();
  desk.terminal.write('/edit\r');
  await desk.reads('Dear Priya, see below.');
  desk.terminal.write('/copy\r');
  await desk.terminal.until(() => desk.terminal.clipboard.length > 0);
  const [, text = ''] = (desk.terminal.clipboard[0] ?? '').split(';');
  expect(Buffer.from(text, 'base64').toString()).toMatch(/^Dear Priya, see below\./);
});
