import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startJourney } from '../../helpers/journey.ts';

const charged = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';

test('--transcript writes along as the conversation goes, and says afterwards what `transcript ID` says', async () => {
  const journey = startJourney();
  const file = journey.home.path('along.md');
  const desk = await journey.chat(['--transcript', file]);
  await desk.say('How long do refunds to a card take?');
  await desk.reads('5-10 business days');
  await desk.turnEnds();
  const halfway = readFileSync(file, 'utf8');
  expect(halfway).toContain('> How long do refunds to a card take?');
  expect(halfway).toContain('5-10 business days');
  await desk.say('and to PayPal?');
  await desk.reads('24-48 hours');
  await desk.turnEnds();
  expect(readFileSync(file, 'utf8').startsWith(halfway.trimEnd())).toBe(true);
  desk.terminal.write('\x04');
  await desk.sees('again to leave');
  desk.terminal.write('\x04');
  await desk.terminal.exited;
  const [{ id }] = JSON.parse((await journey.run(['sessions', 'list', '-o', 'json'])).stdout);
  expect((await journey.run(['transcript', id])).stdout).toBe(readFileSync(file, 'utf8'));
});

test('the transcript of a refund: every step in it for us, only what was said for the customer', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say(charged);
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.choose('Approve once');
  await desk.turnEnds();
  const [{ id }] = JSON.parse((await journey.run(['sessions', 'list', '-o', 'json'])).stdout);
  const internal = (await journey.run(['transcript', id])).stdout;
  for (const words of ['Triage → Billing', 'list_payments (done)', 'issue_refund', 'approved', 'Refunds › Full refund'])
    expect(internal).toContain(words);
  expect(internal).not.toContain('4107');
  const customer = (await journey.run(['transcript', id, '--audience', 'customer'])).stdout;
  expect(customer).toContain('has been refunded');
  expect(customer).not.toMatch(/list_payments|issue_refund|Triage|For you|renew the payment method/);
  const redacted = (await journey.run(['transcript', id, '--redact'])).stdout;
  expect(redacted).not.toMatch(/maya@northwind\.example/);
});

test('sessions are found and gone on with: list, search, -c, -r, fork, delete', async () => {
  const journey = startJourney();
  const first = (await journey.json(['ask', 'How long do refunds to a card take?'])).result.session;
  const second = (await journey.json(['ask', 'What is the difference between Basic and Pro?'])).result.session;
  const listed: readonly { readonly id: string }[] = JSON.parse((await journey.run(['sessions', 'list', '-o', 'json'])).stdout);
  expect(listed.map(({ id }) => id)).toEqual([second, first]);
  expect((await journey.run(['sessions', 'search', 'refunds to a card'])).stdout).toContain(first);
  expect((await journey.json(['ask', '-c', 'and what does Pro cost?'])).result.session).toBe(second);
  const resumed = await journey.json(['ask', '-r', first, 'and to PayPal?']);
  expect(resumed.result).toMatchObject({ session: first, agents: ['billing'], reply: expect.stringContaining('24-48 hours') });
  const chat = await journey.chat(['-r', first]);
  await chat.reads('and to PayPal?');
  chat.terminal.kill('SIGTERM');
  await chat.terminal.exited;
  expect(await journey.run(['sessions', 'fork', first])).toMatchObject({ code: 0 });
  expect(await journey.run(['sessions', 'delete', first])).toMatchObject({ code: 0 });
  expect(await journey.run(['transcript', first])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`There is no session "${first}"`),
  });
});
