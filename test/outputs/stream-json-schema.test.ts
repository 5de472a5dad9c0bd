import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TurnEvent } from '../../src/core/event.ts';
import { streamJson } from '../../src/outputs/stream-json.ts';
import { turnResults } from '../../src/outputs/turn-result.ts';
import { recordedConversation, recordedEvents, refundRequest, titleOf } from '../helpers/recorded-turn.ts';

const file = new URL('../../docs/handbook/stream-json.schema.json', import.meta.url);
const line = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));

function linesOf(events: readonly TurnEvent[]): readonly unknown[] {
  let text = '';
  const options = {
    quiet: true,
    debug: false,
    style: (_: string, part: string) => part,
    titleOf,
    team: 't',
    triage: 'triage',
    version: '0',
  };
  const output = streamJson({ answer: (part) => (text += part), aside: () => {}, shared: false }, options);
  const results = turnResults(titleOf);
  for (const event of events) {
    results.add(event);
    output.event(event);
  }
  output.finish(results.finish(recordedConversation));
  return text
    .trim()
    .split('\n')
    .map((part) => JSON.parse(part));
}

const customer = { account: 'acc_1', name: 'Northwind' };
const finished: TurnEvent = { type: 'turn-finished', outcome: { type: 'budget', message: 'used up' }, durationMs: 3 };

/** The kinds of events that the recorded turn does not have. */
const rare: readonly TurnEvent[] = [
  { type: 'approval-decided', id: 'a_17', callId: 'c_3', decision: { type: 'deny', reason: 'no' }, by: 'ana', auditHead: 'ab' },
  { type: 'approval-decided', id: 'a_17', callId: 'c_3', decision: { type: 'allow', scope: 'once' }, by: 'ana', auditHead: 'ab' },
  { type: 'approval-requested', request: { ...refundRequest, verdict: { ...refundRequest.verdict, approverRole: 'finance' } } },
  { type: 'verification-requested', id: 'v_1', customer },
  { type: 'verification-decided', id: 'v_1', customer, outcome: 'failed', attemptsLeft: 2 },
  { type: 'verification-decided', id: 'v_1', customer, outcome: 'declined' },
  { type: 'progress', message: 'retrying' },
  finished,
];

describe('the published schema', () => {
  test.each([...linesOf(recordedEvents), ...linesOf(rare)].map((value) => [JSON.stringify(value).slice(0, 60), value]))(
    '%s…',
    (_name, value) => {
      expect(line.safeParse(value).error).toBeUndefined();
    },
  );

  test('refuses what it does not describe', () => {
    expect(line.safeParse({ type: 'result', status: 'fine' }).success).toBe(false);
    expect(line.safeParse({ type: 'text_delta', agent: 'billing', text: 'x', more: 1 }).success).toBe(false);
  });
});
