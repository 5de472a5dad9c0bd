import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import type { AgentName } from '../core/agent.ts';
import type { Conversation } from '../core/conversation.ts';
import type { StoredEntry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { type TranscriptFormatName, transcriptFormatNames, transcriptFormats } from '../outputs/transcripts/index.ts';
import { itemsOf } from '../outputs/transcripts/transcript-items.ts';

/** A transcript that grows with the conversation: after each entry the file is whole. */
export interface LiveTranscript {
  add(entry: StoredEntry): void;
  close(): void;
}

/**
 * Writes what was said so far and then what follows. The extension names the format.
 * @throws {UserError} when the file holds something else, or cannot be written
 */
export async function openTranscript(
  file: string,
  conversation: Conversation,
  team: { readonly title: string; readonly titleOf: (agent: AgentName) => string },
): Promise<LiveTranscript> {
  const { format } = await transcriptFormats[formatOf(file)]();
  const { session, entries } = conversation;
  refuseForeign(file, session.id);
  const descriptor = openSync(file, 'w');
  /** Where the foot begins: the next item goes there. */
  let end = 0;
  let index = 0;
  const write = (text: string) => {
    const whole = Buffer.from(text + format.foot());
    writeSync(descriptor, whole, 0, whole.length, end);
    end += Buffer.byteLength(text);
  };
  const add = (entry: StoredEntry) => {
    for (const item of itemsOf(entry, 'internal', team.titleOf)) write(format.item(item, index++));
  };
  write(format.head({ session, team: team.title, audience: 'internal' }));
  entries.forEach(add);
  return { add, close: () => closeSync(descriptor) };
}

/** @throws {UserError} for an extension that is no format */
export function formatOf(file: string): TranscriptFormatName {
  const extension = extname(file).slice(1).toLowerCase();
  const found = transcriptFormatNames.find((name) => name === (extension === 'markdown' ? 'md' : extension));
  if (found !== undefined) return found;
  const meant = nearest(extension, transcriptFormatNames);
  throw new UserError(
    `"${file}" does not say how to write the transcript: its extension is none of ${transcriptFormatNames.join(', ')}.`,
    meant === undefined ? 'Name it, for example, transcript.md.' : `Did you mean .${meant}?`,
  );
}

/** The transcript of the same session is written anew; anything else is somebody's file. */
function refuseForeign(file: string, session: string): void {
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  if (text === '' || text.slice(0, 4096).includes(session)) return;
  throw new UserError(`${file} exists already and is not the transcript of ${session}.`, 'Choose another name, or remove the file.');
}
