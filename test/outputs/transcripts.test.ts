import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../src/core/entry.ts';
import { type TranscriptFormatName, transcriptFormatNames, transcriptFormats } from '../../src/outputs/transcripts/index.ts';
import { redactItems } from '../../src/outputs/transcripts/redact.ts';
import { type Audience, conversationItems } from '../../src/outputs/transcripts/transcript-items.ts';
import { recordedEntries, session, titleOf } from '../helpers/recorded-turn.ts';

async function write(name: TranscriptFormatName, audience: Audience, entries: readonly StoredEntry[] = recordedEntries): Promise<string> {
  const { format } = await transcriptFormats[name]();
  const items = conversationItems(entries, audience, titleOf);
  return (
    format.head({ session, team: 'TeamFlow', audience }) + items.map((item, index) => format.item(item, index)).join('') + format.foot()
  );
}

const message = (text: string): StoredEntry => ({ type: 'message', from: 'customer', text, seq: 1, at: session.createdAt });

const reply = (text: string): Extract<StoredEntry, { type: 'reply' }> => ({
  ...(recordedEntries.find((entry) => entry.type === 'reply' && entry.agent === 'technical-support') as Extract<
    StoredEntry,
    { type: 'reply' }
  >),
  blocks: [{ type: 'text', text }],
});

test('how a turn ended stands there once, in words', async () => {
  const ended = (outcome: Extract<StoredEntry, { type: 'turn-finished' }>['outcome']): StoredEntry => ({
    ...{ type: 'turn-finished', outcome, durationMs: 5, seq: 3, at: session.createdAt },
  });
  const cut: StoredEntry = { ...reply('Let me'), stop: 'cancelled' };
  const text = await write('txt', 'internal', [message('hello'), cut, ended({ type: 'cancelled' })]);
  expect(text.match(/interrupted|cancelled/g)).toEqual(['interrupted']);
  const failed = await write('txt', 'internal', [
    message('hello'),
    ended({ type: 'failed', kind: 'unreachable', message: 'No connection.' }),
  ]);
  expect(failed).toContain('failed: No connection.');
});

describe.each(transcriptFormatNames)('%s', (name) => {
  test.each<Audience>(['internal', 'customer'])('the recorded conversation for %s', async (audience) => {
    expect(await write(name, audience)).toMatchSnapshot();
  });

  test('a customer sees no note, look-up, decision or flag', async () => {
    const text = await write(name, 'customer');
    for (const inner of ['annoyed', 'list_payments', 'a_17', 'no refund has run', 'urgency']) expect(text).not.toContain(inner);
  });

  test('no control character is written, whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const file = await write(name, 'internal', [message(text), reply(text)]);
        expect(file.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
      { numRuns: 50 },
    );
  });
});

describe('json', () => {
  test('with and without items it is one object', async () => {
    expect(JSON.parse(await write('json', 'internal')).items.length).toBeGreaterThan(5);
    expect(JSON.parse(await write('json', 'internal', []))).toMatchObject({ type: 'transcript', session: 's_8f3a2k', items: [] });
  });
});

describe('html', () => {
  test.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['![x](https://evil.example/pixel.png)'],
    ['[x](javascript:alert(1))'],
    ['[a](data:text/html,<script>1</script>)'],
    ['" onmouseover="alert(1)'],
  ])('%s brings no markup of its own', async (text) => {
    const html = await write('html', 'internal', [message(text), reply(text)]);
    expect(html.slice(html.indexOf('<body>'))).not.toMatch(/<(?:script|img|iframe)|javascript:[^)]*"|<[^>]+ on\w+=/i);
  });

  test('a link says where it leads when its text does not', async () => {
    expect(await write('html', 'internal', [reply('[bank](https://evil.example)')])).toContain('>bank</a> (https://evil.example)');
  });

  test('the Markdown of a reply is markup', async () => {
    expect(await write('html', 'internal', [reply('- one\n- **two**')])).toContain('<li><strong>two</strong></li>');
  });
});

describe('md', () => {
  test('what a customer wrote is quoted and cannot become markup', async () => {
    const text = await write('md', 'internal', [message('# not a heading\n<b>x</b> ![x](https://evil.example/p.png) *a* `b`')]);
    expect(text).toContain('> \\# not a heading\n> &lt;b>x&lt;/b> !\\[x\\](https://evil.example/p.png) \\*a\\* \\`b\\`');
  });
});

describe('an edited reply', () => {
  const edited: readonly StoredEntry[] = [
    { ...reply('draft'), seq: 2 },
    { type: 'edited-reply', of: 2, text: 'as sent', by: 'ana', seq: 3, at: session.createdAt },
  ];

  test('stands in the customer’s transcript as it was used', async () => {
    const text = await write('txt', 'customer', edited);
    expect(text).toContain('as sent');
    expect(text).not.toContain('draft');
  });

  test('stands in the internal one both ways', async () => {
    const text = await write('txt', 'internal', edited);
    expect(text).toContain('draft');
    expect(text).toContain('(Reply as ana changed it: as sent)');
  });
});

describe('redacted', () => {
  const redacted = (text: string) => {
    const entries = [...recordedEntries, message(text)];
    return redactItems(conversationItems([message(text)], 'internal', titleOf), entries).map((item) => item.text);
  };

  test.each([
    ['write to maya@northwind.example.', 'write to [email].'],
    ['card 4242 4242 4242 4242 please', 'card [card] please'],
    ['call +44 20 7946 0958', 'call [phone]'],
    ['call (555) 010-9999', 'call [phone]'],
    ['Best, Maya Ortiz, Northwind Ltd', 'Best, [name], [name]'],
    ['Maya here', '[name] here'],
    ['pay_1042 of $1,249.99 on 2026-11-03', 'pay_1042 of $1,249.99 on 2026-11-03'],
  ])('%s', (text, expected) => expect(redacted(text)).toEqual([expected]));

  test('arguments and records are left out', () => {
    const items = redactItems(conversationItems(recordedEntries, 'internal', titleOf), recordedEntries);
    expect(JSON.stringify(items)).not.toMatch(/maya|northwind|"detail"/i);
  });
});
