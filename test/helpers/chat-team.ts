import type { Agent, Team } from '../../src/core/agent.ts';
import type { CustomerRef } from '../../src/core/customer.ts';

const agent = (name: string, title: string, role: Agent['role'], handles: readonly string[], tools: readonly string[]): Agent => ({
  name,
  title,
  role,
  handles,
  instructions: '',
  documents: [],
  tools,
  handoffs: role === 'triage' ? ['billing', 'escalation'] : [],
  model: {},
  playbooks: [],
});

/** The team that chats in tests. */
export const chatTeam: Team = {
  name: 'teamflow',
  title: 'TeamFlow support',
  greeting: 'Paste what a customer wrote; the right specialist answers.',
  suggestions: [
    'Hi, maya@northwind.example here, I was charged twice this month.',
    'Our webhooks stopped arriving.',
    'What does Pro cost for 12 people?',
  ],
  triage: 'triage',
  agents: {
    triage: agent('triage', 'Triage', 'triage', ['routes'], []),
    billing: agent('billing', 'Billing', 'specialist', ['charges and refunds', 'invoices'], ['issue_refund']),
    escalation: agent('escalation', 'Escalation', 'specialist', ['legal threats', 'data breaches'], ['escalate']),
  },
  limits: { steps: 8, handoffs: 3, typedAmountCents: 100_000 },
  synonyms: [],
  terms: { plans: [], integrations: [], areas: [] },
};

export const maya: CustomerRef = {
  account: 'acc_northwind',
  name: 'Northwind Ltd',
  contact: { id: 'con_maya', name: 'Maya Ortiz', email: 'maya@northwind.example' },
  plan: 'Pro',
  seats: 12,
};
