import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { DeskReading } from '../../desk/desk-records.ts';

/** How the records of an account stand after a case; what a session did is told apart from what was there before. */
export async function recordsAfter(desk: DeskReading, account: string, session: string): Promise<JsonObject | undefined> {
  const found = await desk.account(account);
  if (found === undefined) return undefined;
  const own = <Kind extends { readonly session: string }>(records: readonly Kind[]) =>
    records.filter((record) => record.session === session);
  const refunds = own(await desk.refundsSince(account, 0)).toReversed();
  const contacts = await desk.contacts(account);
  const payments = await desk.payments(account);
  return {
    plan: found.plan,
    seats: found.seats,
    cycle: found.cycle,
    status: found.status,
    refunds: refunds.map(({ payment, amount }) => `${payment} ${amount.cents}`),
    refunded: refunds.reduce((sum, { amount }) => sum + amount.cents, 0),
    changes: own(await desk.planChanges(account)).map(({ to, status }) => `${to.plan} ${to.seats} ${status}`),
    escalations: own(await desk.escalations({ account })).map(({ kind }) => kind),
    wishes: own(await desk.featureRequests(account)).length,
    messages: own(await desk.outbox({ account })).map(({ template }) => template),
    locked: contacts.flatMap(({ email, loginLockedAt }) => (loginLockedAt === undefined ? [] : [email])),
    resets: contacts.flatMap(({ email, twoFactorResetAt }) => (twoFactorResetAt === undefined ? [] : [email])),
    paid: payments.filter(({ status }) => status === 'succeeded').length,
  };
}

/** Where records are not as they have to be, a sentence each. */
export function differences(account: string, expected: JsonObject, actual: JsonObject | undefined): readonly string[] {
  if (actual === undefined) return [`there is no account ${account}`];
  return Object.entries(expected).flatMap(([name, value]) => {
    const stands: JsonValue | undefined = actual[name];
    if (stands === undefined) return [`${name} is nothing that records are held against (${Object.keys(actual).join(', ')})`];
    const [wanted, got] = [JSON.stringify(value), JSON.stringify(stands)];
    return wanted === got ? [] : [`${name} of ${account} is ${got}, not ${wanted}`];
  });
}
