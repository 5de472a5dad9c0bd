import type { Team } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { readQuestion } from '../answer/question.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import type { Skills } from '../specialist.ts';
import { asksInGeneral } from './asks-in-general.ts';
import { isForeign } from './own-language.ts';
import { asks, asksToKnow } from './speech.ts';
import { ratherVague, surelyVague, vagueness } from './vagueness.ts';

/**
 * Who takes a question that routing could not place: the specialist whose document answered one like it, or, for a
 * question that names something, whoever is likeliest.
 */
export function takerOfQuestion(
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

/** What asks nothing has to be nearly the same. */
const unasked = 0.8;

/** So much like a question that was answered before, a message is not vague: the vaguer it seems, the more alike. */
function familiarFrom(vague: number, text: string): number {
  if (!asks(text) && !asksToKnow(text)) return unasked;
  if (vague < ratherVague) return 0.35;
  return vague < surelyVague ? 0.45 : 0.7;
}

/** A question about what holds for everybody is none to ask back about when it names something, and was asked much like this. */
const familiarInGeneral = 0.3;

function isOneQuestion(text: string): boolean {
  const [only, another] = sentencesOf(text);
  return only?.asks === true && another === undefined;
}

/** The document that every specialist knows says nothing about who takes a question. */
function sharedDocument({ agents }: Team): string | undefined {
  const specialists = Object.values(agents).filter(({ role }) => role === 'specialist');
  return specialists[0]?.documents.find((document) => specialists.every(({ documents }) => documents.includes(document)));
}
