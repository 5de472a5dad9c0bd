import type { Playbook, PlaybookStep, Slot } from '../../../core/agent.ts';

/** A playbook's slots and steps with those before them that find out who is writing, and that it is really them. */
export function withPrelude({ needs, slots, steps }: Playbook): Pick<Playbook, 'slots' | 'steps'> {
  if (needs === undefined) return { slots, steps };
  const own = preludeSlots.filter(({ name }) => !slots.some((slot) => slot.name === name));
  const rules = steps.slice(
    0,
    steps.findIndex((step) => !holdsForEverybody(step)),
  );
  const whoIsIt = [...customerSteps, ...(needs === 'identity' ? identitySteps : [])];
  return { slots: [...own, ...slots], steps: [...rules, ...whoIsIt, ...steps.slice(rules.length)] };
}

/** A rule that a playbook begins with is said before anybody is asked who they are: it helps them while they wait. */
function holdsForEverybody(step: PlaybookStep): boolean {
  return step.type === 'say' && step.if === undefined && !step.text.includes('{{');
}

const preludeSlots: readonly Slot[] = [
  { name: 'email', kind: 'email' },
  { name: 'account', kind: 'text' },
];

const unknownHere = 'customer == null';
const several = 'results.find.status == "done" && results.find.data.found > 1';

const customerSteps: readonly PlaybookStep[] = [
  {
    id: 'find',
    type: 'call',
    tool: 'find_customer',
    with: { query: '{{slots.email}}' },
    if: 'slots.email != null && (customer == null || customer.contact == null || customer.contact.email != slots.email)',
  },
  {
    id: 'who',
    type: 'ask',
    slot: 'email',
    text: 'I can look into that for you. Which email address is your account registered under?',
    if: `${unknownHere} && slots.email == null`,
  },
  {
    id: 'not-found',
    type: 'ask',
    slot: 'email',
    text: 'I cannot find an account under {{slots.email}}. Is there another email address that it may be registered under?',
    if: `${unknownHere} && results.find.status == "done" && results.find.data.found == 0`,
  },
  {
    id: 'which',
    type: 'ask',
    slot: 'account',
    text: 'That address belongs to several accounts: {{results.find.data.matches.map(m, m.account + " (" + m.company + ")")}}. Which of them is it about?',
    if: `${unknownHere} && ${several} && slots.account == null`,
  },
  {
    id: 'find-that',
    type: 'call',
    tool: 'find_customer',
    with: { query: '{{slots.account}}' },
    if: `${unknownHere} && ${several} && slots.account != null`,
  },
  {
    id: 'still-unknown',
    type: 'say',
    text: 'I could not tell which account this is about. Please send me the account id, it begins with acc_, and I will go on from there.',
    if: unknownHere,
  },
  { id: 'nobody', type: 'stop', if: unknownHere },
];

const identitySteps: readonly PlaybookStep[] = [
  { id: 'identity', type: 'call', tool: 'verify_identity', with: {}, if: '!verified' },
  {
    id: 'identity-locked',
    type: 'say',
    text: 'I am sorry, I cannot go into your account: the identity check did not succeed and is now locked to protect you. Nothing has been looked up or changed. A colleague will contact the admin of the account to sort it out.',
    if: '!verified && results.identity.status == "denied"',
  },
  {
    id: 'identity-failed',
    type: 'say',
    text: 'Thank you. Before I can talk about anything in your account I have to make sure that it is you, and that did not work out yet. What I need: the email address of the account, the amount or the date of your last payment, the last 4 characters of the postal code of your billing address, and the answer to your security question if you set one. Nothing has been looked up or changed.',
    if: '!verified && results.identity.status == "failed"',
    cite: ['billing-policies › Identity verification before billing is discussed › Verification steps'],
  },
  { id: 'unverified', type: 'stop', if: '!verified && results.identity.status in ["failed", "denied", "pending", "invalid", "unknown"]' },
];
