import { afterEach, expect, test } from 'vitest';
import { openChat } from '../helpers/chat-program.ts';
import type { TestTerminal } from '../helpers/terminal.ts';

const open: TestTerminal[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.dispose()));
});

async function start(): Promise<TestTerminal> {
  const terminal = await openChat({ settings: { screenReader: true }, rows: 60 });
  open.push(terminal);
  await terminal.until('Message:');
  return terminal;
}

test('a conversation read out: labels for signs, no borders, the card with numbered choices', async () => {
  const terminal = await start();
  terminal.write('two refunds please\r');
  await terminal.until('Confirm issue_refund, request 1 of 2.');
  await terminal.until('Now 3: No, tell the agent why…');
  await terminal.quiet(450);
  const all = terminal.everything();
  expect(all).toContain('Customer: two refunds please');
  expect(all).toContain('1. Approve once\n');
  expect(all).toContain('Policy: within your $500 limit');
  expect(all).not.toMatch(/[┌┐└┘│▸●▌✓✗]/);
  terminal.write('1');
  await terminal.until('Now 1: Approve once');
  terminal.write('\r');
  await terminal.until('Confirm issue_refund, request 2 of 2.');
  await terminal.quiet(450);
  terminal.write('\r');
  await terminal.until('Why not?');
  terminal.write('not this one\r');
  await terminal.until('Both are decided.');
  expect(terminal.everything()).toContain('Tool issue_refund, done: a_1 allow');
});

test('the identity form asks field by field', async () => {
  const terminal = await start();
  terminal.write('I was charged twice\r');
  await terminal.until('Verify Maya Ortiz. 3 attempts left.');
  await terminal.quiet(450);
  terminal.write('maya@northwind.example');
  await terminal.until('field 1 of 3: maya@northwind.example');
  terminal.write('\r');
  await terminal.until('field 2 of 3:');
});

test('nothing is redrawn while an agent works', async () => {
  const terminal = await start();
  terminal.write('a slow matter\r');
  await terminal.until('Billing is working. Escape interrupts.');
  await terminal.quiet(300);
  const before = terminal.output.length;
  await terminal.quiet(1500);
  expect(terminal.output.length).toBe(before);
});
