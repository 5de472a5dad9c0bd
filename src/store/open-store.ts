import type { DeskData } from '../desk/desk-data.ts';
import { createStore, type DeskStore } from './database-store.ts';
import type { Processes } from './leases.ts';
import { localProcesses } from './local-processes.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

export interface StoreOptions {
  /** The database file; it and its directory are made when they are not there. `:memory:` keeps nothing, for tests. */
  readonly path: string;
  /** ms, UTC */
  readonly now: () => number;
  /** What a new database begins with: the demo company, unless told otherwise. */
  readonly seed?: 'demo' | 'nothing' | DeskData;
  readonly processes?: Processes;
}

/**
 * Opens the store of this machine. Throws `UserError` for a damaged file, one that cannot be written,
 * one of a newer Frontdesk, or one that is not Frontdesk's: the file stays as it is.
 */
export async function openStore({ path, now, seed = 'demo', processes = localProcesses() }: StoreOptions): Promise<DeskStore> {
  const database = await openSqlite(path, async (db) => {
    if (seed === 'nothing') return;
    const { fill, seedDemo } = await import('./seed.ts');
    await (seed === 'demo' ? seedDemo(db, now()) : fill(db, seed));
  });
  return createStore(database, { now, processes });
}
