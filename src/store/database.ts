import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** An open database with its schema up to date: what the store is built on. Made by `sqlite`; another system adds its own. */
export interface Database {
  /** Sees only what is committed. */
  readonly read: Kysely<Schema>;
  readonly write: Kysely<Schema>;
  /** Waits until what was committed would survive a loss of power. */
  flush(): Promise<void>;
  /** Leaves nothing in the files of what was deleted. */
  scrub(): Promise<void>;
  /** Keeps the latest head of the audit chain outside the database. */
  noteHead(head: string): Promise<void>;
  /** The head that was kept last; undefined when there is none. */
  notedHead(): Promise<string | undefined>;
  close(): Promise<void>;
}
