import type { ModelRequest } from '../../core/model.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { Matter, RoutedMessage } from './routing/router.ts';
import type { Skills } from './specialist.ts';
import { withoutOpening } from './understanding/clauses.ts';
import { instructionNote, withoutInstructions } from './understanding/instructions.ts';
import { matterTitle } from './understanding/matter-title.ts';
import { mattersIn } from './understanding/matters-in.ts';
import { questionBack } from './understanding/question-back.ts';
import { surerTaker } from './understanding/surer-taker.ts';
import { isGroundOf } from './understanding/want.ts';
import { wordsOf } from './words-of.ts';

/** Hands every matter of the message to who takes it, or asks back when nothing tells. */
export function triage(request: ModelRequest, skills: Skills, draft: ReplyDraft): 'end' | 'clarify' {
  const { conversation, agent, team } = request;
  const messages = conversation.entries.flatMap((entry) => (entry.type === 'message' ? [withoutInstructions(wordsOf(entry)).text] : []));
  const text = messages.at(-1) ?? '';
  const last = conversation.entries.findLast((entry) => entry.type === 'message');
  const { found } = withoutInstructions(last?.type === 'message' ? wordsOf(last) : '');
  if (found !== undefined) draft.note(instructionNote(found));
  const routed = routedWithContext(messages, skills);
  const several = severalMatters(text, request, skills);
  const known = several.length > 0 ? undefined : surerTaker(text, request, routed, skills);
  const routing = known === undefined ? routed.routing : { ...routed.routing, ...known };
  draft.route(routing);
  const single = known === undefined ? withGrounds(routed.matters, text, request, skills) : [{ text, routing }];
  const matters = (several.length > 0 ? several : single).filter(({ routing: { to } }) => agent.handoffs.includes(to));
  if (matters.length === 0 || (routing.to === 'clarify' && several.length === 0)) {
    draft.say(questionBack(routed, text, request));
    return 'clarify';
  }
  const taken = onePerSpecialist(matters).slice(0, team.limits.handoffs);
  for (const [index, { text: part, routing: own }] of taken.entries()) {
    const brief = taken.length === 1 ? text : withoutOpening(part);
    const reason = matterTitle(team.agents[own.to], brief, skills.router.route(brief), skills);
    draft.call('handoff', { to: own.to, reason, urgency: index === 0 ? routed.urgency : own.urgency, brief }, 'triage/handoff');
  }
  return 'end';
}

/** Matters that ask for different things, the most urgent first; none when the message has but one. */
function severalMatters(text: string, { agent, team }: ModelRequest, skills: Skills): readonly Matter[] {
  const takers = agent.handoffs.flatMap((name) => team.agents[name] ?? []);
  const matters = mattersIn(skills.router.route(text), text, takers, skills);
  if (matters.length < 2) return [];
  return matters.map(({ text: part, to }) => ({ text: part, routing: { ...skills.router.route(part).routing, to } }));
}

/** A wish together with what was told beside it, when that says on which ground it is wished for. */
function withGrounds(matters: readonly Matter[], text: string, { team }: ModelRequest, skills: Skills): readonly Matter[] {
  const isWish = (matter: Matter) => isGroundOf(matter.text, text, team.agents[matter.routing.to], skills);
  const wish = matters.length < 2 ? undefined : matters.find(isWish);
  return wish === undefined ? matters : [{ ...wish, text }];
}

/** What says nothing by itself is read together with the message before it. */
function routedWithContext(messages: readonly string[], { router }: Skills): RoutedMessage {
  const alone = router.route(messages.at(-1) ?? '');
  return alone.routing.to === 'clarify' && messages.length > 1 ? router.route(`${messages.at(-2)}\n${messages.at(-1)}`) : alone;
}

/** Two matters for one specialist are one handoff. */
function onePerSpecialist(matters: readonly Matter[]): readonly Matter[] {
  const merged = new Map<string, Matter>();
  for (const matter of matters) {
    const before = merged.get(matter.routing.to);
    merged.set(matter.routing.to, before === undefined ? matter : { ...before, text: `${before.text}\n${matter.text}` });
  }
  return [...merged.values()];
}
