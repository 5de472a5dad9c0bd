import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startConversation } from '../../../src/core/conversation.ts';
import type { Entry } from '../../../src/core/entry.ts';
import type { ChatTerminal } from '../../../src/tui/chat-options.ts';
import { openingItems } from '../../../src/tui/desk/opening-items.ts';
import { chatDesk } from '../../helpers/chat-desk.ts';
import { approvalRequested, message } from '../../helpers/entries.ts';

const nowhere: ChatTerminal = {
  input: Object.assign(new PassThrough(), { setRawMode: () => {}, ref: () => {}, unref: () => {} }),
  output: Object.assign(new PassThrough(), { columns: 80, rows: 24 }),
  onSignal: () => () => {},
  onExit: () => () => {},
};
const options = chatDesk({ terminal: nowhere });

async function shown(entries: readonly Entry[], { damaged = 0, readOnly = false } = {}): Promise<readonly string[]> {
  const stored = entries.map((entry, index) => ({ ...entry, seq: index + 1, at: index }));
  const conversation = startConversation({ id: 's_1', team: 'teamflow', createdAt: 0 }, stored);
  const items = await openingItems(options, { conversation, damaged, readOnly });
  return items.map((item) => (item.type === 'message' || item.type === 'notice' ? item.text : item.type));
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `Message ${index + 1}`);
const said = (count: number) => texts(count).map(message);

test('a resumed conversation shows its last twenty messages, and says how to see the rest', async () => {
  const items = await shown(said(23));
  expect(items[0]).toBe('3 earlier messages are not shown. /export writes all of it to a file.');
  expect(items.slice(1)).toEqual(texts(23).slice(3));
  expect(await shown(said(20))).toHaveLength(20);
});

test('a record that could not be read is counted', async () => {
  expect((await shown(said(1), { damaged: 1 })).at(-1)).toBe('One record of this session could not be read and was left out.');
  expect((await shown(said(1), { damaged: 2 })).at(-1)).toBe('2 records of this session could not be read and were left out.');
});

test('who reads along is told how to take over', async () => {
  expect((await shown(said(1), { readOnly: true })).at(-1)).toContain('/resume s_1 takes it over');
});

test('what waits for a decision is named', async () => {
  expect((await shown([...said(1), approvalRequested('a_17')])).at(-1)).toMatch(
    /^Waiting for a decision: a_\d+\. \/approvals shows what waits\.$/,
  );
});

test('a new conversation is greeted', async () => {
  expect(await shown([])).toEqual(['greeting']);
});

test('a specialist chosen on the command line is no conversation yet: it is greeted, and says who answers', async () => {
  expect(await shown([{ type: 'pin', agent: 'billing' }])).toEqual([
    'greeting',
    'Billing answers from now on. /agent auto frees the choice.',
  ]);
});
