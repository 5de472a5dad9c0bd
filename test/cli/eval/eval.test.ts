import { describe, expect, test } from 'vitest';
import { type EvalCase, parseCases } from '../../../src/cli/eval/eval-case.ts';
import { judgeCase } from '../../../src/cli/eval/judge-case.ts';
import { differences } from '../../../src/cli/eval/records-after.ts';
import { evalReports } from '../../../src/cli/eval/report.ts';
import { summarize } from '../../../src/cli/eval/summary.ts';
import type { TurnResult } from '../../../src/outputs/turn-result.ts';

const result: TurnResult = {
  type: 'result',
  status: 'answered',
  session: 's_1',
  engine: 'local',
  agent: 'billing',
  agents: ['triage', 'billing'],
  urgency: 'normal',
  reply: 'It takes 5–10 business days [1].',
  notes: [],
  citations: [],
  calls: [{ id: 'c_1', tool: 'issue_refund', input: {}, status: 'done', result: 'refunded' }],
  approvals: [],
  verifications: [],
  flags: [],
  usage: { model_calls: 0, input_tokens: 0, output_tokens: 0, cache_read_tokens: 0 },
  cost_usd: 0,
  duration_ms: 1,
};

const caseOf = (line: object): EvalCase => {
  const [one] = parseCases('cases.jsonl', JSON.stringify({ id: 'x', text: 'hello', ...line }));
  if (one === undefined) throw new Error('no case');
  return one;
};

describe('reading cases', () => {
  test.each([
    ['{"id":"a"', 'cases.jsonl:1: this is not JSON.'],
    ['[]\n{"text":"no id"}', 'cases.jsonl:1: a case needs "id" and "text" or "turns".'],
    [
      '{"id":"a","text":"b","decide":{"issue_refund":"maybe"}}',
      'cases.jsonl:1: "decide" says approve, deny, or what to edit for each tool, not "maybe".',
    ],
    ['{"id":"a","text":"b","notCals":["x"]}', 'cases.jsonl:1: "notCals" is no field of a case; did you mean "notCalls"?'],
  ])('%s', (content, message) => expect(() => parseCases('cases.jsonl', content)).toThrow(message));

  test('a YAML list holds the same cases, with what JSON lines are too narrow for', () => {
    const [one] = parseCases(
      'a.yml',
      '- id: a\n  text: hello\n  verify: wrong\n  decide: { issue_refund: { as: finance, edit: { amount: "5.00" } } }',
    );
    expect(one).toMatchObject({ id: 'a', verify: 'wrong', decide: { issue_refund: { as: 'finance', edit: { amount: '5.00' } } } });
  });

  test.each([
    ['id: a', 'a.yml:1: a file of cases is a list.'],
    ['- id: a\n  text: b\n- id: c', 'a.yml:3: a case needs "id" and "text" or "turns".'],
  ])('YAML that holds no cases: %j', (content, message) => expect(() => parseCases('a.yml', content)).toThrow(message));

  test('a case knows its file, so that what is wrong with it can be found', () => {
    const [one] = parseCases('a.yml', '- id: a\n  text: hello\n  customer: nobody@here.example');
    expect(one).toMatchObject({ id: 'a', file: 'a.yml' });
  });

  test('empty lines are passed over', () => expect(parseCases('f', '\n\n')).toEqual([]));
});

describe('records at the end', () => {
  const actual = { plan: 'pro', refunds: ['pay_1 500'] };
  test.each([
    [{ plan: 'pro', refunds: ['pay_1 500'] }, []],
    [{ plan: 'basic' }, ['plan of acc_x is "pro", not "basic"']],
    [{ colour: 'red' }, ['colour is nothing that records are held against (plan, refunds)']],
  ])('%j', (expected, problems) => expect(differences('acc_x', expected, actual)).toEqual(problems));

  test('an account that is not there', () => expect(differences('acc_x', {}, undefined)).toEqual(['there is no account acc_x']));
});

describe('judging', () => {
  test.each<[string, object, readonly string[]]>([
    ['nothing expected', {}, []],
    ['the right specialist', { expect: 'billing' }, []],
    ['an acceptable one', { expect: 'escalation', accept: ['billing'] }, []],
    ['the wrong one', { expect: 'escalation' }, ['went to billing, not to escalation']],
    ['a figure, whatever the dash', { must: ['5-10|five to ten'] }, []],
    ['a figure that is missing', { must: ['3-5'] }, ['does not say 3-5']],
    ['words that must not be there', { mustNot: ['business days'] }, ['says business days']],
    ['an answer where there is none', { answerable: false }, ['does not say that the documents hold no answer']],
    ['a call that was done', { calls: ['issue_refund'] }, []],
    ['a call that was not', { calls: ['escalate'] }, ['escalate was not done']],
    ['a call that must not be', { notCalls: ['issue_refund'] }, ['issue_refund was done']],
    ['as urgent as it is', { urgency: 'high|normal' }, []],
    ['less urgent than it is', { urgency: 'immediate' }, ['is normal, not immediate']],
    ['another end', { status: 'denied' }, ['ended as answered, not as denied']],
  ])('%s', (_name, line, problems) => expect(judgeCase(caseOf(line), [result], undefined).problems).toEqual(problems));

  test('a message that was asked back went to nobody', () => {
    const asked = { ...result, status: 'clarify', agents: ['triage'] };
    expect(judgeCase(caseOf({ expect: 'clarify' }), [asked], undefined).problems).toEqual([]);
  });
});

describe('the report', () => {
  const routing = { to: 'billing', alternatives: [{ agent: 'billing', probability: 0.9 }], urgency: 'normal', evidence: [] } as const;
  const verdicts = [
    judgeCase(caseOf({ id: 'a', expect: 'billing', urgency: 'normal', style: 'angry' }), [result], routing),
    judgeCase(caseOf({ id: 'b<', expect: 'escalation', style: 'angry' }), [result], routing),
    judgeCase(caseOf({ id: 'c', answerable: true, must: ['5-10'] }), [result], undefined),
  ];

  test('counts what was right', () => {
    expect(summarize(verdicts)).toMatchObject({
      cases: { right: 2, of: 3 },
      routing: { right: 1, of: 2 },
      routingByStyle: { angry: { right: 1, of: 2 } },
      confusion: { billing: { billing: 1 }, escalation: { billing: 1 } },
      urgency: { right: 1, of: 1 },
      urgencyConfusion: { normal: { normal: 1 } },
      answered: { right: 1, of: 1 },
    });
    expect(summarize(verdicts).calibrationError).toBeCloseTo(0.4);
  });

  test.each(['table', 'json', 'junit'] as const)('as %s', (format) => {
    expect(evalReports[format](summarize(verdicts), verdicts)).toMatchSnapshot();
  });
});
