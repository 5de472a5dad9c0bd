import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conversation, startConversation } from '../../core/conversation.ts';
import type { Entry, StoredEntry } from '../../core/entry.ts';
import { UserError } from '../../core/errors.ts';
import type { Lease } from '../../core/store.ts';
import { type TranscriptFormatName, transcriptFormatNames } from '../../outputs/transcripts/index.ts';
import type { OpenedSession, Sessions } from '../../tui/chat-options.ts';
import { requireSession } from '../conversations.ts';
import type { Desk } from '../desk.ts';
import { randomIds } from '../ids.ts';
import { formatOf, type LiveTranscript, openTranscript } from '../live-transcript.ts';
import { transcriptOf } from '../transcript-of.ts';
import { titles } from '../turn-printer.ts';

export interface StoredSessionsOptions {
  readonly desk: Desk;
  readonly now: () => number;
  readonly cwd: string;
  /** `--transcript` */
  readonly transcriptFile: string | undefined;
}

/** The sessions of a chat: the port, and what turns need of them. */
export interface StoredSessions extends Sessions {
  /** Stores the session before its first entry, and holds it from then on. */
  ensureStored(conversation: Conversation): Promise<void>;
  /** Rejects when another process has taken the session over. */
  checkHeld(conversation: Conversation): Promise<void>;
  append(conversation: Conversation, entries: readonly Entry[]): Promise<readonly StoredEntry[]>;
  /** Passes a stored entry on to the transcript file, where there is one. */
  record(entry: StoredEntry): void;
}

type Granted = Extract<Lease, { type: 'granted' }>;

export function storedSessions({ desk, now, cwd, transcriptFile }: StoredSessionsOptions): StoredSessions {
  const { store } = desk;
  const { team } = desk.team;
  const titleOf = titles(team);
  const leases = new Map<string, Granted>();
  const unstored = new Set<string>();
  let transcript: LiveTranscript | undefined;

  const follow = async (conversation: Conversation) => {
    if (transcriptFile === undefined) return;
    transcript?.close();
    transcript = await openTranscript(transcriptFile, conversation, { title: team.title, titleOf });
  };
  const sessions: StoredSessions = {
    async create() {
      const session = { id: randomIds.next('s'), team: team.name, createdAt: now() };
      unstored.add(session.id);
      return { conversation: startConversation(session), damaged: 0, readOnly: false };
    },
    async open(id, how): Promise<OpenedSession | { heldBy: number; since: number }> {
      const session = await requireSession(store, id);
      if (how !== 'read') {
        const lease = await store.lease(id, { takeOver: how === 'take-over' });
        if (lease.type === 'held') return { heldBy: lease.pid, since: lease.since };
        leases.set(id, lease);
      }
      const { entries, damaged } = await store.entries(id);
      const conversation = startConversation(session, entries);
      if (how !== 'read') await follow(conversation);
      return { conversation, damaged, readOnly: how === 'read' };
    },
    async close({ session }) {
      await leases.get(session.id)?.release();
      leases.delete(session.id);
    },
    list: (filter) => store.sessions(filter),
    async export(conversation, { format, file, audience, redact }) {
      const name = format === undefined ? (file === undefined ? 'md' : formatOf(file)) : formatNamed(format);
      const path = join(cwd, file ?? `${conversation.session.id}.${name}`);
      await writeFile(path, await transcriptOf(conversation, { format: name, audience, redact, team: team.title, titleOf }), {
        mode: 0o600,
      });
      return path;
    },
    formats: transcriptFormatNames,

    async ensureStored(conversation) {
      const { session } = conversation;
      if (!unstored.delete(session.id)) return;
      await store.createSession(session);
      const lease = await store.lease(session.id);
      if (lease.type === 'granted') leases.set(session.id, lease);
      await follow(conversation);
    },
    async checkHeld({ session }) {
      await leases.get(session.id)?.check();
    },
    async append(conversation, entries) {
      await sessions.ensureStored(conversation);
      await sessions.checkHeld(conversation);
      const stored = await store.transaction((tx) => tx.append(conversation.session.id, entries, now()));
      for (const entry of stored) sessions.record(entry);
      return stored;
    },
    record: (entry) => transcript?.add(entry),
  };
  return sessions;
}

function formatNamed(word: string): TranscriptFormatName {
  const found = transcriptFormatNames.find((name) => name === word);
  if (found !== undefined) return found;
  throw new UserError(`There is no transcript format "${word}".`, `Formats: ${transcriptFormatNames.join(', ')}.`);
}
