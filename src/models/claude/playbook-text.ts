import type { Playbook, PlaybookStep, Slot } from '../../core/agent.ts';

/** A playbook as instructions for a model: the same procedure that the local engine executes. */
export function playbookText({ title, when, slots, steps }: Playbook): string {
  return [
    `## ${title}`,
    `When: ${when}`,
    ...(slots.length === 0 ? [] : [`Needs: ${slots.map(slotText).join('; ')}`]),
    ...steps.map((step, index) => `${index + 1}. ${step.if === undefined ? '' : `If ${step.if}: `}${stepText(step)}`),
  ].join('\n');
}

/** What the instructions say about playbooks. */
export const playbookRule =
  'Procedures of this desk. When one applies, follow its steps in order and pass over those whose condition does not hold; ' +
  'conditions and {{ }} are expressions over slots (what is known), results (by step), customer, message and earlier (what they wrote before). ' +
  'Put the words into the language and tone of the conversation; leave no step out and add no action.';

function slotText({ name, kind, ask, choices, phrases }: Slot): string {
  if (phrases !== undefined) return `${name} (null unless they say the like of: ${phrases.join('; ')})`;
  const options = choices === undefined ? '' : `, one of ${choices.join(', ')}`;
  return `${name} (${kind}${options}${ask === undefined ? '' : `; ask: "${ask}"`})`;
}

function stepText(step: PlaybookStep): string {
  switch (step.type) {
    case 'call':
      return `call ${step.tool} with ${JSON.stringify(step.with)} (result: ${step.id})`;
    case 'ask':
      return `ask the customer: ${step.text}`;
    case 'say':
      return `tell the customer: ${step.text}${step.cite === undefined ? '' : ` Cite: ${step.cite.join('; ')}.`}`;
    case 'note':
      return `note for the operator: ${step.text}`;
    case 'answer':
      return `answer from the documents: ${step.query}`;
    case 'handoff':
      return `hand over to ${step.to}: ${step.reason}`;
    case 'stop':
      return 'stop here';
  }
}
