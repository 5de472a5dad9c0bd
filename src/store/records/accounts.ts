import type { Kysely } from 'kysely';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { Account, Contact } from '../../desk/records.ts';
import { rows } from '../row.ts';
import type { Schema } from '../schema.ts';
import { missing } from './missing.ts';

export const accountRows = rows<Account>({ seatPrice: 'money', contract: 'json', flags: 'json', demo: 'flag' });
export const contactRows = rows<Contact>({ twoFactor: 'flag' });

type AccountRecords = Pick<
  DeskRecords,
  | 'accounts'
  | 'account'
  | 'accountsByEmail'
  | 'findAccounts'
  | 'relatedAccounts'
  | 'contacts'
  | 'contact'
  | 'updateAccount'
  | 'unlockLogin'
  | 'resetTwoFactor'
>;

export function accountRecords(db: Kysely<Schema>): AccountRecords {
  const accounts = async () => {
    const found = await db.selectFrom('accounts').selectAll().orderBy('company').orderBy('id').execute();
    return found.map(accountRows.fromRow);
  };
  const allContacts = async () => (await db.selectFrom('contacts').selectAll().execute()).map(contactRows.fromRow);
  const contacts = async (account: string) => {
    const found = await db.selectFrom('contacts').selectAll().where('account', '=', account).orderBy('id').execute();
    return found.map(contactRows.fromRow).toSorted((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
  };
  const updateContact = async (id: string, change: Partial<Schema['contacts']>) => {
    const row = await db.updateTable('contacts').set(change).where('id', '=', id).returningAll().executeTakeFirst();
    return contactRows.fromRow(row ?? missing('contact', id));
  };

  return {
    accounts,
    contacts,

    async account(id) {
      const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && accountRows.fromRow(row);
    },

    async accountsByEmail(email) {
      const wanted = folded(email);
      const ids = new Set((await allContacts()).filter((contact) => folded(contact.email) === wanted).map(({ account }) => account));
      return (await accounts()).filter(({ id }) => ids.has(id));
    },

    async findAccounts(text, limit = 10) {
      const wanted = folded(text);
      if (wanted === '') return [];
      const people = Map.groupBy(await allContacts(), ({ account }) => account);
      const ranked = (await accounts()).map((account) => {
        const names = [account.id, account.company, ...(people.get(account.id) ?? []).flatMap(({ name, email }) => [name, email])].map(
          folded,
        );
        return { account, rank: names.includes(wanted) ? 0 : names.some((name) => name.includes(wanted)) ? 1 : 2 };
      });
      const found = ranked.filter(({ rank }) => rank < 2).toSorted((a, b) => a.rank - b.rank);
      return found.slice(0, limit).map(({ account }) => account);
    },

    async relatedAccounts(id) {
      const all = await accounts();
      const own = all.find((account) => account.id === id);
      if (own === undefined) return [];
      const people = await allContacts();
      const addresses = new Set(people.filter(({ account }) => account === id).map(({ email }) => folded(email)));
      const sharing = new Set(people.filter(({ email }) => addresses.has(folded(email))).map(({ account }) => account));
      return all.filter((account) => account.id !== id && (sharing.has(account.id) || folded(account.company) === folded(own.company)));
    },

    async contact(id) {
      const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && contactRows.fromRow(row);
    },

    async updateAccount(id, { seatPrice, ...change }) {
      const price = seatPrice === undefined ? {} : { seatPrice: seatPrice.cents, seatPriceCurrency: seatPrice.currency };
      const row = await db
        .updateTable('accounts')
        .set({ ...change, ...price })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return accountRows.fromRow(row ?? missing('account', id));
    },

    unlockLogin: (id) => updateContact(id, { loginLockedAt: null }),
    resetTwoFactor: (id, at) => updateContact(id, { twoFactor: 0, twoFactorResetAt: at }),
  };
}

/** Most names: they need no Unicode tables, which cost more than the search. */
const isAscii = /^[ -~]*$/;

/** Case, accents and white space at the ends make no difference when people look for a name. */
function folded(text: string): string {
  const plain = isAscii.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.trim().toLowerCase();
}
