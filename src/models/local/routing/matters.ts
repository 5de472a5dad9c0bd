import type { Routing } from '../../../core/routing.ts';
import type { Judgement } from './judge.ts';
import type { ReadMessage, ReadSentence } from './read-message.ts';

/** A matter of a message: the part that speaks of it, and who takes it. */
export interface Matter {
  readonly text: string;
  readonly routing: Routing;
}

/** People announce that there is more: "another thing", "PS", a list. */
const announced =
  /\b(?:also|another (?:thing|question|matter|point)|second(?:ly)?|by the way|btw|p\.?\s?s\b|while i(?:'m| am|'ve| have)|one more|(?:two|three|four|several|couple of|few) (?:things|matters|questions|points|wishes|issues)|besides|apart from that|separately|different (?:topic|subject)|other than that|in addition)\b|(?:^|\s)(?:\(?[a-d1-4]\)|[1-4]\.)\s/i;

/** How sure a sentence must be of another specialist to be a matter of its own. */
const sure = { announced: 0.7, unannounced: 0.9 };

/** When more is announced and what follows is hardly for who took what came before, being likely is enough. */
const hardly = 0.05;
const likely = 0.5;

/** Words by which somebody wants something done or answered, or says what is wrong, which asks for the same. */
const acts = new Set([
  'requestsAction',
  'asksExistence',
  'asksHow',
  'asksWhich',
  'asksLimit',
  'asksWhy',
  'wishes',
  'notWorking',
  'misbehaves',
  'sinceWhen',
  'fault',
  'twice',
]);

/**
 * The matters of a message, the one that decides first. A sentence, or a clause of one, opens a matter of its own when it
 * clearly belongs to another specialist and wants something; what nobody claims stays with the matter before it.
 * `read` takes a clause as a message of its own.
 */
export function mattersOf(
  message: ReadMessage,
  whole: Routing,
  judge: (sentence: ReadSentence) => Judgement,
  read: (clause: string) => readonly ReadSentence[],
): readonly Matter[] {
  const text = message.sentences.map((sentence) => sentence.text).join(' ');
  const parts = message.sentences.flatMap((sentence) => clausesOf(sentence, read));
  if (whole.to === 'clarify' || parts.length < 2) return [{ text, routing: whole }];
  const needed = announced.test(text) ? sure.announced : sure.unannounced;
  const own: string[] = [];
  const others = new Map<string, { readonly judgement: Judgement; readonly sentences: string[] }>();
  let current = own;
  let taker = whole.to;
  for (const sentence of parts) {
    if (sentence.introduces) {
      current.push(sentence.text);
      continue;
    }
    const judgement = judge(sentence);
    const [best] = judgement.alternatives;
    const leaves = announced.test(text) && (judgement.alternatives.find(({ agent }) => agent === taker)?.probability ?? 0) < hardly;
    const claims = best !== undefined && best.agent !== 'clarify' && best.probability >= (leaves ? likely : needed);
    if (claims) taker = best.agent;
    if (claims && best.agent === whole.to) current = own;
    else if (claims && wants(sentence) && whole.to !== 'escalation') {
      const other = others.get(best.agent) ?? { judgement, sentences: [] };
      others.set(best.agent, other);
      current = other.sentences;
    }
    current.push(sentence.text);
  }
  // When every part speaks for somebody else, the whole speaks for all of them.
  if (own.length === 0) return [{ text, routing: whole }];
  return [
    { text: own.join(' '), routing: whole },
    ...[...others.values()].map(({ judgement, sentences }) => ({ text: sentences.join(' '), routing: judgement.routing() })),
  ];
}

/** What is only supposed is no report: "if a card could turn grey". */
const supposes = /^(?:if|suppose|supposing|imagine|what if|say)\b/i;

const wants = ({ text, asks, concepts }: ReadSentence) =>
  !supposes.test(text) && (asks || itemOfList.test(text) || concepts.some(({ concept }) => acts.has(concept)));

/** Says of itself that it is a matter of its own. */
const itemOfList = /^(?:first|second|third|secondly|thirdly|1|2|3|a|b|c)\W/i;

/** Where another wish or another statement may begin inside a sentence: "…, and could you …", "…, and the export crashes". */
const joint =
  /(?:[,;:–—]\s*|\s)(?:and|but|also|plus|then)\s+(?=(?:also |then |please |kindly |by the way,? )*(?:can|could|would|will|do|does|did|is|are|was|what|when|where|which|who|why|how|please|i|we|my|our|the|your|it|there|one|some|tell|send|add|remove|cancel|refund|change|upgrade|explain)\b)|:\s+(?=\S+ \S+ \S+)/i;
/** A clause of fewer words says too little to be judged by itself. */
const fewest = 4;

/** The clauses of a sentence that may be matters of their own; the sentence as it is when it has but one. */
function clausesOf(sentence: ReadSentence, read: (clause: string) => readonly ReadSentence[]): readonly ReadSentence[] {
  const clauses = sentence.text.split(joint).filter((clause) => clause.trim() !== '');
  if (clauses.length < 2 || clauses.some((clause) => clause.trim().split(/\s+/).length < fewest)) return [sentence];
  const parts = clauses.flatMap((clause) => read(clause.trim()));
  return parts.length < clauses.length ? [sentence] : parts;
}
