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
  await terminal.until('What did the customer write?');
  return terminal;
}

/** Types as a person does: each piece when the screen shows what came before it. */
async function say(terminal: TestTerminal, text: string): Promise<void> {
  terminal.write(text);
  await terminal.until(text.slice(-30));
  terminal.write('\r');
}

/** Past the time in which a new card takes no keys. */
const quiet = (terminal: TestTerminal) => terminal.quiet(450);

async function toRefundCard(terminal: TestTerminal): Promise<void> {
  await say(terminal, 'I was charged twice');
  await terminal.until('Verify: Maya Ortiz');
  await quiet(terminal);
  for (const answer of ['maya@northwind.example', '49.99', '1012']) {
    terminal.write(answer);
    await terminal.until(() => terminal.screen().some((row) => row.includes('▸') && row.includes(answer)));
    terminal.write('\r');
  }
  await terminal.until('Confirm: issue_refund');
  await quiet(terminal);
}

test('the refund conversation, approved: routed, verified, answered with a citation, confirmed', async () => {
  const terminal = await start();
  await toRefundCard(terminal);
  const shown = terminal.screen().join('\n');
  expect(shown).toContain('▸ No, tell the agent why…');
  expect(shown).toContain('identity verified 2 min ago');
  expect(shown).toContain('payment: pay_1042 · amount_cents: 4999 ($49.99) · reason:');
  terminal.write('\x1b[D\x1b[D');
  await terminal.until('▸ Approve once');
  terminal.write('\r');
  await terminal.until('refunded $49.99');
  await terminal.until('That is all for now.');
  const all = terminal.everything();
  expect(all).toContain('● Billing   ← Triage: duplicate charge · normal urgency');
  expect(all).toContain('[1] billing-policies › Refunds › Full refund');
  expect(all).toContain('┆ For you');
  expect(all.match(/I can see both charges/g)).toHaveLength(1);
});

test('denied with a reason that the agent sees', async () => {
  const terminal = await start();
  await toRefundCard(terminal);
  terminal.write('\r');
  await terminal.until('Why not?');
  await say(terminal, 'the first charge was disputed');
  await terminal.until('denied: the first charge was disputed');
});

test('Esc denies', async () => {
  const terminal = await start();
  await toRefundCard(terminal);
  terminal.write('\x1b');
  await terminal.until('denied: the operator said no');
});

test('edited in place: judged again, before and after shown, then approved', async () => {
  const terminal = await start();
  await toRefundCard(terminal);
  terminal.write('\x1b[D');
  await terminal.until('▸ Edit amount…');
  terminal.write('\r');
  await terminal.until('amount_cents: 49.99');
  terminal.write('\x1560.00\r');
  await terminal.until('at most $49.99 is left');
  terminal.write('\x15');
  terminal.write('30.00\r');
  await terminal.until('amount_cents: 4999 → 3000');
  expect(terminal.screen().join('\n')).toContain('▸ No, tell the agent why…');
  terminal.write('\x1b[D\x1b[D');
  await terminal.until('▸ Approve once');
  terminal.write('\r');
  await terminal.until('refunded 30');
});

test('two queued approvals: the first is denied, the second still asked', async () => {
  const terminal = await start();
  await say(terminal, 'two refunds please');
  await terminal.until('1 of 2');
  await quiet(terminal);
  terminal.write('\x1b');
  await terminal.until('2 of 2');
  await quiet(terminal);
  terminal.write('\x1b[D\x1b[D');
  await terminal.until('▸ Approve once');
  terminal.write('\r');
  await terminal.until('a_2 allow');
  expect(terminal.everything()).toContain('a_1 deny');
});

test('left for later: the turn ends, and says what waits', async () => {
  const terminal = await start();
  await toRefundCard(terminal);
  terminal.write('\x1b[C');
  await terminal.until('▸ Leave for later');
  terminal.write('\r');
  await terminal.until('Waiting for a decision: a_17');
});

test('a large amount has to be typed', async () => {
  const terminal = await start();
  await say(terminal, 'a large refund');
  await terminal.until('Refund $1,200.00');
  await quiet(terminal);
  terminal.write('\x1b[D\x1b[D');
  await terminal.until('▸ Approve once');
  terminal.write('\r');
  await terminal.until('type $1,200.00 to approve');
  terminal.write('120\r');
  await terminal.until('That is not $1,200.00.');
  terminal.write('\x151,200\r');
  await terminal.until('large allow');
});

test('keys typed just as a card appears decide nothing and go into the draft', async () => {
  // However slow the machine is, these keys come within the third of a second.
  const terminal = await start({ clockStands: true });
  terminal.write('two refunds please\r');
  // The card appears while somebody goes on typing, Enter and Esc among it.
  terminal.write('and');
  await terminal.until('1 of 2');
  terminal.write(' then\x1b[D\x1b[D');
  terminal.write('\r');
  terminal.write('\x1b');
  await terminal.until('Draft, kept: and then');
  expect(terminal.screen().join('\n')).toContain('1 of 2');
  expect(terminal.screen().join('\n')).toContain('▸ No, tell the agent why…');
  expect(terminal.everything()).not.toContain('allow');
});
