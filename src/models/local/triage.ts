import type { Team } from '../../core/agent.ts';
import type { ModelRequest } from '../../core/model.ts';
import type { AskedBefore } from './answer/asked-before.ts';
import { readQuestion } from './answer/question.ts';
import type { Vocabulary } from './answer/vocabulary.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { Matter, RoutedMessage } from './routing/router.ts';
import { sentencesOf } from './routing/sentences.ts';
import type { Skills } from './specialist.ts';
import { wordsOf } from './words-of.ts';

/** Hands every matter of the message to who takes it, or asks back when nothing tells. */
export function triage(request: ModelRequest, { router, askedBefore, vocabulary }: Skills, draft: ReplyDraft): 'end' | 'clarify' {
  const { conversation, agent, team } = request;
  const messages = conversation.entries.flatMap((entry) => (entry.type === 'message' ? [wordsOf(entry)] : []));
  const text = messages.at(-1) ?? '';
  const alone = router.route(text);
  const routed = alone.routing.to === 'clarify' && messages.length > 1 ? router.route(`${messages.at(-2)}\n${text}`) : alone;
  const known = routed.routing.to === 'clarify' ? takerOf(text, request, routed, askedBefore, vocabulary) : undefined;
  if (known !== undefined) {
    const routing = { ...routed.routing, to: known, evidence: ['a question that the documents of this specialist may answer'] };
    draft.route(routing);
    draft.call('handoff', { to: known, reason: reasonOf({ text, routing }), urgency: routed.urgency, brief: text }, 'triage/handoff');
    return 'end';
  }
  draft.route(routed.routing);
  const matters = routed.matters.filter(({ routing }) => agent.handoffs.includes(routing.to));
  if (matters.length === 0 || routed.routing.to === 'clarify') {
    draft.say(questionBack(routed, text));
    return 'clarify';
  }
  for (const [index, matter] of onePerSpecialist(matters).slice(0, team.limits.handoffs).entries()) {
    const { routing } = matter;
    const brief = matters.length === 1 ? text : matter.text;
    draft.call(
      'handoff',
      { to: routing.to, reason: reasonOf(matter), urgency: index === 0 ? routed.urgency : routing.urgency, brief },
      'triage/handoff',
    );
  }
  return 'end';
}

/** So much like a question that was answered before, it is not vague. */
const familiar = 0.3;

/** From here on only a question can be more than it seems: "it does not work" is like many a question and asks nothing. */
const surelyVague = 0.9;

/**
 * Who takes a question that routing could not place: the specialist whose document answered one like it, or, for a
 * question that names something, whoever is likeliest.
 */
function takerOf(
  text: string,
  { agent, team }: ModelRequest,
  { routing }: RoutedMessage,
  askedBefore: AskedBefore,
  vocabulary: Vocabulary,
): string | undefined {
  const vague = routing.alternatives.find(({ agent: name }) => name === 'clarify')?.probability ?? 0;
  if (vague >= surelyVague && !sentencesOf(text).some(({ asks }) => asks)) return undefined;
  const [precedent] = askedBefore.precedents(text);
  const document = precedent?.section?.split(' › ')[0];
  const candidates = routing.alternatives.filter(({ agent: name }) => agent.handoffs.includes(name)).map(({ agent: name }) => name);
  if (precedent !== undefined && document !== undefined && precedent.similarity >= familiar) {
    const takers = candidates.filter((name) => team.agents[name]?.documents.includes(document));
    return takers.find((name) => document !== sharedDocument(team) || name === candidates[0]) ?? takers[0];
  }
  if (!/\?/.test(text)) return undefined;
  const { terms } = readQuestion(text, vocabulary);
  const telling = terms.filter(({ weight, known, name }) => weight >= 1 && (known || name));
  return telling.some(({ name }) => name) || telling.length >= 3 || (precedent?.section === null && precedent.similarity >= familiar)
    ? candidates[0]
    : undefined;
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

function reasonOf({ routing }: Matter): string {
  const [first = ''] = routing.evidence;
  return first === '' ? 'best fit for the words of the message' : first.slice(0, 120);
}

/** Asks for what is missing: names what was understood, and offers the choice between the likeliest readings. */
function questionBack({ entities, language, routing }: RoutedMessage, text: string): string {
  const [first, second] = routing.alternatives.filter(({ agent }) => agent !== 'clarify');
  const about = [...entities.productAreas, ...entities.integrations, ...entities.errorCodes.map((code) => `error ${code}`)]
    .slice(0, 2)
    .join(' and ');
  const greeting = language.code === 'en' ? '' : `${inOwnLanguage(language.code)} `;
  if (/^\W*$/.test(text)) return `${greeting}I did not get any text. What can we help you with?`;
  if (about !== '')
    return `${greeting}You mention ${about}. What happens with it, and what would you like to have instead: an error to be fixed, or something explained?`;
  if (first !== undefined && second !== undefined && first.probability + second.probability > 0.7) {
    return `${greeting}So that the right person takes this: is it about ${areas[first.agent] ?? first.agent}, or about ${areas[second.agent] ?? second.agent}? One sentence on what happened is enough.`;
  }
  return `${greeting}Gladly. What is it about: a charge or your subscription, something that does not work, or a question about what TeamFlow can do? One sentence on what happened, and the exact words of an error if there is one, help me most.`;
}

const areas: Readonly<Record<string, string>> = {
  'technical-support': 'something that does not work',
  billing: 'a charge, an invoice or your subscription',
  'product-info': 'what the product can do and how to use it',
  escalation: 'a complaint, a legal matter or a security problem',
};

/** One line in the customer's language, for languages we can greet in. */
export function inOwnLanguage(code: string): string {
  return ownLanguage[code] ?? 'I answer in English; please write on in your own language if you prefer.';
}

const ownLanguage: Readonly<Record<string, string>> = {
  de: 'Ich antworte auf Englisch; Sie können gern weiter auf Deutsch schreiben.',
  fr: 'Je réponds en anglais ; vous pouvez continuer à écrire en français.',
  es: 'Respondo en inglés; puede seguir escribiendo en español.',
  pt: 'Respondo em inglês; pode continuar a escrever em português.',
  it: 'Rispondo in inglese; può continuare a scrivere in italiano.',
  nl: 'Ik antwoord in het Engels; u kunt gerust in het Nederlands schrijven.',
  pl: 'Odpowiadam po angielsku; można dalej pisać po polsku.',
  tr: 'İngilizce yanıtlıyorum; Türkçe yazmaya devam edebilirsiniz.',
  sv: 'Jag svarar på engelska; du kan gärna fortsätta på svenska.',
  ja: '英語でお答えします。日本語のままお書きいただいて構いません。',
};
