import type { Evidence } from '../core/tool.ts';
import { formatDate, formatTime } from '../desk/dates.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { planFacts } from '../desk/plan.ts';
import type { Account } from '../desk/records.ts';

/** What the records say that an owner has to know. Nothing of it is billing information. */
export async function packetEvidence(account: Account | undefined, records: DeskRecords): Promise<readonly Evidence[]> {
  if (account === undefined) return [];
  const tickets = (await records.tickets({ account: account.id })).filter(({ status }) => status !== 'solved').slice(0, 5);
  const incidents = await records.incidents({ account: account.id, open: true });
  return [
    {
      source: `account ${account.id}`,
      text: `${account.company}, ${planFacts[account.plan].title}, ${account.seats} ${account.seats === 1 ? 'seat' : 'seats'}, customer since ${formatDate(account.createdAt)}`,
    },
    ...tickets.map(({ id, subject, category, createdAt }) => ({
      source: `ticket ${id}`,
      text: `${category === 'billing' ? 'a billing matter' : subject}, open since ${formatDate(createdAt)}`,
    })),
    ...incidents.map(({ id, title, status, startedAt }) => ({
      source: `incident ${id}`,
      text: `${title}, ${status}, since ${formatTime(startedAt)}`,
    })),
  ];
}

export function evidenceTexts(evidence: readonly Evidence[]): readonly string[] {
  return evidence.map(({ source, text }) => `${source}: ${text}`);
}
