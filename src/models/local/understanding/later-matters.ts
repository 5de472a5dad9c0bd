import type { AgentName } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { type Aside, alone, type LaterMatter, openForm, type Thread } from '../playbook/thread.ts';
import { ReplyDraft } from '../reply-draft.ts';
import type { Skills } from '../specialist.ts';
import { begin } from './begin.ts';
import { withoutOpening } from './clauses.ts';
import { type Heard, hear, playbookOf } from './heard.ts';
import { lowered, matterTitle } from './matter-title.ts';
import { answered } from './open-question.ts';

/**
 * Takes up the first matter that is this agent's own. One for which a colleague has the procedure becomes theirs.
 * Undefined when none is left; `later` then tells who takes the others.
 */
export function takeUp(
  request: ModelRequest,
  incoming: Heard['incoming'],
  before: Thread | undefined,
  later: readonly LaterMatter[],
  skills: Skills,
  draft: ReplyDraft,
): { readonly thread?: Thread; readonly later: readonly LaterMatter[] } {
  const own = later.find(({ to }) => to === request.agent.name);
  if (own === undefined) return { later };
  // What it begins may be handed over at once: that is done together with all that others take.
  const trial = new ReplyDraft(1);
  const heard = hear(request, { ...incoming, text: own.answers === true ? own.text : withoutOpening(own.text) }, skills, trial);
  const thread = (own.answers === true ? answerOf(heard) : undefined) ?? begin(heard, before);
  const [colleague] = trial.handsTo;
  const others = later.filter((matter) => matter !== own);
  if (colleague !== undefined) return takeUp(request, incoming, before, [...others, { text: own.text, to: colleague }], skills, draft);
  draft.take(trial);
  return { thread: alone(thread), later: others };
}

/** Words that answer a question which is still open. */
function answerOf(heard: Heard): Thread | undefined {
  const form = openForm(heard.request.conversation.entries);
  const playbook = form?.agent === heard.request.agent.name ? playbookOf(heard.request, form.thread.playbook) : undefined;
  return form === undefined || playbook === undefined ? undefined : answered(playbook, form.thread, heard);
}

/** The next matter of a message, when the one before it is over; undefined in `next` when none that is left is this agent's. */
export function nextMatter(
  request: ModelRequest,
  before: Thread,
  skills: Skills,
  draft: ReplyDraft,
): { readonly next?: Thread; readonly before: Thread } {
  const seq = request.conversation.entries.at(-1)?.seq ?? 0;
  const { thread, later } = takeUp(request, { text: '', seq, handedOver: true }, undefined, before.later ?? [], skills, draft);
  if (thread === undefined) return { before: { ...before, later } };
  if (needsIdentity(request, thread) && identityRefused(request)) return { before };
  const aside = asideOf(before);
  return { next: { ...thread, later, ...(aside === undefined ? {} : { aside }) }, before };
}

/** What was offered so far and not taken yet; two tickets are one. */
function asideOf({ offer, matter, topic = matter, aside }: Thread): Aside | undefined {
  if (offer === undefined) return aside;
  return { offer, matter, topic: aside?.offer === 'ticket' && offer === 'ticket' ? `${aside.topic}\n${topic}` : topic };
}

function needsIdentity({ agent }: ModelRequest, { playbook }: Thread): boolean {
  return agent.playbooks.some(({ name, needs }) => name === playbook && needs === 'identity');
}

/** The identity was asked for since the message came, and not verified: it is not asked for again before the customer says more. */
function identityRefused({ conversation }: ModelRequest): boolean {
  const message = conversation.entries.findLast(({ type }) => type === 'message')?.seq ?? 0;
  const check = [...conversation.calls.values()].findLast(({ call, seq }) => call.tool === 'verify_identity' && seq > message);
  return check?.result !== undefined && check.result.status !== 'done';
}

/** Hands over what colleagues take, and says what of one's own comes later. Nothing that was written is dropped. */
export function passOn(request: ModelRequest, thread: Thread, skills: Skills, draft: ReplyDraft): Thread {
  const { agent, team } = request;
  const { later = [], ...rest } = thread;
  const own = later.filter(({ to }) => to === agent.name);
  const others = new Map<AgentName, readonly string[]>();
  for (const { to, text } of later) if (to !== agent.name) others.set(to, [...(others.get(to) ?? []), text]);
  for (const [to, texts] of others) {
    if (draft.handsTo.includes(to)) continue;
    const brief = texts.length === 1 ? withoutOpening(texts[0] ?? '') : texts.join('\n');
    const routed = skills.router.route(brief);
    const reason = matterTitle(team.agents[to], brief, routed, skills);
    draft.call('handoff', { to, reason, urgency: routed.urgency, brief }, `${agent.name}/handoff`);
  }
  if (own.length === 0) return rest;
  const untold = own.filter(({ told }) => told !== true);
  if (!draft.speaks || untold.length === 0) return { ...rest, later: own };
  const titles = untold.map(({ text }) => lowered(matterTitle(agent, text, skills.router.route(text), skills)));
  draft.say(`Your other ${titles.length === 1 ? 'matter' : 'matters'} (${titles.join('; ')}) I take up right after this.`);
  return { ...rest, later: own.map((matter) => ({ ...matter, told: true })) };
}
