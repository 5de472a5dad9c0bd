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
  await terminal.until('›');
  await terminal.until('s_test');
  return terminal;
}

const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

test('a paste of 300 lines is a chip, is not sent, and goes out whole', async () => {
  const terminal = await start();
  const text = Array.from({ length: 300 }, (_, index) => `line ${index + 1}`).join('\r\n');
  terminal.write(paste(text));
  await terminal.until('[pasted 300 lines]');
  expect(terminal.everything()).not.toContain('▌');
  terminal.write('\r');
  await terminal.until('You wrote 300 lines');
});

test('a short paste with line breaks is inserted as it is, and not sent', async () => {
  const terminal = await start();
  terminal.write(paste('first\rsecond'));
  await terminal.until('second');
  expect(terminal.screen().join('\n')).toContain('› first\n   second');
  expect(terminal.everything()).not.toContain('You wrote');
});

test('a paste whose end never comes does not freeze the keyboard', async () => {
  const terminal = await start();
  terminal.write('\x1b[200~half a paste');
  await terminal.until('› half a paste');
  terminal.write('\x03');
  await terminal.until('The draft is in the history');
  terminal.write('\x03');
  await terminal.until('again to leave');
  terminal.write('\x03');
  expect(await terminal.exited).toBe(0);
});

test('wide characters and emoji: the cursor stands in the right cell', async () => {
  const terminal = await start();
  terminal.write('日本語');
  await terminal.until('日本語');
  await terminal.until(() => terminal.cursor().column === 3 + 6);
  terminal.write('\x1b[D');
  await terminal.until(() => terminal.cursor().column === 3 + 4);
  terminal.write('😀');
  await terminal.until('日本😀語');
  await terminal.until(() => terminal.cursor().column === 3 + 6);
  terminal.write('\x05e\u0301x');
  await terminal.until(() => terminal.cursor().column === 3 + 10);
  expect(terminal.cursor().text).toContain('日本😀語e\u0301x');
});

test('several lines: Ctrl+J, backslash and Enter, Alt+Enter, Shift+Enter', async () => {
  const terminal = await start();
  terminal.write('one\ntwo\\');
  await terminal.until('two\\');
  terminal.write('\r');
  terminal.write('three\x1b\rfour\x1b[13;2ufive');
  await terminal.until('five');
  terminal.write('\r');
  await terminal.until('You wrote 5 lines');
});

test('history, search in it, and the draft behind it', async () => {
  const terminal = await start({ past: ['about refunds', 'about webhooks', 'about prices'] });
  terminal.write('my draft');
  await terminal.until('› my draft');
  terminal.write('\x1b[A');
  await terminal.until('› about prices');
  terminal.write('\x1b[A');
  await terminal.until('› about webhooks');
  terminal.write('\x1b[B\x1b[B');
  await terminal.until('› my draft');
  terminal.write('\x12');
  await terminal.until('history:');
  terminal.write('ref');
  await terminal.until('about refunds');
  terminal.write('\r');
  await terminal.until('› about refunds');
});

test('Tab completes commands and customers; an unknown command is an error with the nearest one', async () => {
  const terminal = await start();
  terminal.write('/ag');
  await terminal.until('/agents');
  terminal.write('\t');
  await terminal.until(() => terminal.cursor().column === 3 + '/agent '.length);
  terminal.write('bil\t');
  await terminal.until('› /agent billing');
  terminal.write('\x15maya\t');
  await terminal.until('› maya@northwind.example');
  terminal.write('\x15/hlep\r');
  await terminal.until('Did you mean /help?');
});

test('Ctrl+G hands the terminal to the editor and takes its text', async () => {
  const terminal = await start({ edited: ' and more' });
  terminal.write('some text');
  await terminal.until('› some text');
  terminal.write('\x07');
  await terminal.until('› some text and more');
  expect(terminal.modes()).toEqual({ bracketedPaste: true, focusReports: true });
});

test('forty columns: nothing is wider than the window, everything can be read', async () => {
  const terminal = await start({ columns: 40, rows: 40 });
  terminal.write('two refunds please\r');
  await terminal.until('Confirm: issue_refund');
  const screen = terminal.screen();
  expect(screen.every((row) => row.length <= 40)).toBe(true);
  expect(screen.join('\n')).toContain('No, tell the agent why…');
  expect(screen.join('\n')).toContain('amount_cents: 4999');
  expect(screen.join('\n')).toMatch(/1 of 2/);
});
