import { sql } from 'kysely';
import type { Migration } from './migrate.ts';

/** What was used since a time is asked before each request to a model: without reading every session. */
export const entriesByTime: Migration = {
  number: 2,
  async up(db) {
    await sql`create index entries_time on entries (type, at)`.execute(db);
  },
};
