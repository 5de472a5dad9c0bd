import type { Agent } from '../../../core/agent.ts';
import type { Routing } from '../../../core/routing.ts';
import type { AskedBefore, Precedent } from '../answer/asked-before.ts';
import { readQuestion } from '../answer/question.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { Entities, RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { asksInGeneral } from './asks-in-general.ts';
import { isForeign } from './own-language.ts';
import { asks, asksToKnow, bidsFor } from './speech.ts';
import { ratherVague, surelyVague, vagueness } from './vagueness.ts';

interface Desk {
  readonly agent: Pick<Agent, 'handoffs'>;
  readonly team: Specialists;
}

interface Specialists {
  readonly agents: Readonly<Record<string, Pick<Agent, 'role' | 'documents'>>>;
}

interface Routed extends Pick<RoutedMessage, 'language'> {
  readonly routing: Pick<Routing, 'alternatives'>;
  readonly entities: Pick<Entities, 'emails' | 'ids'>;
}

/**
 * Who takes a question that routing could not place: the specialist whose document answered one like it, or, for a
 * question that names something, whoever is likeliest.
 */
export function takerOfQuestion(
  text: string,
  { agent, team }: Desk,
  routed: Routed,
  { askedBefore, vocabulary }: { readonly askedBefore: AskedBefore; readonly vocabulary: Vocabulary },
): string | undefined {
  const { routing, entities } = routed;
  const vague = vagueness(routing);
  const precedents = askedBefore.precedents(text);
  const [precedent] = precedents;
  const document = precedent?.section?.split(' › ')[0];
  const candidates = routing.alternatives.filter(({ agent: name }) => agent.handoffs.includes(name)).map(({ agent: name }) => name);
  const { terms } = readQuestion(text, vocabulary);
  const telling = terms.filter(({ weight, known, name }) => weight >= 0.8 && (known || name));
  const general =
    !isForeign(text, routed) && terms.some(({ weight, ids }) => weight >= 0.8 && askedBefore.knows(ids)) && asksInGeneral(text, entities);
  const agreed = telling.length > 0 && agreement(precedents) >= agreedFrom;
  const familiar = general && vague < surelyVague ? familiarInGeneral : familiarFrom(vague, text, agreed);
  if (precedent !== undefined && precedent.similarity >= familiar) {
    if (document === undefined) return general || vague < surelyVague ? candidates[0] : undefined;
    const takers = candidates.filter((name) => team.agents[name]?.documents.includes(document));
    return takers.find((name) => document !== sharedDocument(team) || name === candidates[0]) ?? takers[0];
  }
  if ((general || isOneQuestion(text)) && telling.length > (vague < surelyVague ? 1 : 2)) return candidates[0];
  if (vague >= surelyVague || !/\?/.test(text)) return undefined;
  return telling.some(({ name }) => name) || telling.length >= 3 ? candidates[0] : undefined;
}

/** How likely all that was asked about the section of the most similar question makes it that this section is meant. */
function agreement(precedents: readonly Precedent[]): number {
  const [first] = precedents;
  return precedents.filter(({ section }) => section === first?.section).reduce((sum, { likelihood }) => sum + likelihood, 0);
}

const agreedFrom = 0.9;

/**
 * So much like a question that was answered before, a message is not vague: the vaguer it seems, the more alike, and
 * nearly the same when it asks nothing; less when all questions of that section together say so, too.
 */
function familiarFrom(vague: number, text: string, agreed: boolean): number {
  if (!asks(text) && !asksToKnow(text) && !bidsFor(text)) return agreed && vague < surelyVague ? 0.5 : 0.8;
  if (vague < ratherVague) return 0.35;
  if (vague < surelyVague) return agreed ? 0.4 : 0.45;
  return agreed ? 0.5 : 0.7;
}

/** A question about what holds for everybody is none to ask back about when it names something, and was asked much like this. */
const familiarInGeneral = 0.3;

function isOneQuestion(text: string): boolean {
  const [only, another] = sentencesOf(text);
  return only?.asks === true && another === undefined;
}

/** The document that every specialist knows says nothing about who takes a question. */
function sharedDocument({ agents }: Specialists): string | undefined {
  const specialists = Object.values(agents).filter(({ role }) => role === 'specialist');
  return specialists[0]?.documents.find((document) => specialists.every(({ documents }) => documents.includes(document)));
}
