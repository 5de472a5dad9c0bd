import type { Agent, Playbook } from '../../../core/agent.ts';
import type { Choice } from '../playbook/choose.ts';
import { sentencesOf } from '../routing/sentences.ts';
import type { Heard } from './heard.ts';
import { asks, goesAhead, isRequest, withoutYes } from './speech.ts';

/** A choice among the procedures of another specialist. */
type ChoiceElsewhere = Choice & { readonly agent: Agent };

/** The colleague whose procedure plainly fits a matter, who is likely for it or fits it very well; undefined while the operator holds the conversation here. */
export function colleagueFor(matter: string, { request, incoming, routed, skills }: Heard): ChoiceElsewhere | undefined {
  const { agent, conversation, team } = request;
  if (conversation.pinnedAgent !== undefined) return undefined;
  const [best] = agent.handoffs
    .filter((name) => name !== incoming.from && team.agents[name]?.role === 'specialist')
    .flatMap((name): readonly ChoiceElsewhere[] => {
      const colleague = team.agents[name];
      const [choice] = colleague === undefined ? [] : skills.chooser.choose(colleague, matter, routed);
      if (colleague === undefined || choice?.sure !== true || !canDoIt(choice.playbook)) return [];
      const likely = routed.routing.alternatives.some(({ agent: other, probability }) => other === name && probability >= leastLikely);
      return likely || choice.score >= fitsAnyway ? [{ ...choice, agent: colleague }] : [];
    })
    .sort((a, b) => b.score - a.score);
  return best;
}

/** "OK then put me through to her boss": an order that only a colleague has a procedure for. */
export function ordersFromColleague(heard: Heard): boolean {
  const { request, text, routed, skills } = heard;
  const order = withoutYes(text);
  if (!isRequest(order) || goesAhead(text)) return false;
  const [own] = skills.chooser.choose(request.agent, order, routed);
  return own?.sure !== true && colleagueFor(order, heard) !== undefined;
}

/** A specialist for whom nothing else speaks gets no matter because of a procedure. */
const leastLikely = 0.05;
const fitsAnyway = 0.6;

/** It does something itself: it neither passes everything on nor waits for what nobody else takes. */
export function canDoIt({ otherwise, steps: [first] }: Playbook): boolean {
  return otherwise !== true && !(first?.type === 'handoff' && first.if === undefined);
}

/**
 * "Are you down? Nothing opens here": asked as a question, but as good as surely what a colleague has a procedure for.
 * One that would hand such a customer right back here leaves it to the procedure that fits here.
 */
export function troubledColleague(heard: Heard, matter: string): 'to hand over' | 'would hand back' | undefined {
  const { request } = heard;
  const told = sentencesOf(matter).some(({ text }) => !asks(text));
  const elsewhere = told ? colleagueFor(matter, heard) : undefined;
  if (elsewhere === undefined || elsewhere.chance < asGoodAsSure) return undefined;
  const [first] = elsewhere.playbook.steps;
  const back = first?.type === 'handoff' && first.to === request.agent.name && request.conversation.customer !== undefined;
  return back ? 'would hand back' : 'to hand over';
}

const asGoodAsSure = 0.8;
