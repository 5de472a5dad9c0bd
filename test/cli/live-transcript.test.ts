import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatOf, openTranscript } from '../../src/cli/live-transcript.ts';
import { startConversation } from '../../src/core/conversation.ts';
import { transcriptFormatNames } from '../../src/outputs/transcripts/index.ts';
import { recordedConversation, recordedEntries, session, titleOf } from '../helpers/recorded-turn.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-transcript-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const team = { title: 'TeamFlow', titleOf };

test.each(transcriptFormatNames)('%s: whole after each entry, and the same however it came about', async (name) => {
  const live = join(folder, `live.${name}`);
  const growing = await openTranscript(live, startConversation(session), team);
  for (const entry of recordedEntries) {
    growing.add(entry);
    if (name === 'json') JSON.parse(readFileSync(live, 'utf8'));
  }
  growing.close();
  const afterwards = join(folder, `after.${name}`);
  (await openTranscript(afterwards, recordedConversation, team)).close();
  expect(readFileSync(live, 'utf8')).toBe(readFileSync(afterwards, 'utf8'));
});

test('the transcript of the same conversation is written anew, another file is left alone', async () => {
  const own = join(folder, 'own.md');
  (await openTranscript(own, recordedConversation, team)).close();
  (await openTranscript(own, recordedConversation, team)).close();
  const other = join(folder, 'other.md');
  writeFileSync(other, 'notes');
  await expect(openTranscript(other, recordedConversation, team)).rejects.toThrow('exists already');
  expect(readFileSync(other, 'utf8')).toBe('notes');
});

test('the file’s name says the format', () => {
  expect(formatOf('a.md')).toBe('md');
  expect(formatOf('a.MARKDOWN')).toBe('md');
  expect(() => formatOf('a.htm')).toThrow('its extension is none of');
});
