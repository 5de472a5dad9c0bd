import type { Kysely } from 'kysely';
import type { Operator } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import type { Operators } from '../core/operators.ts';
import type { OperatorRow, Schema } from './schema.ts';

/** Passwords are kept as salted scrypt hashes. */
export function createOperators(read: Kysely<Schema>, write: <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>): Operators {
  return {
    async list() {
      const rows = await read.selectFrom('operators').selectAll().orderBy('name').execute();
      return rows.map((row) => ({ ...toOperator(row), addedAt: row.addedAt }));
    },

    async add({ name, roles }, password, at) {
      if (name.trim() === '') throw new UserError('An operator needs a name.');
      if (password === '') throw new UserError('An operator needs a password.');
      const { hashPassword } = await import('./password.ts');
      const row: OperatorRow = { name, roles: JSON.stringify(roles), ...(await hashPassword(password)), addedAt: at };
      await write((db) => insert(db, row));
    },

    async remove(name) {
      const { numDeletedRows } = await write((db) => db.deleteFrom('operators').where('name', '=', name).executeTakeFirst());
      return numDeletedRows === 1n;
    },

    async verify(name, password) {
      const row = await read.selectFrom('operators').selectAll().where('name', '=', name).executeTakeFirst();
      const { isPassword } = await import('./password.ts');
      const right = await isPassword(password, row ?? { salt: '', hash: '' });
      return right && row !== undefined ? toOperator(row) : undefined;
    },
  };
}

async function insert(db: Kysely<Schema>, row: OperatorRow): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('operators')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return;
  throw new UserError(
    `There is an operator ${row.name} already.`,
    `To change the password: frontdesk operators remove ${row.name}, then add again.`,
  );
}

function toOperator({ name, roles }: OperatorRow): Operator {
  return { name, roles: JSON.parse(roles) };
}
