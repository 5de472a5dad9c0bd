import { describe, expect, test } from 'vitest';
import { hour } from '../../src/desk/period.ts';
import { benchNow, toolBench } from '../helpers/tool-bench.ts';

const minutes = (count: number) => count * 60_000;

test('files class, level, owner, contacts and clocks, which run from the customer’s message', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  bench.messageAt = benchNow - minutes(10);
  bench.messageText = 'Our customer data has leaked!';
  const result = await bench.run('escalate', { kind: 'security', summary: 'Customer data leaked.', tried: ['sessions ended'] });
  expect(result).toMatchObject({
    status: 'done',
    data: { class: 'immediate', level: 4, owner: 'CTO', respond_by: '20 Nov 2026, 10:05 UTC', resolve_by: '20 Nov 2026, 13:50 UTC' },
  });
  const [filed] = await bench.records.escalations({ account: 'acc_northwind' });
  expect(filed).toMatchObject({
    receivedAt: bench.messageAt,
    filedAt: benchNow,
    respondBy: bench.messageAt + hour / 4,
    resolveBy: bench.messageAt + 4 * hour,
    status: 'open',
    packet: {
      summary: 'Customer data leaked.',
      tried: ['sessions ended'],
      quotes: ['Our customer data has leaked!'],
      customer: { account: 'acc_northwind' },
      evidence: [expect.stringContaining('Northwind Ltd, Pro, 12 seats'), expect.stringContaining('INC-504')],
    },
  });
});

test('asked for by the operator later, it holds the words of the customer, and its clocks run from them', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  bench.customerWords = { text: 'Our customer data has leaked!', at: benchNow - minutes(40) };
  bench.messageText = 'Please escalate this conversation.';
  expect(await bench.data('classify_escalation')).toMatchObject({ kind: 'security', respond_by: '20 Nov 2026, 09:35 UTC' });
  await bench.run('escalate', { kind: 'security', summary: 'Customer data leaked.' });
  const [filed] = await bench.records.escalations({ account: 'acc_northwind' });
  expect(filed).toMatchObject({
    receivedAt: bench.customerWords.at,
    respondBy: benchNow - minutes(25),
    packet: { quotes: ['Our customer data has leaked!'] },
  });
});

test('tells mail and channels through the outbox, and pages nobody', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  await bench.run('escalate', { kind: 'outage', summary: 'Nothing works.' });
  const [filed] = await bench.records.escalations({ account: 'acc_northwind' });
  const sent = await bench.records.outbox({ escalation: filed?.id ?? '' });
  expect(sent.map(({ channel, to }) => [channel, to]).toSorted()).toEqual([
    ['email', ['outage-response@teamflow.com']],
    ['slack', ['#outage-response']],
  ]);
});

test('the card says who is told and by when there is an answer', async () => {
  const bench = await toolBench();
  await bench.serve('acc_atlas', false);
  expect(await bench.propose('escalate', { kind: 'complaint', summary: 'Wants a manager.' })).toMatchObject({
    summary: 'Escalate a complaint to the VP of Customer Success (priority, level 4), answer by 20 Nov 2026, 11:00 UTC',
    before: ['ESC-1002 is open: priority, churn, with the VP of Customer Success'],
    target: 'complaint@acc_atlas',
    account: 'acc_atlas',
  });
});

test('a matter of nobody on file can be escalated', async () => {
  const bench = await toolBench();
  expect(await bench.run('escalate', { kind: 'security', summary: 'A stranger reports a hole.' })).toMatchObject({ status: 'done' });
});

test('a customer who does not exist is not made up', async () => {
  const bench = await toolBench();
  expect(await bench.propose('escalate', { kind: 'legal', summary: 'x', customer: 'acc_nobody' })).toBe(
    'There is no customer "acc_nobody".',
  );
});

describe('the class', () => {
  test('can be made stricter, never milder', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind', false);
    expect(await bench.data('escalate', { kind: 'complaint', class: 'priority', summary: 'x' })).toMatchObject({ class: 'priority' });
    expect(await bench.data('escalate', { kind: 'legal', class: 'standard', summary: 'x' })).toMatchObject({ class: 'immediate' });
  });

  test.each([
    ['acc_northwind', 'complaint', 'standard', 'Support Manager'],
    ['acc_northwind', 'technical', 'standard', 'Senior Technical Specialist'],
    ['acc_northwind', 'contract', 'priority', 'Billing Manager'],
    ['acc_atlas', 'technical', 'priority', 'VP of Customer Success'],
    ['acc_atlas', 'feature', 'standard', 'Product Manager'],
    ['acc_atlas', 'outage', 'immediate', 'Engineering Manager'],
  ])('of %s, %s: %s, %s', async (account, kind, name, owner) => {
    const bench = await toolBench();
    await bench.serve(account, false);
    expect(await bench.data('escalate', { kind, summary: 'x' })).toMatchObject({ class: name, owner });
  });
});

