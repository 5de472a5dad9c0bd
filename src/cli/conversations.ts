import { type Conversation, extend, startConversation } from '../core/conversation.ts';
import type { CustomerRef } from '../core/customer.ts';
import type { Entry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Lease, Session } from '../core/store.ts';
import type { DeskStore } from '../store/database-store.ts';
import { randomIds } from './ids.ts';

/** A conversation that this process alone continues, until `release`. */
export interface HeldConversation {
  readonly conversation: Conversation;
  /** Records that could not be read and were left out. */
  readonly damaged: number;
  release(): Promise<void>;
}

export async function startNew(store: DeskStore, team: string, now: number): Promise<HeldConversation> {
  const session: Session = { id: randomIds.next('s'), team, createdAt: now };
  await store.createSession(session);
  return { conversation: startConversation(session), damaged: 0, release: releaseOf(await hold(store, session.id)) };
}

/** @throws {UserError} when there is no such session, or another process has it */
export async function resume(store: DeskStore, id: string): Promise<HeldConversation> {
  const session = await requireSession(store, id);
  const lease = await hold(store, id);
  const { entries, damaged } = await store.entries(id);
  return { conversation: startConversation(session, entries), damaged, release: releaseOf(lease) };
}

/** To look at, whoever has it open. */
export async function resumeToRead(store: DeskStore, id: string): Promise<Omit<HeldConversation, 'release'>> {
  const session = await requireSession(store, id);
  const { entries, damaged } = await store.entries(id);
  return { conversation: startConversation(session, entries), damaged };
}

/** @throws {UserError} when there is none yet */
export async function resumeLatest(store: DeskStore): Promise<HeldConversation> {
  const [latest] = await store.sessions({ limit: 1 });
  if (latest === undefined) throw new UserError('There is no conversation to continue yet.', 'Begin one with: frontdesk ask "…"');
  return await resume(store, latest.id);
}

/** @throws {UserError} with the nearest id that exists */
export async function requireSession(store: DeskStore, id: string): Promise<Session> {
  const session = await store.session(id);
  if (session !== undefined) return session;
  const known = await store.sessions({ limit: 200 });
  const meant = nearest(
    id,
    known.map((summary) => summary.id),
  );
  throw new UserError(
    `There is no session "${id}".`,
    meant === undefined ? 'List them with: frontdesk sessions list' : `Did you mean ${meant}? List them with: frontdesk sessions list`,
  );
}

type Granted = Extract<Lease, { type: 'granted' }>;

async function hold(store: DeskStore, id: string): Promise<Granted> {
  const lease = await store.lease(id);
  if (lease.type === 'granted') return lease;
  throw new UserError(
    `The session ${id} is open in another process (${lease.pid}).`,
    `Finish it there first, or read it with: frontdesk transcript ${id}`,
  );
}

const releaseOf = (lease: Granted) => () => lease.release();

/** Writes entries outside a turn. */
export async function append(store: DeskStore, conversation: Conversation, entries: readonly Entry[], now: number): Promise<Conversation> {
  if (entries.length === 0) return conversation;
  return extend(conversation, await store.transaction((tx) => tx.append(conversation.session.id, entries, now)));
}

/**
 * The customer of an address, an id, or a company's name.
 * @throws {UserError} when there is none, or more than one
 */
export async function findCustomer(store: DeskStore, text: string): Promise<CustomerRef> {
  const { records } = store;
  const account = await records.account(text);
  const found =
    account !== undefined ? [account] : text.includes('@') ? await records.accountsByEmail(text) : await records.findAccounts(text, 5);
  const [first, ...others] = found;
  if (first === undefined) throw new UserError(`There is no customer "${text}".`, 'List them with: frontdesk customers list');
  if (others.length > 0) {
    const names = found.map(({ id, company }) => `${id} (${company})`).join(', ');
    throw new UserError(`"${text}" may be any of ${names}.`, 'Name one by its id.');
  }
  const contacts = await records.contacts(first.id);
  const contact = contacts.find(({ email }) => email.toLowerCase() === text.toLowerCase());
  return {
    account: first.id,
    name: first.company,
    ...(contact === undefined ? {} : { contact: { id: contact.id, name: contact.name, email: contact.email } }),
    plan: first.plan,
    seats: first.seats,
  };
}
