import { createHash, timingSafeEqual } from 'node:crypto';
import type { FactorField, Identity, VerificationAnswers } from '../core/customer.ts';
import { formatMoney } from '../core/money.ts';
import type { UnitOfWork } from '../core/store.ts';
import type { IdentityAttempts, IdentityFactors, IdentityRecords } from './identity-records.ts';
import { namesPayment } from './last-payment.ts';
import type { Account, Contact, Payment } from './records.ts';

/** How long a verified identity holds, ms. */
const verificationLasts = 15 * 60_000;

/** Failures after which an account's checks are locked, and for how long after the last one, ms. */
const failuresAllowed = 3;
const lockLasts = 24 * 3_600_000;

type IdentityStore = UnitOfWork<IdentityRecords> & { readonly records: IdentityRecords };

/**
 * Compares what a customer says with the records. All factors are looked at whatever the first one says, and only
 * whether all of them fit is told: neither which one was wrong nor any answer leaves this file.
 * `check` opens a transaction of its own.
 */
export function createIdentity(store: IdentityStore, now: () => number): Identity {
  return {
    async fields(id, contact) {
      const known = await secretsOf(store.records, id);
      if (known === undefined) return undefined;
      const attemptsLeft = left(await store.records.identityAttempts(id), now());
      return { fields: fieldsOf(known), attemptsLeft, ...(known.account.demo ? { demoAnswers: demoAnswers(known, contact) } : {}) };
    },

    check: (id, answers, at) =>
      store.transaction(async ({ records }) => {
        const known = await secretsOf(records, id);
        if (known === undefined) return { outcome: 'failed', attemptsLeft: 0 };
        const attemptsLeft = left(await records.identityAttempts(id), at);
        if (attemptsLeft === 0) return { outcome: 'locked', attemptsLeft };
        const contact = contactThatFits(known, answers, at);
        if (contact !== undefined) {
          await records.setIdentityAttempts(id, { failures: 0 });
          const { id: contactId, name, email } = contact;
          return {
            outcome: 'verified',
            attemptsLeft: failuresAllowed,
            contact: { id: contactId, name, email },
            expiresAt: at + verificationLasts,
          };
        }
        await records.setIdentityAttempts(id, { failures: failuresAllowed - attemptsLeft + 1, lastFailureAt: at });
        return { outcome: attemptsLeft === 1 ? 'locked' : 'failed', attemptsLeft: attemptsLeft - 1 };
      }),
  };
}

/** What an account is verified by. */
interface Secrets {
  readonly account: Account;
  readonly contacts: readonly Contact[];
  /** The latest that succeeded. Without one nobody can be verified. */
  readonly lastPayment: Payment | undefined;
  readonly factors: IdentityFactors;
}

async function secretsOf(records: IdentityRecords, id: string): Promise<Secrets | undefined> {
  const account = await records.account(id);
  const factors = await records.identityFactors(id);
  if (account === undefined || factors === undefined) return undefined;
  const lastPayment = (await records.payments(id)).find(({ status }) => status === 'succeeded');
  return { account, factors, lastPayment, contacts: await records.contacts(id) };
}

function fieldsOf({ factors: { security } }: Secrets): readonly FactorField[] {
  return [
    { factor: 'email', label: 'Email address of the account' },
    { factor: 'last-payment', label: 'Last payment (amount or date)' },
    { factor: 'postal-code', label: 'Last 4 characters of the postal code' },
    ...(security === undefined ? [] : [{ factor: 'security-answer' as const, label: security.question }]),
  ];
}

function demoAnswers({ contacts, lastPayment, factors: { postalCode, security } }: Secrets, asked?: string): VerificationAnswers {
  const contact = contacts.find(({ id }) => id === asked) ?? contacts[0];
  return {
    email: contact?.email ?? '',
    'last-payment': lastPayment === undefined ? '' : formatMoney(lastPayment.amount),
    'postal-code': lastFour(postalCode),
    ...(security === undefined ? {} : { 'security-answer': security.answer }),
  };
}

function contactThatFits({ contacts, lastPayment, factors }: Secrets, answers: VerificationAnswers, at: number): Contact | undefined {
  const email = plain(answers.email);
  const byEmail = contacts.filter((contact) => same(plain(contact.email), email));
  const fits = [
    lastPayment !== undefined && namesPayment(answers['last-payment'] ?? '', lastPayment, at),
    isPostalCode(answers['postal-code'], factors.postalCode),
    factors.security === undefined || same(plain(factors.security.answer), plain(answers['security-answer'])),
  ];
  return fits.every(Boolean) ? byEmail[0] : undefined;
}

/** The last four characters, or the whole of it. */
function isPostalCode(answer: string | undefined, postalCode: string): boolean {
  const given = letters(answer);
  const [short, whole] = [same(given, letters(lastFour(postalCode))), same(given, letters(postalCode))];
  return given !== '' && (short || whole);
}

/** Of `EH1 2NG` it is `12NG`: letters and digits alone count. */
function lastFour(postalCode: string): string {
  return letters(postalCode).slice(-4).toUpperCase();
}

function left({ failures, lastFailureAt = 0 }: IdentityAttempts, now: number): number {
  return now - lastFailureAt >= lockLasts ? failuresAllowed : Math.max(0, failuresAllowed - failures);
}

/** Case and white space make no difference. */
function plain(text = ''): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

function letters(text = ''): string {
  return plain(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Takes as long for answers that differ early as for those that differ late. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
