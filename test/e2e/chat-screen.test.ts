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

/** How often each numbered piece stands in all that was ever shown. */
function counts(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [match] of text.matchAll(pattern)) found.set(match, (found.get(match) ?? 0) + 1);
  return found;
}

test('a stream longer than the window: every line once, in order, in the scrollback', async () => {
  const terminal = await start({ rows: 20 });
  terminal.write('a long story\r');
  await terminal.until('Paragraph 60 of');
  await terminal.until('The customer’s next message');
  const numbers = Array.from(terminal.everything().matchAll(/Paragraph (\d+) of the long answer/g), ([, n]) => Number(n));
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('a long list that streams without a place to part it: its end is in sight, all of it once at the end', async () => {
  const terminal = await start({ rows: 20 });
  terminal.write('a long list\r');
  await terminal.until(/item 80/);
  // The prompt stands below the stream, too: only what is written for good begins at the beginning.
  await terminal.until(() => /• item 1\n/.test(terminal.everything()) && /item 80/.test(terminal.everything()));
  const numbers = Array.from(terminal.everything().matchAll(/• item (\d+)/g), ([, n]) => Number(n));
  expect(numbers).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  expect(terminal.everything()).not.toContain('rows more');
});

test('resize in the middle of a stream: no word lost or doubled', async () => {
  const terminal = await start({ columns: 100, rows: 24 });
  terminal.write('stream please\r');
  await terminal.until('word20 ');
  await terminal.resize(60, 24);
  await terminal.until(/word40\b/);
  await terminal.resize(90, 18);
  await terminal.until(/word70\b/);
  await terminal.resize(45, 30);
  await terminal.until('word150');
  await terminal.until('The next message, or /tell');
  const found = counts(terminal.everything(), /\bword\d+\b/g);
  expect([...found].filter(([, count]) => count !== 1)).toEqual([]);
  expect(found.size).toBe(150);
  expect(terminal.everything().match(/● Billing/g)).toHaveLength(1);
});

test('resize with a card open: one card, whole', async () => {
  const terminal = await start({ columns: 100, rows: 44 });
  terminal.write('two refunds please\r');
  await terminal.until('1 of 2');
  await terminal.until('2 decisions waiting');
  await terminal.quiet(400);
  await terminal.resize(60, 44);
  await terminal.until(() => terminal.screen().some((row) => row.length === 59 && row.includes('1 of 2')));
  await terminal.quiet(400);
  await terminal.resize(75, 40);
  await terminal.until(() => terminal.screen().some((row) => row.length === 74 && row.includes('1 of 2')));
  expect(terminal.everything().match(/Confirm: issue_refund/g)).toHaveLength(1);
});

test('hostile text changes neither screen nor title nor clipboard, and can be read', async () => {
  const terminal = await start({ rows: 50 });
  terminal.write('hostile text\r');
  await terminal.until('1 of 1');
  const all = terminal.everything();
  expect(terminal.titles).toEqual([]);
  expect(terminal.clipboard).toEqual([]);
  expect(all).toContain('A␛[2JB');
  expect(all).toContain('⟨U+202E⟩');
  expect(all).toContain('⟨U+200B⟩');
  expect(all).toContain('⟨U+009B⟩');
  expect(terminal.output).not.toContain('\x1b]8;');
  for (const place of ['reason A␛', 'result A␛', 'reply A␛', 'note A␛', 'card A␛']) expect(all).toContain(place);
  // The screen is not cleared: the greeting still stands.
  expect(all).toContain('TeamFlow support');
});

test('hostile text in the message itself: pasted, it becomes visible before it is sent', async () => {
  const terminal = await start();
  terminal.write('\x1b[200~see \x1b]0;pwned\x07 and \u202egpj.exe\x1b[201~');
  await terminal.until('see ␛]0;pwned␇ and ⟨U+202E⟩gpj.exe');
  terminal.write('\r');
  await terminal.until('▌ see ␛]0;pwned␇');
  expect(terminal.titles).toEqual([]);
});

test('no colours where none are wanted', async () => {
  const terminal = await start({ settings: { color: false } });
  terminal.write('two refunds please\r');
  await terminal.until('1 of 2');
  // Weight and inverse video only: no SGR parameter of a colour.
  expect(terminal.output).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/);
});

test('idle, it writes nothing', async () => {
  const terminal = await start();
  await terminal.quiet(300);
  const before = terminal.output.length;
  await terminal.quiet(2500);
  expect(terminal.output.length).toBe(before);
});

test('the theme follows the background that the terminal names', async () => {
  const terminal = await start({ settings: { theme: 'auto' } });
  expect(terminal.output).toContain('\x1b]11;?\x07');
  terminal.write('\x1b]11;rgb:ffff/ffff/ffff\x07');
  terminal.write('hello\r');
  await terminal.until('You wrote');
  // The dark cyan of the light theme, for the badge.
  await terminal.until(() => terminal.output.includes('38;5;24'));
  expect(terminal.everything()).not.toContain('rgb:');
});
