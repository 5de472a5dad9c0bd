import type { Team } from '../../core/agent.ts';
import type { ModelRequest } from '../../core/model.ts';
import type { Routing } from '../../core/routing.ts';
import { readQuestion } from './answer/question.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { Matter, RoutedMessage } from './routing/router.ts';
import { sentencesOf } from './routing/sentences.ts';
import type { Skills } from './specialist.ts';
import { withoutAddress } from './understanding/address.ts';
import { asksInGeneral } from './understanding/asks-in-general.ts';
import { canDoIt } from './understanding/begin.ts';
import { instructionNote, withoutInstructions } from './understanding/instructions.ts';
import { matterTitle } from './understanding/matter-title.ts';
import { inOwnLanguage, isForeign } from './understanding/own-language.ts';
import { asks, asksToKnow } from './understanding/speech.ts';
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
  const known = surerTaker(text, request, routed, skills);
  const routing = known === undefined ? routed.routing : { ...routed.routing, ...known };
  draft.route(routing);
  const matters = (known === undefined ? routed.matters : [{ text, routing }]).filter(({ routing: { to } }) => agent.handoffs.includes(to));
  if (matters.length === 0 || routing.to === 'clarify') {
    draft.say(questionBack(routed, text, request));
    return 'clarify';
  }
  const taken = onePerSpecialist(matters).slice(0, team.limits.handoffs);
  for (const [index, { text: part, routing: own }] of taken.entries()) {
    const brief = taken.length === 1 ? text : part;
    const reason = matterTitle(team.agents[own.to], brief, skills.router.route(brief), skills);
    draft.call('handoff', { to: own.to, reason, urgency: index === 0 ? routed.urgency : own.urgency, brief }, 'triage/handoff');
  }
  return 'end';
}

/** What says nothing by itself is read together with the message before it. */
function routedWithContext(messages: readonly string[], { router }: Skills): RoutedMessage {
  const alone = router.route(messages.at(-1) ?? '');
  return alone.routing.to === 'clarify' && messages.length > 1 ? router.route(`${messages.at(-2)}\n${messages.at(-1)}`) : alone;
}

/** A specialist who is less likely than this does not get a message because of a procedure. */
const leastLikely = 0.03;
/**
 * Above it routing needs no help from a procedure that fits; from one that is much alike; and from that of somebody else
 * when who was chosen has none.
 */
const surelyRouted = { fits: 0.6, alike: 0.85, unasked: 0.95 };
/** A procedure fits this well only a message that is much like its examples. */
const muchAlike = 0.7;
/** What fits less well tells less than routing does, however unsure that is. */
const rather = 0.6;
/** And this well only one that could be its example: it is not vague, and nothing worse than what the procedure is for. */
const asIfItsExample = 0.8;

/** Where routing is not sure, the procedures tell: who has one that fits takes it; then the documents. */
function surerTaker(
  text: string,
  request: ModelRequest,
  routed: RoutedMessage,
  skills: Skills,
): Pick<Routing, 'to' | 'evidence'> | undefined {
  const named = takerOfCase(text, request);
  if (named !== undefined) return named;
  const { routing, matters, signals, critical } = routed;
  const vague = routing.to === 'clarify';
  const likely = vague ? 0 : (routing.alternatives.find(({ agent }) => agent === routing.to)?.probability ?? 0);
  const settled = matters.length > 1 || signals.some(({ name }) => calls(request, routing.to, name));
  if (settled || likely >= surelyRouted.alike) return undefined;
  const fitting = proceduresFor(text, request, routed, skills);
  const own = fitting.find(({ agent }) => agent === routing.to)?.score ?? 0;
  const better = fitting.find(({ score, probability }) => {
    if (critical) return score >= asIfItsExample;
    if (vague) return score >= fitsFrom(vagueness(routing)) || probability >= rather;
    return score > own + 0.2 && (score >= muchAlike || (score >= rather && likely < surelyRouted.fits && probability >= 0.4 * likely));
  });
  if (better !== undefined) return { to: better.agent, evidence: [`procedure: ${better.title}`, ...routing.evidence] };
  const known = vague ? takerOf(text, request, routed, skills) : undefined;
  return known === undefined ? undefined : { to: known, evidence: ['a question that the documents of this specialist may answer'] };
}

/** A case that was escalated is for who keeps the escalations, whatever else is said of it. */
function takerOfCase(text: string, { agent, team }: ModelRequest): Pick<Routing, 'to' | 'evidence'> | undefined {
  const [id] = /\bESC-\d+\b/i.exec(text) ?? [];
  const keeper = agent.handoffs.find((name) => team.agents[name]?.tools.includes('list_escalations'));
  return id === undefined || keeper === undefined ? undefined : { to: keeper, evidence: [`case: ${id.toUpperCase()}`] };
}

/** Whether a signal calls for a procedure of this specialist. */
function calls({ team }: ModelRequest, name: string, signal: string): boolean {
  return team.agents[name]?.playbooks.some(({ signals }) => signals?.includes(signal) === true) ?? false;
}

