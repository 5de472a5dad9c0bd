import type { JsonObject } from '../../../src/core/json.ts';
import type { Knowledge } from '../../../src/core/knowledge.ts';

/** What the model says in the refund conversation of the README, reply by reply. */
export interface ScriptedSaying {
  readonly text?: string;
  readonly calls?: readonly { readonly id: string; readonly name: string; readonly input: JsonObject }[];
}

export const refundMessages = [
  'Hi, maya@northwind.example here, I was charged twice this month and want the second charge back.',
  'and how long does that take?',
] as const;

/** Before the card: routed, looked up, verified, proposed. */
export const beforeApproval: readonly ScriptedSaying[] = [
  {
    calls: [
      {
        id: 'toolu_1',
        name: 'handoff',
        input: {
          to: 'billing',
          reason: 'duplicate charge',
          urgency: 'normal',
          brief: 'maya@northwind.example was charged twice and wants the second charge back.',
        },
      },
    ],
  },
  { calls: [{ id: 'toolu_2', name: 'find_customer', input: { query: 'maya@northwind.example' } }] },
  { calls: [{ id: 'toolu_3', name: 'verify_identity', input: {} }] },
  {
    text: 'Thank you, Maya. I am looking at your payments.',
    calls: [
      { id: 'toolu_4', name: 'list_payments', input: {} },
      { id: 'toolu_5', name: 'search_knowledge', input: { query: 'refund of a duplicate charge' } },
    ],
  },
  { calls: [{ id: 'toolu_6', name: 'issue_refund', input: { payment: 'pay_1042', amount: '49.99', reason: 'duplicate-charge' } }] },
];

/** After it was approved, and to the follow-up; the numbers are those of the passages in Billing's documents. */
export async function afterApproval(knowledge: Knowledge): Promise<readonly ScriptedSaying[]> {
  const numbered = [...((await knowledge.passages('company-overview')) ?? []), ...((await knowledge.passages('billing-policies')) ?? [])];
  const numberOf = (words: RegExp) => numbered.findIndex(({ text }) => words.test(text)) + 1;
  const time = numberOf(/5 to 10 business days|5–10 business days|5-10 business days/);
  return [
    {
      text: `Both charges are there, and the second one, pay_1042, was a mistake. I have refunded $49.99 to your card [${time}].<for_operator>She may ask when it arrives.</for_operator>`,
    },
    { text: `Refunds to a card take 5 to 10 business days [${time}].` },
  ];
}
