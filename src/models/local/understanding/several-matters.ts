import { fillSlots } from '../playbook/fill-slots.ts';
import type { LaterMatter, Thread } from '../playbook/thread.ts';
import { openForm } from '../playbook/thread.ts';
import { ReplyDraft } from '../reply-draft.ts';
import { type Heard, type HeardAgain, hear, passedOn } from './heard.ts';
import { takeUp } from './later-matters.ts';
import { type HowToPart, type MatterIn, mattersIn } from './matters-in.ts';
import { answersQuestion } from './open-question.ts';
import { isAcknowledgement, isThanks } from './speech.ts';

/** Below it the router is not sure enough to take a matter away from the specialist who has the conversation. */
export const sureOfAnother = 0.75;

/** A message with several matters: the first that is this agent's own, the others after it. Undefined for one matter. */
export function severalMatters(heard: Heard, before: Thread | undefined): Thread | undefined {
  const matters = mattersOf(heard);
  // What was handed over is this agent's; when all parts of it seem to be others', the whole is what was meant.
  const isMine = !heard.incoming.handedOver || matters.some(({ to }) => to === heard.request.agent.name);
  return matters.length > 1 && isMine ? oneByOne(heard, before, matters) : undefined;
}

/**
 * Several matters in a conversation that goes on, where one of them may answer what was asked or offered.
 * `read` says what words mean there, if anything.
 */
export function severalAgain(heard: HeardAgain, read: (heard: HeardAgain) => Thread | undefined): Thread | undefined {
  const { before, request, incoming, skills, draft } = heard;
  const parts = mattersOf(heard, { answering: true });
  if (parts.length < 2) return undefined;
  // "Thanks. Another thing: …" is no goodbye.
  const matters = parts.filter(({ bare, text }) => !(bare && (isThanks(text) || isAcknowledgement(text))));
  for (const matter of isWaiting(heard) ? matters.filter(({ announced }) => !announced) : []) {
    const trial = new ReplyDraft(1);
    const part = { ...heard, ...hear(request, { ...incoming, text: matter.text }, skills, trial) };
    if (matter.bare && saysNothingAsked(part)) continue;
    const others = joined(matters.filter((other) => other !== matter));
    const answer: LaterMatter = { text: matter.text, to: request.agent.name, answers: true };
    if (before.asked !== undefined && answersQuestion(part) !== undefined && others.some((other) => isAnsweredAtOnce(other, heard)))
      return oneByOne(heard, before, [...others, { ...answer, asksToKnow: false, bare: true, announced: false }]);
    const thread = read({ ...part, draft });
    if (thread !== undefined) return { ...thread, later: others.map(laterMatter) };
  }
  return matters.length === 1 ? oneByOne(heard, before, matters) : severalMatters(heard, before);
}

/** "Ah no, the other one!" before the matter itself: where an answer was only welcome, it has to be one. */
function saysNothingAsked({ before, current, text, routed, request }: HeardAgain): boolean {
  const step = current?.steps.find(({ id }) => id === before.asked);
  if (current === undefined || step?.type !== 'ask' || step.optional !== true || step.slot === undefined) return false;
  return takesBack.test(text) || fillSlots(current, text, routed, request.now)[step.slot] === null;
}

/** What was spoken of was not what is meant: the matter follows. */
const takesBack =
  /\b(?:my (?:mistake|bad|error)|i (?:meant|mean)|mixed (?:it |them |that )?up|the other (?:one|charge|payment|invoice|account))\b/i;

/** What asks for nothing and was no answer stays with the matter before it. */
function joined(matters: readonly MatterHeard[]): readonly MatterHeard[] {
  const found: MatterHeard[] = [];
  for (const matter of matters) {
    const last = found.at(-1);
    if (!matter.bare) found.push(matter);
    else if (last !== undefined) found[found.length - 1] = { ...last, text: `${last.text} ${matter.text}` };
  }
  return found;
}

/** Something was asked or offered, or waits for the operator. */
function isWaiting({ before, request: { conversation } }: HeardAgain): boolean {
  const asked = before.asked !== undefined || before.offer !== undefined || openForm(conversation.entries) !== undefined;
  return asked || conversation.pendingApprovals.length > 0;
}

type MatterHeard = MatterIn & Pick<LaterMatter, 'answers'>;

/** Questions first, because they are over at once; what a colleague takes comes last. */
function oneByOne(heard: Heard, before: Thread | undefined, matters: readonly MatterHeard[]): Thread {
  const { request, incoming, skills, draft } = heard;
  const questions = matters.filter((matter) => isAnsweredAtOnce(matter, heard));
  const ordered = [...questions, ...matters.filter((matter) => !questions.includes(matter))].map(laterMatter);
  const { thread, later } = takeUp(request, incoming, before, ordered, skills, draft);
  return { ...(thread ?? passedOn(before, incoming)), later };
}

function laterMatter({ text, to, answers }: MatterHeard): LaterMatter {
  return { text, to, ...(answers === undefined ? {} : { answers }) };
}

function isAnsweredAtOnce({ asksToKnow, to }: MatterIn, { request }: Heard): boolean {
  return asksToKnow && to === request.agent.name;
}

/** The matters of what was said, each with who takes it here: a question that this agent can answer, too, is not passed on. */
function mattersOf({ request, incoming, text, routed, skills }: Heard, how?: HowToPart): readonly MatterHeard[] {
  const { agent, team, conversation } = request;
  const takers = [agent, ...agent.handoffs.flatMap((name) => team.agents[name] ?? [])].filter(({ role }) => role === 'specialist');
  return mattersIn(routed, text, takers, skills, { near: agent.name, ...how }).map((matter) => {
    const { alternatives } = skills.router.route(matter.text).routing;
    const chance = alternatives.find(({ agent: name }) => name === matter.to)?.probability ?? 0;
    const handedBack = matter.to === incoming.from || !agent.handoffs.includes(matter.to);
    const here = handedBack || conversation.pinnedAgent !== undefined || (matter.asksToKnow && chance < sureOfAnother);
    return here ? { ...matter, to: agent.name } : matter;
  });
}
