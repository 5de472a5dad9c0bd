import { hour } from '../period.ts';
import type { Escalation } from '../records.ts';
import type { Calendar } from './calendar.ts';
import { demoOrigin } from './demo-customer.ts';

/** One that is late, one that is on its way, one that is done. */
export function openEscalations({ hoursAgo }: Calendar): readonly Escalation[] {
  const atlas = hoursAgo(20);
  const cobalt = hoursAgo(3);
  const orchid = hoursAgo(26);
  return [
    {
      id: 'ESC-1001',
      account: 'acc_orchid',
      contact: 'con_zoe_grant',
      class: 'standard',
      kind: 'technical',
      level: 2,
      ownerRole: 'Senior Technical Specialist',
      packet: {
        summary: 'No board opens, on any computer, since yesterday.',
        tried: ['cache cleared', 'other browsers', 'other network'],
        evidence: ['ticket of the customer'],
        quotes: ['We cannot work.'],
      },
      contacts: ['#support-escalation'],
      receivedAt: orchid,
      filedAt: orchid + hour / 2,
      respondBy: orchid + 4 * hour,
      resolveBy: orchid + 72 * hour,
      status: 'acknowledged',
      acknowledgedAt: orchid + 2 * hour,
      ...demoOrigin('ESC-1001'),
    },
    {
      id: 'ESC-1002',
      account: 'acc_atlas',
      contact: 'con_miriam_stone',
      class: 'priority',
      kind: 'churn',
      level: 4,
      ownerRole: 'VP of Customer Success',
      packet: {
        summary: 'A $65,520 contract wants to talk about leaving before its renewal.',
        tried: [],
        evidence: ['ticket of the customer', 'contract ends in five weeks'],
        quotes: ['We have an offer of another vendor on the table.'],
      },
      contacts: ['executive-escalation@teamflow.com', '#customer-success'],
      receivedAt: atlas,
      filedAt: atlas + hour / 3,
      respondBy: atlas + hour,
      resolveBy: atlas + 24 * hour,
      status: 'open',
      ...demoOrigin('ESC-1002'),
    },
    {
      id: 'ESC-1003',
      account: 'acc_cobalt',
      contact: 'con_ian_walsh',
      class: 'immediate',
      kind: 'security',
      level: 4,
      ownerRole: 'CTO',
      packet: {
        summary: 'Sign-ins that nobody at the customer made.',
        tried: ['sessions ended'],
        evidence: ['INC-505'],
        quotes: ['Our audit log shows three sign-ins last night that none of us made.'],
      },
      contacts: ['security-incident@teamflow.com', '#security-alerts'],
      receivedAt: cobalt,
      filedAt: cobalt + hour / 12,
      respondBy: cobalt + hour / 4,
      resolveBy: cobalt + 4 * hour,
      status: 'acknowledged',
      acknowledgedAt: cobalt + hour / 6,
      ...demoOrigin('ESC-1003'),
    },
  ];
}
