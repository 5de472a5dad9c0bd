import type { Playbook } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { fillSlots } from '../playbook/fill-slots.ts';
import { type OpenForm, openForm, type Thread } from '../playbook/thread.ts';
import { type HeardAgain, passedOn, playbookOf } from './heard.ts';
import { answered } from './open-question.ts';
import { asksToKnow } from './speech.ts';

/** What fills a form in passing is short; a longer message is a matter of its own. In words. */
const passing = 14;

/** Back to a question that something else came in between of: "yes, please cancel it now", "ok, 3 then". */
export function resumesForm(heard: HeardAgain): Thread | undefined {
  const { request, before, incoming, text, skills, routed } = heard;
  if (before.asked !== undefined && !incoming.handedOver) return undefined;
  const form = openForm(request.conversation.entries);
  if (form === undefined) return undefined;
  if (form.agent !== request.agent.name) return handedBack(form, heard);
  const playbook = playbookOf(request, form.thread.playbook);
  if (playbook === undefined) return undefined;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  const speaksOfIt = chosen?.playbook.name === playbook.name && !incoming.handedOver;
  return speaksOfIt || fills(playbook, form, heard) ? answered(playbook, form.thread, heard) : undefined;
}

/** The answer is for the colleague who asked. */
function handedBack(form: OpenForm, heard: HeardAgain): Thread | undefined {
  const { request, incoming, before, text, routed, draft } = heard;
  const { conversation, agent, team } = request;
  const asker = team.agents[form.agent];
  const playbook = asker === undefined ? undefined : playbookOf({ ...request, agent: asker }, form.thread.playbook);
  if (playbook === undefined || conversation.pinnedAgent !== undefined || !agent.handoffs.includes(form.agent)) return undefined;
  if (!fills(playbook, form, heard)) return undefined;
  const reason = `back to the question: ${playbook.title}`;
  draft.call('handoff', { to: form.agent, reason, urgency: routed.urgency, brief: text }, `${agent.name}/handoff`);
  return passedOn(before, incoming);
}

/** Whether the words are plainly the answer to the question of a form. */
function fills({ steps, slots, ...playbook }: Playbook, { thread }: OpenForm, { text, routed, request, before }: HeardAgain): boolean {
  const step = steps.find(({ id }) => id === thread.asked);
  const slot = step?.type === 'ask' ? slots.find(({ name }) => name === step.slot) : undefined;
  if (slot === undefined || slot.kind === 'text') return false;
  if (slot.kind === 'email') return routed.entities.emails.length > 0;
  if (asksToKnow(text) || text.split(/\s+/).length > passing) return false;
  // A bare yes or no is for what was offered last.
  if (slot.kind === 'choice' && before.offer !== undefined) return false;
  return fillSlots({ ...playbook, steps, slots }, text, routed, request.now, slot.name)[slot.name] !== null;
}

/** The question that still waits, to be put again after something else was answered. */
export function reminderOf(request: ModelRequest): string | undefined {
  const form = openForm(request.conversation.entries);
  const asker = form === undefined ? undefined : request.team.agents[form.agent];
  if (form === undefined || asker === undefined) return undefined;
  const { asked, said } = form.thread;
  const step = playbookOf({ ...request, agent: asker }, form.thread.playbook)?.steps.find(({ id }) => id === asked);
  if (step?.type !== 'ask' || step.optional === true) return undefined;
  const text = said.findLast((one) => one.startsWith(`${asked}\n`))?.slice(asked.length + 1);
  const question = /[^.!?\n]+\?(?=[^?]*$)/.exec(text ?? '')?.[0].trim();
  return question === undefined ? undefined : `To go on with your request: ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
}
