import { isKnown } from '../answer/is-known.ts';
import type { Choice } from '../playbook/choose.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { withoutAddress } from './address.ts';
import { clausesOf } from './clauses.ts';
import type { Heard } from './heard.ts';
import { isForeign } from './own-language.ts';
import { asks, asksToKnow, isOrder, isRequest, supposes } from './speech.ts';
import { changesSomething } from './want.ts';
import { faults, reports } from './what-comes-first.ts';

export interface ChosenToBegin extends Choice {
  /** What was told calls for it by itself, and the question only wants a way out. */
  readonly forHelp?: true;
}

/** What is said now decides; when no procedure fits that, "see below" means the mail that is quoted there. */
export function chosenFor(matter: string, heard: Heard, asWish: boolean): ChosenToBegin | undefined {
  const { request, routed, skills } = heard;
  const { quoted } = routed.anatomy;
  // What shall be done is not told once more.
  const choose = (text: string) =>
    skills.chooser.choose(request.agent, text, routed).find(({ playbook }) => !asWish || playbook.answers !== true);
  const befell = toldForHelp(matter);
  const tale = befell === undefined ? undefined : choose(befell);
  if (tale?.sure === true) return { ...tale, forHelp: true };
  const said = choose(matter);
  const likeliest = said?.sure === true ? said : choose(withPasted(matter, routed));
  const asked = askedBeside(matter, routed);
  if (
    asked !== undefined &&
    likeliest !== undefined &&
    !reports(likeliest, matter, heard) &&
    isKnown(skills.askedBefore.precedents(asked))
  ) {
    const own = choose(asked);
    if (own?.playbook !== likeliest.playbook) return own;
  }
  const chosen = ordered(matter, isForeign(matter, routed), likeliest, choose) ?? likeliest;
  if (quoted === '' || (chosen !== undefined && chosen.playbook.otherwise !== true)) return chosen;
  return choose(`${matter}\n${quoted}`) ?? chosen;
}

/** "We pay by wire. When would returned money arrive?": what is only told around a question is not what is wanted. */
function askedBeside(matter: string, { concepts }: RoutedMessage): string | undefined {
  if ([...faults, 'twice'].some((trouble) => concepts.has(trouble))) return undefined;
  const sentences = sentencesOf(matter);
  const asking = sentences.filter(({ text }) => asksToKnow(text) || asksForTime.test(text));
  const told = sentences.filter((sentence) => !asking.includes(sentence));
  const only = asking.length > 0 && told.length > 0 && !told.some(({ text }) => asks(text) || isRequest(text));
  return only ? asking.map(({ text }) => text).join(' ') : undefined;
}

const asksForTime = /^(?:and |so |but )?(?:when|how (?:long|soon|fast|quickly))\b/i;

/**
 * "Move us to yearly billing, and tell me what it costs": what is ordered is done, and tells what it costs. In another
 * language no verb tells an order: there it is what is said without a question.
 */
function ordered(
  matter: string,
  foreign: boolean,
  likeliest: Choice | undefined,
  choose: (text: string) => Choice | undefined,
): Choice | undefined {
  if (likeliest === undefined || changesSomething(likeliest.playbook)) return undefined;
  const said = clausesOf(withoutAddress(matter)).filter(({ text }) => (foreign ? !/\?\s*$/.test(text) : isOrder(text)));
  const orders = said.flatMap(({ text }) => choose(text) ?? []).filter(({ playbook }) => changesSomething(playbook));
  const [order, another] = foreign ? orders : said.length > 1 ? [] : orders;
  return another === undefined && order?.sure === true && order.score >= surelyOrdered ? order : undefined;
}

const surelyOrdered = 0.6;

/** "My phone went overboard, and the codes with it. How do I get in?": what befell them, when the question only wants a way out of it. */
function toldForHelp(matter: string): string | undefined {
  const sentences = sentencesOf(matter);
  const asking = sentences.filter(({ text }) => asks(text));
  const told = sentences.filter((sentence) => !asking.includes(sentence));
  const forHelp = asking.length > 0 && asking.every(({ text }) => asksForHelp.test(text)) && !supposes.test(matter);
  return forHelp && told.length > 0 ? told.map(({ text }) => text).join(' ') : undefined;
}

/** "What now?", "how do I get in?", "can you help?": wants a way out, and no fact. */
const asksForHelp =
  /\bwhat (?:now|next)\b|\bwhat (?:can|could|should|do|must|shall|am|are) (?:i|we|you) (?:supposed )?(?:to )?do\b|\bhow (?:do|can|could|shall|should|would|will|to|am|are)? ?(?:i|we|she|he|they|you)\b|\b(?:can|could|would|will) (?:you|somebody|someone|anybody|anyone)\b|\b(?:any (?:idea|help|way)|is there (?:a|any) way)\b|\bwhat(?:['’]?s| is) (?:going on|wrong|up|the matter|happening|happened)\b|\bwhy\b/i;

/** "What does this mean?" says nothing without what was pasted below it. */
function withPasted(matter: string, { anatomy: { said, pasted } }: RoutedMessage): string {
  return said === '' || pasted === '' ? matter : `${matter}\n${pasted.slice(0, 300)}`;
}