describe('classify_escalation', () => {
  test('reads the customer’s words', async () => {
    const bench = await toolBench();
    await bench.serve('acc_northwind', false);
    bench.messageText = 'our customer data has leaked, I want a manager and a lawyer on this';
    expect(await bench.data('classify_escalation')).toMatchObject({
      escalate: true,
      kind: 'security',
      kinds: ['security', 'legal', 'complaint'],
      class: 'immediate',
      owner: 'CTO',
      clause: 'escalation-policies › Immediate escalation (15 minutes) › Immediate: security and data',
    });
  });

  test('finds nothing in a plain question', async () => {
    const bench = await toolBench();
    bench.messageText = 'How do I export my invoices as PDF?';
    expect(await bench.data('classify_escalation')).toEqual({ escalate: false, kinds: [] });
  });

  test.each([
    ['acc_orchid', true],
    ['acc_stellar', false],
  ])('a technical problem of %s that is older than 24 hours: %s', async (account, old) => {
    const bench = await toolBench();
    await bench.serve(account, false);
    bench.messageText = 'Any news?';
    expect(await bench.data('classify_escalation')).toMatchObject(
      old ? { kinds: ['technical'], unsolved_24_h: [expect.any(String)] } : { escalate: false },
    );
  });

  test('takes the kinds it is given as well', async () => {
    const bench = await toolBench();
    bench.messageText = 'I was refused again.';
    expect(await bench.data('classify_escalation', { kinds: ['money'] })).toMatchObject({ class: 'priority', owner: 'Finance Director' });
  });
});

describe('filed escalations', () => {
  test('are listed with what is late', async () => {
    const bench = await toolBench();
    await bench.serve('acc_atlas', false);
    expect(await bench.data('list_escalations')).toMatchObject({ escalations: [{ id: 'ESC-1002', class: 'priority', late: true }] });
  });

  test('page the one on call, once filed', async () => {
    const bench = await toolBench();
    await bench.serve('acc_cobalt', false);
    const page = { escalation: 'ESC-1003', who: 'second', message: 'Sign-ins go on.' };
    expect(await bench.propose('page_on_call', page)).toMatchObject({
      summary: 'Page the Engineering Manager (+1-415-555-0188) about ESC-1003',
    });
    await bench.run('page_on_call', page);
    expect(await bench.records.outbox({ escalation: 'ESC-1003' })).toMatchObject([
      { channel: 'pager', to: ['+1-415-555-0188'], body: 'Sign-ins go on.' },
    ]);
  });

  test('are resolved once', async () => {
    const bench = await toolBench();
    await bench.serve('acc_orchid', false);
    const close = { escalation: 'ESC-1001', resolution: 'Boards open again.' };
    expect(await bench.run('resolve_escalation', close)).toMatchObject({ status: 'done' });
    expect(await bench.records.escalation('ESC-1001')).toMatchObject({
      status: 'resolved',
      resolution: 'Boards open again.',
      resolvedBy: 'ada',
    });
    expect(await bench.propose('resolve_escalation', close)).toBe('ESC-1001 is resolved already.');
  });

  test.each(['page_on_call', 'resolve_escalation', 'send_notice'])(
    '%s refuses those of another customer, and those that do not exist',
    async (tool) => {
      const bench = await toolBench();
      await bench.serve('acc_northwind', false);
      const rest = {
        page_on_call: { who: 'first', message: 'x' },
        resolve_escalation: { resolution: 'x' },
        send_notice: { template: 'security' },
      }[tool];
      expect(await bench.propose(tool, { escalation: 'ESC-1003', ...rest })).toBe('ESC-1003 is not an escalation of Northwind Ltd.');
      expect(await bench.propose(tool, { escalation: 'ESC-9', ...rest })).toBe('There is no escalation ESC-9.');
    },
  );
});
