import type { Kysely } from 'kysely';
import { UserError } from '../../core/errors.ts';
import type { Schema } from '../schema.ts';

/** A step from one version of the schema to the next. A migration that was released is never changed again. */
export interface Migration {
  readonly number: number;
  up(db: Kysely<Schema>): Promise<void>;
}

/** Where a database keeps the version of its schema, and what a new one is filled with. */
export interface Versioned {
  read(): Promise<number>;
  write(version: number): Promise<void>;
  fill(db: Kysely<Schema>): Promise<void>;
}

/**
 * Brings the schema up to date in one transaction, which is the lock: a second process waits and finds nothing left to do.
 * Throws `UserError` when the database was made by a newer Frontdesk.
 */
export async function migrate(db: Kysely<Schema>, name: string, version: Versioned): Promise<void> {
  const { migrations } = await import('./index.ts');
  await db.transaction().execute(async (tx) => {
    const current = await version.read();
    if (current > migrate.newest) throw newerError(name, current);
    for (const migration of migrations) if (migration.number > current) await migration.up(tx);
    await version.write(migrate.newest);
    if (current === 0) await version.fill(tx);
  });
}

/** The version this program works with; kept apart from the migrations so that an up-to-date database need not load them. */
migrate.newest = 3;

function newerError(name: string, version: number): UserError {
  return new UserError(
    `The database ${name} was written by a newer Frontdesk (its schema is version ${version}, this program knows ${migrate.newest}).`,
    'Update Frontdesk, or choose another data directory.',
  );
}