/** The procedures of likely specialists that fit a message well, the likeliest first. */
function proceduresFor(text: string, { agent, team }: ModelRequest, routed: RoutedMessage, { chooser }: Skills) {
  return routed.routing.alternatives
    .filter(({ agent: name }) => agent.handoffs.includes(name))
    .flatMap(({ agent: name, probability }) => {
      const specialist = team.agents[name];
      const [choice] = specialist === undefined ? [] : chooser.choose(specialist, withoutAddress(text), routed);
      if (choice?.sure !== true || !canDoIt(choice.playbook)) return [];
      if (probability < leastLikely && choice.score < muchAlike) return [];
      return [{ agent: name, title: choice.playbook.title, score: choice.score, probability }];
    })
    .sort((a, b) => b.probability + b.score - a.probability - a.score);
}

/** How vague the words alone are: the probability that there is nothing to go by. */
const vagueness = ({ alternatives }: Routing) => alternatives.find(({ agent }) => agent === 'clarify')?.probability ?? 0;
const ratherVague = 0.5;
const surelyVague = 0.9;
/** How well a procedure must fit what says so little. */
function fitsFrom(vague: number): number {
  return vague < surelyVague ? rather : asIfItsExample;
}

/** So much like a question that was answered before, a message is not vague: the vaguer it seems, the more alike. */
function familiarFrom(vague: number, text: string): number {
  if (!asks(text) && !asksToKnow(text)) return asIfItsExample;
  if (vague < ratherVague) return 0.35;
  return vague < surelyVague ? 0.45 : 0.7;
}

/** A question about what holds for everybody is none to ask back about when it names something, and was asked much like this. */
const familiarInGeneral = 0.3;

/**
 * Who takes a question that routing could not place: the specialist whose document answered one like it, or, for a
 * question that names something, whoever is likeliest.
 */
function takerOf(
  text: string,
  { agent, team }: ModelRequest,
  routed: RoutedMessage,
  { askedBefore, vocabulary }: Skills,
): string | undefined {
  const { routing, entities } = routed;
  const vague = vagueness(routing);
  const [precedent] = askedBefore.precedents(text);
  const document = precedent?.section?.split(' › ')[0];
  const candidates = routing.alternatives.filter(({ agent: name }) => agent.handoffs.includes(name)).map(({ agent: name }) => name);
  const { terms } = readQuestion(text, vocabulary);
  const telling = terms.filter(({ weight, known, name }) => weight >= 0.8 && (known || name));
  const general =
    !isForeign(text, routed) && terms.some(({ weight, ids }) => weight >= 0.8 && askedBefore.knows(ids)) && asksInGeneral(text, entities);
  const familiar = general && vague < surelyVague ? familiarInGeneral : familiarFrom(vague, text);
  if (precedent !== undefined && precedent.similarity >= familiar) {
    if (document === undefined) return general || vague < surelyVague ? candidates[0] : undefined;
    const takers = candidates.filter((name) => team.agents[name]?.documents.includes(document));
    return takers.find((name) => document !== sharedDocument(team) || name === candidates[0]) ?? takers[0];
  }
  if ((general || isOneQuestion(text)) && telling.length > (vague < surelyVague ? 1 : 2)) return candidates[0];
  if (vague >= surelyVague || !/\?/.test(text)) return undefined;
  return telling.some(({ name }) => name) || telling.length >= 3 ? candidates[0] : undefined;
}

function isOneQuestion(text: string): boolean {
  const [only, another] = sentencesOf(text);
  return only?.asks === true && another === undefined;
}

/** The document that every specialist knows says nothing about who takes a question. */
function sharedDocument({ agents }: Team): string | undefined {
  const specialists = Object.values(agents).filter(({ role }) => role === 'specialist');
  return specialists[0]?.documents.find((document) => specialists.every(({ documents }) => documents.includes(document)));
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

/** Asks for what is missing: names what was understood, and offers the choice between what the team's specialists handle. */
function questionBack({ entities, language, routing }: RoutedMessage, text: string, { agent, team }: ModelRequest): string {
  const [first, second] = routing.alternatives.filter(({ agent: name }) => agent.handoffs.includes(name));
  const about = [...entities.productAreas, ...entities.integrations, ...entities.errorCodes.map((code) => `error ${code}`)]
    .slice(0, 2)
    .join(' and ');
  const greeting = isForeign(text, { language }) ? `${inOwnLanguage(language.code)} ` : '';
  if (/^\W*$/.test(text)) return `${greeting}I did not get any text. What can we help you with?`;
  if (about !== '')
    return `${greeting}You mention ${about}. What happens with it, and what would you like to have instead: an error to be fixed, or something explained?`;
  if (first !== undefined && second !== undefined && first.probability + second.probability > 0.7) {
    return `${greeting}So that the right person takes this: is it about ${area(first.agent, team)}, or rather about ${area(second.agent, team)}? One sentence on what happened is enough.`;
  }
  const areas = agent.handoffs.map((name) => area(name, team));
  return `${greeting}Gladly. What is it about: ${areas.slice(0, -1).join('; ')}; or ${areas.at(-1) ?? 'something else'}? One sentence on what happened, and the exact words of an error if there is one, help me most.`;
}

/** What a specialist handles first of all, in the words of the team: "charges, fees, failed payments and billing cycles". */
function area(name: string, { agents }: Team): string {
  const specialist = agents[name];
  const handled = specialist?.handles[0] ?? specialist?.title ?? name;
  return /^\p{Lu}\p{Ll}/u.test(handled) ? handled.charAt(0).toLowerCase() + handled.slice(1) : handled;
}
