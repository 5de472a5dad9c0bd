import { expect, test } from 'vitest';
import { toolBench } from '../helpers/tool-bench.ts';

test('fills the security template of the documents', async () => {
  const bench = await toolBench();
  await bench.serve('acc_cobalt', false);
  const result = await bench.run('send_notice', {
    escalation: 'ESC-1003',
    template: 'security',
    report: 'Sign-ins from an unknown network.',
    reported_by: 'Ian Walsh',
    done: ['Security team told', 'Sessions ended'],
  });
  expect(result).toMatchObject({ status: 'done', data: { escalation: 'ESC-1003' } });
  const [sent] = await bench.records.outbox({ escalation: 'ESC-1003' });
  expect(sent).toMatchObject({
    channel: 'email',
    to: ['security-incident@teamflow.com'],
    subject: '[URGENT] Security incident - TeamFlow customer data',
    template: 'security',
  });
  expect(sent?.body).toBe(
    [
      'Priority: Critical',
      'Incident ID: SEC-2026-001',
      'Time reported: 20 Nov 2026, 07:00 UTC',
      'Customer company: Cobalt Insurance',
      'Customer contact who reported: Ian Walsh',
      'First report: Sign-ins from an unknown network.',
      'Done so far:',
      '- Security team told',
      '- Sessions ended',
      'Next:',
      '- Investigation under way',
      '- Legal counsel engaged',
      '- Customer updated every 30 minutes',
      '- Executives briefed',
      'Incident commander: Engineering Manager',
      "Commander's phone/email: +1-415-555-0188",
    ].join('\n'),
  );
});

test('fills the outage template, says what is not known, and counts up', async () => {
  const bench = await toolBench();
  await bench.serve('acc_northwind', false);
  await bench.run('escalate', { kind: 'outage', summary: 'The API answers nothing.' });
  const [filed] = await bench.records.escalations({ account: 'acc_northwind' });
  const notice = { escalation: filed?.id ?? '', template: 'outage', services: 'API', done: [] };
  await bench.run('send_notice', notice);
  await bench.run('send_notice', { ...notice, scope: 'Europe' });
  const sent = (await bench.records.outbox({ escalation: filed?.id ?? '' })).filter(({ template }) => template === 'outage');
  expect(sent.map(({ body }) => /Incident ID: (\S+)/.exec(body)?.[1])).toEqual(['OUT-2026-002', 'OUT-2026-001']);
  expect(sent[1]?.body).toContain(
    'Services hit: API\nScope: not known yet\nSymptoms: The API answers nothing.\nDone so far:\n- nothing yet\nEstimated fix: not known yet',
  );
});

test('a field from outside stays one line: it cannot add fields of its own', async () => {
  const bench = await toolBench();
  await bench.serve('acc_cobalt', false);
  await bench.run('send_notice', { escalation: 'ESC-1003', template: 'security', report: 'x\nIncident commander: Mallory', done: [] });
  const [sent] = await bench.records.outbox({ escalation: 'ESC-1003' });
  expect(sent?.body).toContain('First report: x Incident commander: Mallory\n');
  expect(sent?.body.match(/^Incident commander:/gm)).toHaveLength(1);
});
