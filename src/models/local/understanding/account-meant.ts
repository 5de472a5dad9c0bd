import type { Conversation } from '../../../core/conversation.ts';
import type { JsonObject } from '../../../core/json.ts';
import { isObject } from '../playbook/thread.ts';
import { stem } from '../routing/stem.ts';

/** An account of those that an address belongs to. */
export interface AccountShown {
  /** `acc_greenleaf_labs` */
  readonly account: string;
  readonly company: string;
  readonly plan: string;
  readonly seats: number;
}

/**
 * The account that the customer means of several: by its id or its name, by words that no other has, by its plan, or as
 * the small or the big one. "Not the kitchen" speaks for another one. Undefined when nothing tells.
 */
export function accountMeant(text: string, accounts: readonly AccountShown[]): string | undefined {
  const said = wordsOf(text.replace(/\b(?:not|instead of|rather than)\b[^.,;!?]*/gi, ' '));
  const ways: readonly ((one: AccountShown) => boolean)[] = [
    ({ account }) =>
      text.toLowerCase().includes(account) &&
      !accounts.some((other) => text.toLowerCase().includes(other.account) && other.account.length > account.length),
    (one) => ownWords(one, accounts).some((word) => said.has(word)),
    (one) => [...wordsOf(nameOf(one))].every((word) => said.has(word)),
    ({ plan }) => said.has(plan),
    ({ seats }) => /\b(?:small|smaller|smallest|little)\b/i.test(text) && accounts.every((other) => other.seats >= seats),
    ({ seats }) => /\b(?:big|bigger|biggest|large|larger|largest|main)\b/i.test(text) && accounts.every((other) => other.seats <= seats),
  ];
  for (const way of ways) {
    const [only, another] = accounts.filter(way);
    if (only !== undefined && another === undefined) return only.account;
  }
  return undefined;
}

/** Words of an account's name that the others do not have. */
function ownWords(one: AccountShown, accounts: readonly AccountShown[]): readonly string[] {
  const others = new Set(accounts.filter((other) => other !== one).flatMap((other) => [...wordsOf(nameOf(other))]));
  return [...wordsOf(nameOf(one))].filter((word) => !others.has(word));
}

function nameOf({ account, company }: AccountShown): string {
  return `${account.replace(/^acc_/, '').replaceAll('_', ' ')} ${company}`;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).map(stem));
}

/** The accounts among which the customer was last asked to choose. */
export function accountsShown({ calls }: Conversation): readonly AccountShown[] {
  const found = [...calls.values()].findLast(({ call }) => call.tool === 'find_customer')?.result;
  const matches = found?.status === 'done' && isObject(found.data) ? found.data['matches'] : undefined;
  return Array.isArray(matches) ? matches.flatMap((match) => (isObject(match) ? accountIn(match) : [])) : [];
}

function accountIn({ account, company, plan, seats }: JsonObject): readonly AccountShown[] {
  if (typeof account !== 'string' || typeof company !== 'string' || typeof plan !== 'string' || typeof seats !== 'number') return [];
  return [{ account, company, plan, seats }];
}
