import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TurnResult } from '../../../src/outputs/turn-result.ts';
import { type Journey, startJourney } from '../../helpers/journey.ts';

const lena = {
  message: 'lena@brightpath.example here. We were charged twice this month, $760 both times. Please refund the second one.',
  answers: ['lena@brightpath.example', '760.00', '2204', 'Lindenhof'],
};
const omar = {
  message: 'omar@harborline.example here. Our card was charged twice for the same month, please give the second payment back.',
  answers: ['omar@harborline.example', '1216.00', '8101'],
};
const factors = ['email', 'last-payment', 'postal-code', 'security-answer'];

/** One message and the identity form, in a shell. */
async function proposed(journey: Journey, { message, answers }: typeof lena): Promise<TurnResult> {
  const asked = await journey.json(['ask', message]);
  const [check] = asked.result.verifications;
  const form = answers.map((answer, index) => `${factors[index]}: ${answer}\n`).join('');
  const { code, result } = await journey.json(['verify', check?.id ?? '', '--from-file', '-'], { input: form });
  expect(code).toBe(3);
  return result;
}

async function operator(journey: Journey, name: string, ...roles: readonly string[]): Promise<string> {
  const file = journey.home.path(`${name}.password`);
  writeFileSync(file, `open sesame ${name}\n`);
  expect(await journey.run(['operators', 'add', name, '--role', ...roles, '--password-file', file])).toMatchObject({ code: 0 });
  return file;
}

const refundsTo = (journey: Journey, account: string) =>
  journey.rows("SELECT amount, by FROM refunds WHERE account = ? AND session LIKE 's\\_%' ESCAPE '\\'", account);

test('above $500 nobody but Finance approves, and with the right password', async () => {
  const journey = startJourney();
  const result = await proposed(journey, lena);
  const [approval] = result.approvals;
  const id = approval?.id ?? '';
  expect(approval?.verdict).toMatchObject({ effect: 'confirm', identity: true, approver_role: 'finance', escalate_as: null });
  expect(approval?.verdict.clauses).toContain('billing-policies › Refunds › Refund limits and approval');
  expect((await journey.run(['approvals'])).stdout).toMatch(/finance +Refund \$760\.00 USD/);

  expect(await journey.run(['approve', id])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('needs the approval of someone with the role finance'),
  });
  const support = await operator(journey, 'Sue', 'support');
  expect(await journey.run(['approve', id, '--as', 'Sue', '--password-file', support])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Sue does not have it'),
  });
  const fay = await operator(journey, 'Fay', 'finance');
  expect(await journey.run(['approve', id, '--as', 'Fay', '--password-file', support])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Name or password of "Fay" are not right'),
  });
  expect(refundsTo(journey, 'acc_brightpath')).toEqual([]);
  expect((await journey.run(['audit', 'list'])).stdout).toMatch(/sign-in-failed +sign-in/);

  expect(await journey.run(['approve', id, '--as', 'Fay', '--password-file', fay])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('$760.00 for pay_1007 has been refunded'),
  });
  expect(refundsTo(journey, 'acc_brightpath')).toMatchObject([{ amount: 76_000 }]);
  expect((await journey.run(['audit', 'list'])).stdout).toMatch(/Fay +ran +issue_refund/);
  expect(await journey.run(['approve', id, '--as', 'Fay', '--password-file', fay])).toMatchObject({
    code: 2,
    stderr: `frontdesk: ${id} has already been decided: approved by Fay.\n`,
  });
});

test('who asked cannot be the second one, whatever their role', async () => {
  const journey = startJourney({ FRONTDESK_OPERATOR: 'Fay' });
  const fay = await operator(journey, 'Fay', 'finance');
  const result = await proposed(journey, lena);
  expect(await journey.run(['approve', result.approvals[0]?.id ?? '', '--as', 'Fay', '--password-file', fay])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('was asked for by Fay'),
  });
  expect(refundsTo(journey, 'acc_brightpath')).toEqual([]);
});

test('above $1,000 a priority escalation is filed first, then the Finance Director approves', async () => {
  const journey = startJourney();
  const result = await proposed(journey, omar);
  expect(result.calls).toContainEqual(expect.objectContaining({ tool: 'issue_refund', status: 'blocked' }));
  const [escalation] = result.approvals;
  expect(escalation).toMatchObject({ tool: 'escalate', summary: expect.stringMatching(/to the Finance Director \(priority, level 3\)/) });

  const filed = await journey.json(['approve', escalation?.id ?? '']);
  expect(filed.code).toBe(3);
  const [refund] = filed.result.approvals;
  expect(refund).toMatchObject({ tool: 'issue_refund', verdict: { approver_role: 'finance-director', escalate_as: null } });

  const fay = await operator(journey, 'Fay', 'finance');
  expect(await journey.run(['approve', refund?.id ?? '', '--as', 'Fay', '--password-file', fay])).toMatchObject({ code: 2 });
  const dee = await operator(journey, 'Dee', 'finance-director');
  expect(await journey.run(['approve', refund?.id ?? '', '--as', 'Dee', '--password-file', dee])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('$1,216.00 for pay_1011 has been refunded'),
  });
  expect(refundsTo(journey, 'acc_harborline')).toMatchObject([{ amount: 121_600 }]);
});

test('in the chat the second person signs in on the card, and types the large amount', async () => {
  const journey = startJourney();
  await operator(journey, 'Fay', 'finance');
  const desk = await journey.chat();
  await desk.say(lena.message);
  await desk.verify(...lena.answers);
  await desk.sees('Confirm: issue_refund');
  expect(desk.text()).not.toContain('Approve once');
  await desk.choose('Approve as someone with the role finance');
  await desk.sees('The second person signs in');
  desk.terminal.write('Fay');
  await desk.sees(/Name: +Fay/);
  desk.terminal.write('\t');
  desk.terminal.write('open sesame Fay');
  await desk.sees('•••');
  expect(desk.terminal.everything()).not.toContain('sesame');
  desk.terminal.write('\r');
  await desk.sees('Approve once');
  await desk.choose('Approve once');
  await desk.sees('type $760.00 to approve');
  desk.terminal.write('760\r');
  await desk.turnEnds();
  await desk.reads(/\$760\.00 for pay_1007 has been refunded/);
  expect(refundsTo(journey, 'acc_brightpath')).toMatchObject([{ amount: 76_000 }]);
});

test('edited down to the limit on the card, the refund no longer needs a second person', async () => {
  const journey = startJourney();
  const desk = await journey.chat();
  await desk.say(lena.message);
  await desk.verify(...lena.answers);
  await desk.choose('Edit…');
  await desk.sees('Which argument?');
  desk.terminal.write('\r');
  await desk.sees('amount: 760.00');
  desk.terminal.write('\x15500');
  await desk.sees(/amount: 500 /);
  desk.terminal.write('\r');
  await desk.choose('Approve once');
  await desk.sees('type $500.00 to approve');
  desk.terminal.write('500\r');
  await desk.turnEnds();
  expect(refundsTo(journey, 'acc_brightpath')).toMatchObject([{ amount: 50_000 }]);
});
