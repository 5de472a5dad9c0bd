import type { Kysely } from 'kysely';
import type { Operator } from '../core/approval.ts';
import { UserError } from '../core/errors.ts';
import { isSameName, nameProblem } from '../core/operator-name.ts';
import type { Operators } from '../core/operators.ts';
import type { OperatorRow, Schema } from './schema.ts';

/** Passwords are kept as salted scrypt hashes. */
export function createOperators(read: Kysely<Schema>, write: <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>): Operators {
  return {
    async list() {
      const rows = await read.selectFrom('operators').selectAll().orderBy('name').execute();
      return rows.map((row) => ({ ...toOperator(row), addedAt: row.addedAt }));
    },

    async add({ name: given, roles }, password, at) {
      const name = kept(given);
      const problem = nameProblem(name);
      if (problem !== undefined) throw new UserError(problem);
      if (password === '') throw new UserError('An operator needs a password.');
      const { hashPassword } = await import('./password.ts');
      const row: OperatorRow = { name, roles: JSON.stringify(roles), ...(await hashPassword(password)), addedAt: at };
      await write((db) => insert(db, row));
    },

    async remove(name) {
      const { numDeletedRows } = await write((db) => db.deleteFrom('operators').where('name', '=', kept(name)).executeTakeFirst());
      return numDeletedRows === 1n;
    },

    async verify(name, password) {
      const row = await read.selectFrom('operators').selectAll().where('name', '=', kept(name)).executeTakeFirst();
      const { isPassword } = await import('./password.ts');
      const right = await isPassword(password, row ?? { salt: '', hash: '' });
      return right && row !== undefined ? toOperator(row) : undefined;
    },
  };
}

async function insert(db: Kysely<Schema>, row: OperatorRow): Promise<void> {
  const others = await db.selectFrom('operators').select('name').execute();
  const same = others.find(({ name }) => isSameName(name, row.name));
  if (same === undefined) return void (await db.insertInto('operators').values(row).execute());
  throw new UserError(
    `There is an operator ${same.name} already.`,
    `To change the password: frontdesk operators remove ${same.name}, then add again.`,
  );
}

/** A name as it is kept and looked for: `é` may be typed as one character or as two. */
function kept(name: string): string {
  return name.normalize('NFC').trim();
}

function toOperator({ name, roles }: OperatorRow): Operator {
  return { name, roles: JSON.parse(roles) };
}
