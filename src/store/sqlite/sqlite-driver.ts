import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { Driver } from 'kysely';
import { SqliteConnection } from './sqlite-connection.ts';
import { busyError, isBusy, translated } from './sqlite-errors.ts';

/** How long a write waits for another process, ms. */
const patience = 10_000;

/** One connection, handed to one user at a time. */
export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #connection: SqliteConnection;
  #released: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
    this.#connection = new SqliteConnection(database, file);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    const before = this.#released;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#released = before.then(() => promise);
    await before;
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /**
   * Takes the write lock at once, so that what is read in the transaction still holds when it is written.
   * Waits without blocking the process: the screen stays alive while another process writes.
   */
  async beginTransaction(): Promise<void> {
    for (let waited = 0, pause = 1; ; waited += pause, pause = Math.min(pause * 2, 50)) {
      try {
        this.#database.exec('begin immediate');
        return;
      } catch (error) {
        if (!isBusy(error)) throw translated(error, this.#file);
        if (waited > patience) throw busyError(this.#file, error);
        await delay(pause);
      }
    }
  }

  async commitTransaction(): Promise<void> {
    this.#run('commit');
  }

  /** A failed statement may have rolled back already. */
  async rollbackTransaction(): Promise<void> {
    if (this.#database.isTransaction) this.#run('rollback');
  }

  async destroy(): Promise<void> {
    this.#connection.forget();
    this.#database.close();
  }

  #run(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw translated(error, this.#file);
    }
  }
}
