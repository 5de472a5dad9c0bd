import type { CustomerRef } from '../../core/customer.ts';
import type { StoredEntry } from '../../core/entry.ts';
import { TurnRecord } from '../../core/turn-record.ts';
import { verify } from '../../core/verify.ts';
import type { Account } from '../../desk/records.ts';
import type { Customers, DemoCustomer } from '../../tui/chat-options.ts';
import type { Desk } from '../desk.ts';
import { randomIds } from '../ids.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** So many are enough to try things with, and to read. */
const shownDemoCustomers = 6;

export function chatCustomers(desk: Desk, sessions: StoredSessions): Customers {
  const { records } = desk.store;
  const refOf = async (account: Account): Promise<CustomerRef> => {
    const [contact] = await records.contacts(account.id);
    return {
      account: account.id,
      name: account.company,
      ...(contact === undefined ? {} : { contact: { id: contact.id, name: contact.name, email: contact.email } }),
      plan: account.plan,
      seats: account.seats,
    };
  };
  return {
    async search(text, limit) {
      return Promise.all((await records.findAccounts(text, limit)).map(refOf));
    },
    async demo() {
      const identity = await desk.identity();
      const accounts = (await records.accounts()).filter(({ demo }) => demo);
      const customers = await Promise.all(accounts.map(refOf));
      // Those whom the greeting's suggestions speak of come first.
      const suggested = desk.team.team.suggestions.join('\n');
      const named = ({ contact }: CustomerRef) => contact !== undefined && suggested.includes(contact.email);
      const shown = [...customers.filter(named), ...customers.filter((customer) => !named(customer))].slice(0, shownDemoCustomers);
      const found = await Promise.all(
        shown.map(async (customer): Promise<readonly DemoCustomer[]> => {
          const answers = (await identity.fields(customer.account))?.demoAnswers;
          return answers === undefined ? [] : [{ customer, answers }];
        }),
      );
      return found.flat();
    },
    async verify(conversation, customer, verifier, signal) {
      const dependencies = await desk.dependencies({ verifier });
      const form = await dependencies.identity.fields(customer.account, customer.contact?.id);
      if (form === undefined) return [];
      await sessions.ensureStored(conversation);
      const turn = new TurnRecord(conversation, dependencies, signal);
      const agent = turn.agent(conversation.activeAgent ?? turn.team.triage);
      const request = { id: randomIds.next('v'), callId: randomIds.next('c'), session: conversation.session.id, customer, ...form };
      const stored: StoredEntry[] = [];
      for await (const event of verify(turn, agent, request)) {
        if (event.type === 'entry-added') stored.push(event.entry);
      }
      for (const entry of stored) sessions.record(entry);
      return stored;
    },
  };
}
