import { type EscalationClass, escalationClasses } from '../core/policy.ts';
import type { EscalationKind, Level } from './records.ts';

/** Where a matter goes: `docs/knowledge/escalation-policies.md`, of which a test knows every name used here. */
export interface LadderEntry {
  /** In words, for people. */
  readonly title: string;
  /** At least this class. */
  readonly class: EscalationClass;
  readonly level: Level;
  readonly ownerRole: string;
  /** Who is told: addresses, numbers and channels. Internal. */
  readonly contacts: readonly string[];
  /** Section of the escalation policies that says so. */
  readonly section: string;
}

const security = ['security-incident@teamflow.com', '#security-alerts', '+1-415-555-0188'];
const outage = ['outage-response@teamflow.com', '#outage-response', '+1-415-555-0188'];
const legal = ['legal-emergency@teamflow.com', 'executive-escalation@teamflow.com'];
const enterprise = ['executive-escalation@teamflow.com', '#customer-success'];
const support = ['#support-escalation'];

export const ladder: Readonly<Record<EscalationKind, LadderEntry>> = {
  security: entry(
    'a suspected breach or attack',
    'immediate',
    4,
    'CTO',
    security,
    'Immediate escalation (15 minutes) › Immediate: security and data',
  ),
  'data-loss': entry(
    'lost or corrupted customer data',
    'immediate',
    3,
    'Engineering Manager',
    security,
    'Immediate escalation (15 minutes) › Immediate: security and data',
  ),
  compliance: entry(
    'a suspected compliance violation',
    'immediate',
    4,
    'CTO',
    security,
    'Immediate escalation (15 minutes) › Immediate: security and data',
  ),
  outage: entry('an outage', 'immediate', 3, 'Engineering Manager', outage, 'Immediate escalation (15 minutes) › Immediate: outage'),
  legal: entry('a legal matter', 'immediate', 4, 'CEO', legal, 'Immediate escalation (15 minutes) › Immediate: legal'),
  privacy: entry('a request under privacy law', 'immediate', 4, 'CEO', legal, 'Immediate escalation (15 minutes) › Immediate: legal'),
  enterprise: entry(
    'an Enterprise customer’s issue',
    'priority',
    4,
    'VP of Customer Success',
    enterprise,
    'Priority escalation (1 hour) › Priority: Enterprise customers',
  ),
  money: entry(
    'a matter of money',
    'priority',
    3,
    'Finance Director',
    support,
    'Priority escalation (1 hour) › Priority: money and billing',
  ),
  contract: entry(
    'a contract change',
    'priority',
    2,
    'Billing Manager',
    support,
    'Priority escalation (1 hour) › Priority: money and billing',
  ),
  churn: entry(
    'a major account that may leave',
    'priority',
    4,
    'VP of Customer Success',
    enterprise,
    'Priority escalation (1 hour) › Priority: big accounts',
  ),
  technical: entry(
    'an unsolved technical problem',
    'standard',
    2,
    'Senior Technical Specialist',
    support,
    'Standard escalation (4 hours) › Standard: technical',
  ),
  complaint: entry(
    'a complaint',
    'standard',
    3,
    'Support Manager',
    support,
    'Standard escalation (4 hours) › Standard: customer satisfaction',
  ),
  feature: entry(
    'a wish for a feature',
    'standard',
    2,
    'Product Manager',
    support,
    'Standard escalation (4 hours) › Feature wishes and feature requests',
  ),
};

/** On-call phones, around the clock, in the order they are called. */
export const onCall = {
  first: { who: 'Support Manager', phone: '+1-415-555-0199' },
  second: { who: 'Engineering Manager', phone: '+1-415-555-0188' },
  escalation: { who: 'VP of Customer Success', phone: '+1-415-555-0177' },
} as const;

export function strictest(classes: readonly EscalationClass[]): EscalationClass {
  return escalationClasses.find((name) => classes.includes(name)) ?? 'standard';
}

function entry(
  title: string,
  escalationClass: EscalationClass,
  level: Level,
  ownerRole: string,
  contacts: readonly string[],
  section: string,
): LadderEntry {
  return { title, class: escalationClass, level, ownerRole, contacts, section };
}
