import { expect, test } from 'vitest';
import { type ApprovalCard, approvalChoices, changedFields, openApproval } from '../../../src/tui/cards/approval-card.ts';
import { approvalKey, editJudged, signedIn } from '../../../src/tui/cards/approval-keys.ts';
import type { CardStep } from '../../../src/tui/cards/card.ts';
import { key, typed } from '../../../src/tui/keys/key.ts';
import { refundRequest } from '../../helpers/chat-script.ts';

const ops = { name: 'Ops', roles: ['support'] };
const card = (changes: Parameters<typeof refundRequest>[0] = {}, signIn = false): ApprovalCard =>
  openApproval(1, { request: refundRequest(changes), position: 1, total: 1, operator: ops, signIn, quietUntil: 0 });

/** Presses keys until the card closes; what it says at the end. */
function press(from: ApprovalCard, ...keys: readonly ReturnType<typeof key>[]): CardStep {
  let step: CardStep = { type: 'open', card: from };
  for (const each of keys) {
    if (step.type === 'closed' || step.card.type !== 'approval') return step;
    step = approvalKey(step.card, each);
  }
  return step;
}

const enter = key('enter');
const decision = (step: CardStep) => (step.type === 'closed' && step.answer.type === 'decided' ? step.answer.signed.decision : undefined);
const opened = (step: CardStep): ApprovalCard => {
  if (step.type === 'closed' || step.card.type !== 'approval') throw new Error('the card closed');
  return step.card;
};

test('starts on No, and Enter there asks for a reason before it denies', () => {
  const reason = press(card(), enter);
  expect(opened(reason).mode.type).toBe('reason');
  expect(decision(press(opened(reason), typed('too early'), enter))).toEqual({ type: 'deny', reason: 'too early' });
});

test('Esc denies from the choices and leads back to them from a field', () => {
  expect(decision(press(card(), key('escape')))).toEqual({ type: 'deny', reason: 'the operator said no' });
  expect(opened(press(card(), enter, typed('x'), key('escape'))).mode).toEqual({ type: 'choices', focus: 2 });
});

test('letters and digits alone decide nothing', () => {
  for (const text of ['y', 'a', '1', 'yes', ' ']) expect(press(card(), typed(text)).type).toBe('open');
});

test('approves what is shown: without editing there is no edited input', () => {
  expect(decision(press(card(), key('left'), key('left'), enter))).toEqual({ type: 'allow', scope: 'once' });
});

test('an edit is judged before it can be approved, and is what is then approved', () => {
  const edited = press(card(), key('left'), enter, typed('u', { ctrl: true }), typed('30.00'), enter);
  expect(edited).toMatchObject({ type: 'open', request: { type: 'judge-edit', input: { amount_cents: 3000 } } });
  const request = refundRequest({ input: { payment: 'pay_1042', amount_cents: 3000, reason: 'duplicate charge' } });
  const judged = editJudged(opened(edited), { ok: true, request });
  expect(judged.mode).toEqual({ type: 'choices', focus: 2 });
  expect(decision(press(judged, key('left'), key('left'), enter))).toEqual({ type: 'allow', scope: 'once', editedInput: request.input });
});

test('an amount that the call left to the records is edited from what it comes to', () => {
  const left = { input: { payment: 'pay_1042', reason: 'duplicate-charge' }, editable: ['amount'] };
  const field = opened(press(card(left), key('left'), enter));
  expect(press(field, enter)).toMatchObject({ card: { mode: { type: 'choices' } } });
  const edited = press(field, typed('u', { ctrl: true }), typed('30.00'), enter);
  expect(edited).toMatchObject({ request: { type: 'judge-edit', input: { payment: 'pay_1042', amount: '30.00' } } });
  const proposal = { ...field.request.proposal, amount: { cents: 3000, currency: 'USD' } as const };
  const judged = editJudged(opened(edited), { ok: true, request: { ...field.request, input: { amount: '30.00' }, proposal } });
  expect(changedFields(judged)).toContainEqual({ name: 'amount', before: '$49.99', after: '$30.00' });
});

test('an amount in whole cents is edited as money: 30 means thirty', () => {
  const field = opened(press(card({ input: { amount: 4999 }, editable: ['amount'] }), key('left'), enter));
  const edited = press(field, typed('u', { ctrl: true }), typed('30'), enter);
  expect(edited).toMatchObject({ request: { type: 'judge-edit', input: { amount: '30' } } });
});

test('an edit that is refused says why and stays in the field', () => {
  const edited = press(card(), key('left'), enter, typed('u', { ctrl: true }), typed('99'), enter);
  const judged = editJudged(opened(edited), { ok: false, problems: ['too much'] });
  expect(judged.mode).toMatchObject({ type: 'edit', problems: ['too much'] });
});

test('an amount that is none never reaches the policy', () => {
  const edited = press(card(), key('left'), enter, typed('u', { ctrl: true }), typed('a lot'), enter);
  expect(edited).not.toHaveProperty('request');
  expect(opened(edited).mode).toMatchObject({ type: 'edit', problems: ['amount_cents has to be an amount like 49.99.'] });
});

test('above the bound the amount has to be typed', () => {
  const asked = press(card({ typedAmount: true }), key('left'), key('left'), enter);
  expect(opened(asked).mode.type).toBe('amount');
  expect(press(opened(asked), typed('49.98'), enter).type).toBe('open');
  expect(decision(press(opened(asked), typed('$49.99'), enter))).toEqual({ type: 'allow', scope: 'once' });
});

test('who may not approve is not offered it; a second person signs in and decides', () => {
  const verdict = { ...refundRequest().verdict, approverRole: 'finance' };
  expect(approvalChoices(card({ verdict })).map(({ action }) => action)).toEqual(['edit', 'deny', 'defer', 'details']);
  const shared = card({ verdict }, true);
  const asking = press(shared, key('left'), key('left'), enter, typed('fin'), enter, typed('secret'), enter);
  expect(asking).toMatchObject({ request: { type: 'sign-in', name: 'fin', password: 'secret' } });
  expect(signedIn(opened(asking), undefined).mode).toMatchObject({ type: 'sign-in', problem: 'Name or password is wrong.' });
  const finance = { name: 'Fin', roles: ['finance'] };
  const allowed = press(signedIn(opened(asking), finance), key('left'), key('left'), enter);
  expect(allowed).toMatchObject({ answer: { signed: { decision: { type: 'allow' }, by: finance } } });
});

test('the one who asked is no second approver, whatever their roles', () => {
  const verdict = { ...refundRequest().verdict, approverRole: 'support' };
  expect(approvalChoices(card({ verdict })).some(({ action }) => action === 'approve')).toBe(false);
});

test('allowing for the session is offered for tools that permit it, and only for those', () => {
  expect(approvalChoices(card()).some(({ action }) => action === 'session')).toBe(false);
  expect(approvalChoices(card({ sessionScope: true })).some(({ action }) => action === 'session')).toBe(true);
});
