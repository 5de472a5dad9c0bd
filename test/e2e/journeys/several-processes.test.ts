import { expect, onTestFinished, test } from 'vitest';
import { type Journey, startJourney } from '../../helpers/journey.ts';
import { messagesServer } from '../../helpers/messages-server.ts';
import { begins, says } from '../../helpers/stream-events.ts';

const message = 'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.';
const answers = 'email: maya@northwind.example\nlast-payment: 49.99\npostal-code: 4107\n';

async function waitingApproval(journey: Journey) {
  const asked = await journey.json(['ask', message]);
  const { result } = await journey.json(['verify', asked.result.verifications[0]?.id ?? '', '--from-file', '-'], { input: answers });
  return { id: result.approvals[0]?.id ?? '', session: result.session };
}

const refunds = (journey: Journey) => journey.rows("SELECT * FROM refunds WHERE payment = 'pay_1042'");

test('two processes approve the same at once: one does it, the other is told, the money goes once', async () => {
  const journey = startJourney();
  const { id } = await waitingApproval(journey);
  const both = await Promise.all([journey.run(['approve', id]), journey.run(['approve', id])]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
  expect(both.find(({ code }) => code === 2)).toMatchObject({
    stdout: '',
    stderr: expect.stringMatching(/is open in another process|has already been decided/),
  });
  expect(refunds(journey)).toHaveLength(1);
  expect(await journey.run(['audit', 'verify'])).toMatchObject({ code: 0 });
});

test('one approves while the other denies: one of them counts', async () => {
  const journey = startJourney();
  const { id } = await waitingApproval(journey);
  const [approved, denied] = await Promise.all([journey.run(['approve', id]), journey.run(['deny', id, '--reason', 'no'])]);
  expect([approved.code, denied.code].sort()).toEqual([0, 2]);
  expect(refunds(journey)).toHaveLength(approved.code === 0 ? 1 : 0);
});

test('the same refund asked for in two sessions: the second approval moves no money', async () => {
  const journey = startJourney();
  const first = await waitingApproval(journey);
  const second = await waitingApproval(journey);
  expect(await journey.run(['approve', first.id])).toMatchObject({ code: 0 });
  const again = await journey.run(['approve', second.id]);
  expect(again.code).not.toBe(2);
  expect(again.stdout).not.toMatch(/has been refunded to your/);
  expect(refunds(journey)).toHaveLength(1);
});

test('a session that is open in a chat: ask and approve elsewhere are told, in a sentence', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say(message);
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.sees('Confirm: issue_refund');
  const [approval] = JSON.parse((await journey.run(['approvals', '-o', 'json'])).stdout);
  for (const args of [
    ['ask', '-r', approval.session, 'and?'],
    ['approve', approval.id],
  ]) {
    expect(await journey.run(args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`session ${approval.session} is open in another process \\(${desk.terminal.pid}\\)`)),
    });
  }
  expect(refunds(journey)).toEqual([]);
});

test('killed with -9 while the card is open: it waits, another process decides it, the chat goes on from there', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say(message);
  await desk.verify('maya@northwind.example', '49.99', '4107');
  await desk.sees('Confirm: issue_refund');
  desk.terminal.kill('SIGKILL');
  await desk.terminal.exited;
  const [approval] = JSON.parse((await journey.run(['approvals', '-o', 'json'])).stdout);
  expect(await journey.run(['approve', approval.id])).toMatchObject({ code: 0 });
  expect(refunds(journey)).toHaveLength(1);
  const resumed = await journey.chat(['-r', approval.session]);
  await resumed.sees(/\$49\.99 for pay_1042 has been refunded/);
  await resumed.say('thanks');
  await resumed.turnEnds();
  await resumed.reads('You are welcome');
});

test('killed with -9 in the middle of a reply: what was said before is kept, the conversation goes on', async () => {
  const server = await messagesServer();
  onTestFinished(() => server.close());
  const journey = startJourney({ ANTHROPIC_API_KEY: 'sk-ant-e2e-0123456789', ANTHROPIC_BASE_URL: server.url });
  server.answer(says({ calls: [{ name: 'find_customer', input: { query: 'maya@northwind.example' } }] }), {
    type: 'stream',
    events: begins('Let me look'),
    ending: 'hang',
  });
  const child = journey.home.start(['ask', '--engine', 'claude', '--agent', 'billing', message], { env: journey.env });
  await server.arrived(2);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  server.answer(says({ text: 'Here I am again.' }));
  const { code, result } = await journey.json(['ask', '-c', '--engine', 'claude', 'are you there?']);
  expect({ code, reply: result.reply }).toEqual({ code: 0, reply: 'Here I am again.' });
  const transcript = await journey.run(['transcript', result.session]);
  expect(transcript.stdout).toContain(message);
  expect(transcript.stdout).toContain('Northwind Ltd');
});
