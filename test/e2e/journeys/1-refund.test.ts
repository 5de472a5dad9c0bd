import { expect, test } from 'vitest';
import { type ChatDesk, type Journey, startJourney } from '../../helpers/journey.ts';

const message = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';

/** From the greeting to the card, as somebody who has never seen the desk. */
async function toCard(journey: Journey): Promise<ChatDesk> {
  const desk = await journey.chat();
  await desk.say(message);
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.sees('Confirm: issue_refund');
  return desk;
}

const refundsSince = (journey: Journey) => journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'");

test('the greeting offers three things to try, real addresses and the answers of the identity form', async () => {
  const desk = await startJourney().chat();
  const text = desk.text();
  expect(text).toContain('TeamFlow support desk.');
  expect(desk.terminal.everything().match(/^ {3}› /gm)).toHaveLength(3);
  expect(text).toContain(message);
  expect(text).toContain('Northwind Ltd: maya@northwind.example · $49.99 · 4107');
});

test('approved: routed with a reason, verified, looked up, cited, confirmed; the refund stands in the database, once', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  const before = desk.text();
  expect(before).toMatch(/● Billing ← Triage: [^·]{8,80} · normal urgency/);
  expect(before).toContain('✓ find_customer maya@northwind.example → Northwind Ltd, Pro, 12 seats');
  expect(before).toContain('✓ list_payments 2 payments of $49.99');
  expect(before).toMatch(/duplicate, which qualifies for a full refund \[1\]/);
  expect(before).toContain('[1] billing-policies › Refunds › Full refund');
  expect(before).toContain('Refund $49.99 USD to Visa ····4242 (pay_1042');
  expect(before).toMatch(/Customer Northwind Ltd · Maya Ortiz · identity verified (?:just now|\d+ s ago)/);
  expect(before).toContain('billing-policies › Duplicate charges › How staff handle a double charge');
  expect(before).toContain('▸ No, tell the agent why…');
  expect(before).not.toMatch(/has been refunded/);
  expect(refundsSince(journey)).toEqual([]);

  await desk.choose('Approve once');
  await desk.turnEnds();
  await desk.reads(/✓ issue_refund refunded \$49\.99 to Visa ····4242/);
  await desk.reads(/\$49\.99 for pay_1042 has been refunded/);
  expect(refundsSince(journey)).toMatchObject([
    { amount: 4999, amountCurrency: 'USD', reason: 'duplicate-charge', account: 'acc_northwind' },
  ]);
  const audit = await journey.run(['audit', 'verify']);
  expect(audit).toMatchObject({ code: 0, stdout: expect.stringContaining('The chain holds') });
});

test('what was typed into the form stands in no entry, no transcript and no audit record', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  await desk.choose('Approve once');
  await desk.turnEnds();
  const kept = JSON.stringify([...journey.rows('SELECT body FROM entries'), ...journey.rows('SELECT detail FROM audit')]);
  expect(kept).not.toContain('4107');
  expect(kept).toContain('identity verified');
});

test('denied with a reason: nothing is refunded, and the reply says what happens instead', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  await desk.choose('No, tell the agent why…');
  await desk.sees('Why not?');
  await desk.say('the first charge is disputed at the bank');
  await desk.reads(/not been done|nothing has been changed/);
  const text = desk.text();
  expect(text).toContain('the first charge is disputed at the bank');
  const after = text.slice(text.lastIndexOf('issue_refund'));
  expect(after).not.toMatch(/(?:has been|was|have) refunded/);
  expect(after.length, 'a reply after the denial').toBeGreaterThan(150);
  expect(refundsSince(journey)).toEqual([]);
});

test('edited: the new amount is judged, shown before and after, and is what runs', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  await desk.choose('Edit');
  await desk.sees('Which argument?');
  desk.terminal.write('\r');
  await desk.sees('amount is now $49.99');
  desk.terminal.write('\x1560.00\r');
  await desk.sees(/pay_1042 has \$49\.99 left: \$60\.00 is more than that/);
  desk.terminal.write('\x1520.00\r');
  await desk.sees('amount: $49.99 → $20.00');
  await desk.choose('Approve once');
  await desk.turnEnds();
  await desk.reads(/\$20\.00 for pay_1042 has been refunded/);
  expect(refundsSince(journey)).toMatchObject([{ amount: 2000 }]);
});

test('left for later: it waits, and can be approved in another shell while the chat is closed', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  await desk.choose('Leave for later');
  await desk.sees(/Waiting for a decision: a_\w+/);
  const id = /Waiting for a decision: (a_\w+)/.exec(desk.text())?.[1] ?? '';
  desk.terminal.write('\x04');
  await desk.sees('again to leave');
  desk.terminal.write('\x04');
  expect(await desk.terminal.exited).toBe(0);
  const approved = await journey.run(['approve', id]);
  expect(approved).toMatchObject({ code: 0, stdout: expect.stringMatching(/\$49\.99 for pay_1042 has been refunded/) });
  expect(refundsSince(journey)).toMatchObject([{ amount: 4999 }]);
});

test.each([40, 120])('at %i columns the card is whole and says the same', async (columns) => {
  const journey = startJourney();
  const desk = await journey.chat([], { columns, rows: 70 });
  await desk.say(message);
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.sees('Confirm: issue_refund');
  await desk.sees('No, tell the agent');
  const text = desk.text();
  expect(text).toContain('Refund $49.99 USD to Visa ····4242');
  expect(text).toContain('Northwind Ltd · Maya Ortiz');
  for (const row of desk.terminal.screen()) expect(row.length).toBeLessThanOrEqual(columns);
});

test('asked for again in another conversation: the refund that was made is named, and none is proposed', async () => {
  const journey = startJourney();
  const verified = async () => {
    const { result } = await journey.json(['ask', 'maya@northwind.example here, I was charged twice this month. Please refund one.']);
    const input = 'email: maya@northwind.example\nlast-payment: 49.99\npostal-code: 4107\n';
    return await journey.json(['verify', result.verifications[0]?.id ?? '', '--from-file', '-'], { input });
  };
  const first = await verified();
  await journey.run(['approve', first.result.approvals[0]?.id ?? '']);
  const { code, result } = await verified();
  expect(code).toBe(0);
  expect(result).toMatchObject({
    approvals: [],
    flags: [],
    reply: expect.stringMatching(/see the refund of \$49\.99 for pay_1042 on \d+ \w+ \d{4}/),
  });
});
