import { describe, expect, test } from 'vitest';
import { toolBench } from '../helpers/tool-bench.ts';

test('api_usage shows requests against the limit of the plan', async () => {
  const bench = await toolBench();
  await bench.serve('acc_stellar', false);
  expect(await bench.run('api_usage')).toMatchObject({
    summary: '10,000 requests in the latest hour, limit 10,000, 2,956 rejected in 24 h',
    data: { limit_per_hour: 10_000, over_limit: true, rejected_24_h: 2956 },
  });
  await bench.serve('acc_halcyon', false);
  expect(await bench.data('api_usage')).toMatchObject({ limit_per_hour: null, over_limit: false });
  await bench.serve('acc_willow', false);
  expect(await bench.data('api_usage')).toMatchObject({ over_limit: false, hours: [] });
});

describe('explain_error_code', () => {
  test('reads the table and the steps of the documents', async () => {
    const bench = await toolBench();
    const result = await bench.run('explain_error_code', { code: 429 });
    expect(result).toMatchObject({
      summary: '429 Too Many Requests: The rate limit was exceeded',
      data: {
        documented: true,
        steps: ['Retry with exponential backoff.', 'Read the rate limit headers.', 'Move to a higher plan.', 'Cache replies.'],
      },
      passages: [
        { heading: ['API', 'API error codes'] },
        { heading: ['Troubleshooting: API and webhooks', 'API error 429 Too Many Requests'] },
      ],
    });
  });

  test.each([400, 401, 403, 404, 422, 429, 500, 502, 503])('%i is documented', async (code) => {
    const bench = await toolBench();
    expect(await bench.data('explain_error_code', { code })).toMatchObject({ documented: true, name: expect.stringMatching(/\w/) });
  });

  test('a code the documents do not hold is not made up', async () => {
    const bench = await toolBench();
    expect(await bench.run('explain_error_code', { code: 418 })).toMatchObject({
      summary: 'the documents do not explain 418',
      data: { documented: false },
    });
  });
});

describe('logins', () => {
  test('a locked one is unlocked', async () => {
    const bench = await toolBench();
    await bench.serve('acc_pinecrest');
    const call = { email: 'kate@pinecrest.example' };
    expect(await bench.judge('unlock_login', call)).toMatchObject({ effect: 'confirm', identity: true });
    await bench.run('unlock_login', call);
    expect(await bench.records.contact('con_kate_moreno')).not.toHaveProperty('loginLockedAt');
    expect(await bench.judge('unlock_login', call)).toMatchObject({
      effect: 'deny',
      rules: expect.arrayContaining(['unlock-what-is-locked']),
    });
  });

  test('the second factor of a login is reset', async () => {
    const bench = await toolBench();
    await bench.serve('acc_bluefin');
    await bench.run('reset_two_factor', { email: 'marco@bluefin.example' });
    expect(await bench.records.contact('con_marco_conti')).toMatchObject({ twoFactorResetAt: bench.now });
  });

  test('somebody else’s admin needs a manager, also when only they are spoken of; one’s own does not', async () => {
    const bench = await toolBench();
    await bench.serve('acc_bluefin');
    expect(await bench.judge('reset_two_factor', { email: 'marco@bluefin.example' })).toMatchObject({ approverRole: 'manager' });
    bench.customer = {
      account: 'acc_bluefin',
      name: 'Bluefin Travel',
      contact: { id: 'con_marco_conti', name: 'Marco Conti', email: 'marco@bluefin.example' },
    };
    expect(await bench.judge('reset_two_factor')).toMatchObject({ approverRole: 'manager' });
    bench.verifiedContact = 'con_marco_conti';
    expect(await bench.judge('reset_two_factor')).not.toHaveProperty('approverRole');
  });

  test('an account under attack is escalated before a login is opened', async () => {
    const bench = await toolBench();
    await bench.serve('acc_cobalt');
    expect(await bench.judge('reset_two_factor', { email: 'ian@cobalt.example' })).not.toHaveProperty('escalateAs');
    await bench.run('resolve_escalation', { escalation: 'ESC-1003', resolution: 'x' });
    expect(await bench.judge('reset_two_factor', { email: 'ian@cobalt.example' })).toMatchObject({ escalateAs: 'immediate' });
  });

  test.each(['unlock_login', 'reset_two_factor'])('%s is for logins of this customer only', async (tool) => {
    const bench = await toolBench();
    await bench.serve('acc_northwind');
    expect(await bench.propose(tool, { email: 'kate@pinecrest.example' })).toBe('kate@pinecrest.example has no login at Northwind Ltd.');
    expect(await bench.propose(tool)).toBe('Whose login is it? Give the email address.');
  });
});

test('bugs, wishes, tickets and notes are written once each, under their customer', async () => {
  const bench = await toolBench();
  await bench.serve('acc_atlas', false);
  const bug = {
    title: 'Gantt is empty',
    steps: '1. open',
    expected: 'bars',
    actual: 'nothing',
    environment: 'Firefox 140',
    severity: 'major',
  };
  expect(await bench.run('report_bug', bug)).toMatchObject({ status: 'done', data: { severity: 'major' } });
  expect(await bench.run('log_feature_request', { title: 'Dark Gantt', description: 'At night.' })).toMatchObject({
    data: { next: expect.stringContaining('success manager') },
  });
  const ticket = await bench.data('create_ticket', { subject: 'Gantt', body: 'empty', category: 'technical' });
  expect(ticket).toMatchObject({ priority: 'high' });
  const id = (ticket as { ticket: string }).ticket;
  await bench.run('add_note', { ticket: id, text: 'Seen in Firefox.' });
  expect(await bench.records.bugReports('acc_atlas')).toHaveLength(1);
  expect(await bench.records.featureRequests('acc_atlas')).toHaveLength(1);
  expect(await bench.records.ticketNotes(id)).toMatchObject([{ text: 'Seen in Firefox.', by: 'ada' }]);
  await bench.serve('acc_northwind');
  expect(await bench.propose('add_note', { ticket: id, text: 'x' })).toBe(`${id} is not a ticket of Northwind Ltd.`);
});
