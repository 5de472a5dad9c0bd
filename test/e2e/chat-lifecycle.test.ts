import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ChatProgramOptions, openChat } from '../helpers/chat-program.ts';
import type { TestTerminal } from '../helpers/terminal.ts';

const open: TestTerminal[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.dispose()));
});

async function start(options: ChatProgramOptions = {}): Promise<TestTerminal> {
  const terminal = await openChat(options);
  open.push(terminal);
  await terminal.until('s_test');
  return terminal;
}

const off = { bracketedPaste: false, focusReports: false };

test('Ctrl+C interrupts, then puts the draft away, then leaves; the terminal is as before and one line says how to resume', async () => {
  const terminal = await start();
  terminal.write('a slow matter\r');
  await terminal.until('I am looking into');
  terminal.write('my draft');
  await terminal.until('› my draft');
  terminal.write('\x03');
  await terminal.until('Interrupted.');
  await terminal.until('› my draft');
  terminal.write('\x03');
  await terminal.until('The draft is in the history');
  terminal.write('\x03');
  await terminal.until('again to leave');
  terminal.write('\x03');
  expect(await terminal.exited).toBe(0);
  expect(terminal.everything()).toContain('The conversation is kept: frontdesk --resume s_test');
  expect(terminal.everything()).not.toContain('teamflow · local engine');
  expect(terminal.modes()).toEqual(off);
  expect(terminal.output.lastIndexOf('\x1b[?25h')).toBeGreaterThan(terminal.output.lastIndexOf('\x1b[?25l'));
});

test('Esc interrupts the turn; what was said stays', async () => {
  const terminal = await start();
  terminal.write('a slow matter\r');
  await terminal.until('Esc interrupts');
  terminal.write('\x1b');
  await terminal.until('Interrupted.');
  expect(terminal.everything()).toContain('I am looking into');
});

test('Ctrl+D leaves at the second press, and only with nothing written', async () => {
  const terminal = await start();
  terminal.write('x\x04');
  await terminal.until('› x');
  terminal.write('\x7f\x04');
  await terminal.until('again to leave');
  terminal.write('\x04');
  expect(await terminal.exited).toBe(0);
});

test('Ctrl+Z gives the terminal to the shell, fg brings everything back', async () => {
  const terminal = await start({ shell: true });
  terminal.write('kept draft');
  await terminal.until('› kept draft');
  terminal.write('\x1a');
  await terminal.until('Stopped');
  // The shell sets bracketed paste for its own line.
  expect(terminal.modes().focusReports).toBe(false);
  terminal.write('echo in the shell\r');
  await terminal.until(/^in the shell/m);
  terminal.write('fg\r');
  await terminal.until('› kept draft');
  await terminal.until(() => terminal.modes().focusReports);
  terminal.write(' goes on');
  await terminal.until('› kept draft goes on');
});

test.each(['SIGTERM', 'SIGHUP'] as const)('%s: the turn is ended, the modes are restored, the session is named', async (signal) => {
  const terminal = await start();
  terminal.write('a slow matter\r');
  await terminal.until('I am looking into');
  terminal.kill(signal);
  await terminal.exited;
  expect(terminal.everything()).toContain('frontdesk --resume s_test');
  expect(terminal.everything()).toContain('exit: signal');
  expect(terminal.modes()).toEqual(off);
});

test('what was being written when the terminal went away is in the history', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'chat-')), 'session.jsonl');
  const terminal = await start({ file });
  terminal.write('half a thought');
  await terminal.until('› half a thought');
  terminal.kill('SIGHUP');
  await terminal.exited;
  expect(terminal.everything()).toContain('history: half a thought');
});

test('killed with -9 in the middle of a turn: the conversation is there again, the open call is shown as such', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'chat-')), 'session.jsonl');
  const killed = await start({ file });
  killed.write('two refunds please\r');
  await killed.until('1 of 2');
  killed.kill('SIGKILL');
  await killed.exited;
  const resumed = await start({ file });
  await resumed.until('two refunds please');
  expect(resumed.screen().join('\n')).toContain('2 decisions waiting');
  expect(resumed.screen().join('\n')).toContain('Waiting for a decision: a_1, a_2');
  resumed.write('go on\r');
  await resumed.until('You wrote 1 lines');
});

test('a crash inside a component: modes restored, the error named, the session kept', async () => {
  const terminal = await start();
  terminal.write('hello\r');
  await terminal.until('You wrote');
  terminal.write('crash the screen\r');
  await terminal.exited;
  expect(terminal.everything()).toContain('Frontdesk broke off.');
  expect(terminal.everything()).toContain('frontdesk --resume s_test');
  expect(terminal.everything()).toContain('exit: crash');
  expect(terminal.modes()).toEqual(off);
});

test('an unfocused window is called back when a turn ends and when an approval waits', async () => {
  const terminal = await start();
  terminal.write('\x1b[O');
  terminal.write('hello\r');
  await terminal.until('You wrote');
  await terminal.until(() => terminal.notifications.some((text) => text.includes('the turn has ended')));
  terminal.write('two refunds please\r');
  await terminal.until('1 of 2');
  await terminal.until(() => terminal.notifications.some((text) => text.includes('an approval waits')));
});

test('a focused window is left in peace', async () => {
  const terminal = await start();
  terminal.write('\x1b[Ihello\r');
  await terminal.until('You wrote');
  await terminal.quiet(300);
  expect(terminal.notifications).toEqual([]);
  expect(terminal.output).not.toContain('\x07\x1b]9');
});
