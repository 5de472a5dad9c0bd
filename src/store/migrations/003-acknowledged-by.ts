import { sql } from 'kysely';
import type { Migration } from './migrate.ts';

/** Who answered an escalation first. Those that were answered before this column was there have nobody in it. */
export const acknowledgedBy: Migration = {
  number: 3,
  async up(db) {
    await sql`alter table escalations add column "acknowledgedBy" text`.execute(db);
  },
};
