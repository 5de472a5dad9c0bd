import { describe, expect, test } from 'vitest';
import type { TurnEvent } from '../../src/core/event.ts';
import { type TurnOutputFormat, turnOutputs } from '../../src/outputs/index.ts';
import type { OutputOptions } from '../../src/outputs/turn-output.ts';
import { turnResults } from '../../src/outputs/turn-result.ts';
import { recordedConversation, recordedEvents, titleOf } from '../helpers/recorded-turn.ts';

const plain: OutputOptions = {
  quiet: false,
  debug: false,
  style: (_, text) => text,
  titleOf,
  team: 'teamflow',
  triage: 'triage',
  version: '0.0.0',
};

function print(
  format: TurnOutputFormat,
  options: Partial<OutputOptions> & { shared?: boolean } = {},
  events: readonly TurnEvent[] = recordedEvents,
) {
  let stdout = '';
  let stderr = '';
  let both = '';
  const output = turnOutputs[format](
    {
      answer: (text) => {
        stdout += text;
        both += text;
      },
      aside: (text) => {
        stderr += text;
        both += text;
      },
      shared: options.shared ?? false,
    },
    { ...plain, ...options },
  );
  const results = turnResults(titleOf);
  for (const event of events) {
    results.add(event);
    output.event(event);
  }
  output.finish(results.finish(recordedConversation));
  return { stdout, stderr, both };
}

describe.each(Object.keys(turnOutputs).filter((name): name is TurnOutputFormat => name in turnOutputs))('%s', (format) => {
  test('the recorded turn', () => {
    const { stdout, stderr } = print(format);
    expect(`--- stdout\n${stdout}--- stderr\n${stderr}`).toMatchSnapshot();
  });

  test('no control character reaches either stream', () => {
    const { stdout, stderr } = print(format, { debug: true });
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('quiet still names what waits', () => {
    expect(print(format, { quiet: true }).stderr).toBe(
      'Waiting: a_17  Refund $49.99 to Visa ····4242 (pay_1042, 3 Nov 2026)\n  frontdesk approve a_17    or    frontdesk deny a_17 --reason "…"\n',
    );
  });
});

describe('text', () => {
  test('on one terminal, what goes beside the answer begins on a line of its own', () => {
    expect(print('text', { shared: true }).both).toMatchSnapshot();
  });

  test('with debug, how it was routed', () => {
    expect(print('text', { debug: true }).stderr).toContain(
      'routed to Billing, normal urgency: Billing 83 % · Technical Support 12 %\n    words: charged twice',
    );
  });

  test('a bug is reported with how to report it, its stack only for those who ask', () => {
    const failed: TurnEvent = {
      type: 'turn-finished',
      outcome: { type: 'failed', kind: 'bug', message: 'TypeError: x\n    at y' },
      durationMs: 1,
    };
    const events = [...recordedEvents.slice(0, -1), failed];
    expect(print('text', {}, events).stderr).toContain('failed: this should not have happened: TypeError: x\nPlease report it');
    expect(print('text', { debug: true }, events).stderr).toContain('    at y');
  });

  test('nothing said is nothing on stdout', () => {
    const silent = recordedEvents.filter(({ type }) => type !== 'text-delta' && type !== 'citation');
    expect(print('text', {}, silent).stdout).toBe('');
  });
});

test('the reply of several agents stands under their names', () => {
  const [last] = print('json').stdout.trim().split('\n').slice(-1);
  expect(JSON.parse(last ?? '').reply).toMatch(/^Billing:\nLet me look[\s\S]*\n\nTechnical Support:\nPlease try/);
});
