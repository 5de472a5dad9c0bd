import type { ModelRequest } from '../../../core/model.ts';
import type { Routing } from '../../../core/routing.ts';
import type { RoutedMessage } from '../routing/router.ts';
import type { Skills } from '../specialist.ts';
import { withoutAddress } from './address.ts';
import { canDoIt } from './colleague-for.ts';
import { takerOfQuestion } from './taker-of-question.ts';
import { ratherVague, surelyVague, vagueness } from './vagueness.ts';

/** A specialist who is less likely than this does not get a message because of a procedure. */
const leastLikely = 0.03;
/** Nor to whom another one would only pass it on. */
const likelyBeyond = 0.05;
/** Above it routing needs no help from a procedure that fits, or from one that is much alike. */
const surelyRouted = { fits: 0.6, alike: 0.85 };
/** A procedure fits this well only a message that is much like its examples. */
const muchAlike = 0.7;
/** What fits less well tells less than routing does, however unsure that is. */
const rather = 0.6;
/** And this well only one that could be its example: nothing worse than what the procedure is for. */
const asIfItsExample = 0.8;
/** A specialist who is less than this share as likely as the likeliest gets nothing for it. */
const nearlyAsLikely = 0.2;

/** Where routing is not sure, the procedures tell: who has one that fits takes it; then the documents. */
export function surerTaker(
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
  if (settled) return undefined;
  const beyond = passedOnTo(routing.to, text, request, routed, skills);
  if (beyond !== undefined) return { to: beyond, evidence: ['a procedure to which it would be passed on', ...routing.evidence] };
  if (likely >= surelyRouted.alike) return undefined;
  const fitting = proceduresFor(text, request, routed, skills);
  const own = fitting.find(({ agent }) => agent === routing.to)?.score ?? 0;
  const [likeliest] = routing.alternatives.filter(({ agent }) => agent !== 'clarify');
  const least = nearlyAsLikely * (likeliest?.probability ?? 0);
  const better = fitting.find(({ score, probability }) => {
    if (critical) return score >= asIfItsExample;
    if (probability < least) return false;
    if (vague) return vagueness(routing) < (score >= rather ? surelyVague : ratherVague);
    return score > own + 0.2 && score >= (likely < surelyRouted.fits ? rather : muchAlike);
  });
  if (better !== undefined) return { to: better.agent, evidence: [`procedure: ${better.title}`, ...routing.evidence] };
  const known = vague ? takerOfQuestion(text, request, routed, skills) : undefined;
  return known === undefined ? undefined : { to: known, evidence: ['a question that the documents of this specialist may answer'] };
}

/** A case that was escalated is for who keeps the escalations, whatever else is said of it. */
function takerOfCase(text: string, { agent, team }: ModelRequest): Pick<Routing, 'to' | 'evidence'> | undefined {
  const [id] = /\bESC-\d+\b/i.exec(text) ?? [];
  const keeper = agent.handoffs.find((name) => team.agents[name]?.tools.includes('list_escalations'));
  return id === undefined || keeper === undefined ? undefined : { to: keeper, evidence: [`case: ${id.toUpperCase()}`] };
}

/** Who would get it from the specialist whom routing names, because all that one does with it is to pass it on. */
function passedOnTo(
  to: string,
  text: string,
  { agent, team }: ModelRequest,
  routed: RoutedMessage,
  { chooser }: Skills,
): string | undefined {
  const sureOf = (name: string) => {
    const specialist = team.agents[name];
    const [choice] = specialist === undefined ? [] : chooser.choose(specialist, withoutAddress(text), routed);
    return choice?.sure === true ? choice.playbook : undefined;
  };
  const first = sureOf(to)?.steps[0];
  if (first?.type !== 'handoff' || !agent.handoffs.includes(first.to)) return undefined;
  // To those who keep the escalations nothing is passed before it was tried.
  const keeps = team.agents[first.to]?.tools.includes('list_escalations') === true;
  const likely = routed.routing.alternatives.some(({ agent: name, probability }) => name === first.to && probability >= likelyBeyond);
  const beyond = !keeps && likely ? sureOf(first.to) : undefined;
  return beyond !== undefined && canDoIt(beyond) ? first.to : undefined;
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
      // Routing has learned from far more messages than procedures have: what these learned is no further word for somebody.
      if (probability < leastLikely && choice.told < muchAlike) return [];
      return [{ agent: name, title: choice.playbook.title, score: choice.told, probability }];
    })
    .sort((a, b) => b.probability + b.score - a.probability - a.score);
}
