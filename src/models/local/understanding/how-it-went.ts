import { isObject, type Thread } from '../playbook/thread.ts';
import { type HeardAgain, talk } from './heard.ts';
import { doneSince, passesOn } from './what-is-done.ts';

/** "Did it go through?", "have you sent it?": what ran is told, and of what waits that it does. */
export function asksHowItWent(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, before, draft } = heard;
  if (before.asked !== undefined || !asksWhetherDone(text)) return undefined;
  const [waiting] = request.conversation.pendingApprovals;
  const ran = doneSince(heard, 0, (tool) => !passesOn.has(tool));
  if (waiting === undefined && ran === undefined) return undefined;
  draft.say(
    waiting === undefined
      ? `By our records: ${ran}.`
      : 'Not yet: a colleague has to confirm it first. I will let you know here as soon as it is done.',
  );
  return talk(before, incoming);
}

const opening = String.raw`^\W*(?:(?:so|and|ok|okay|well|great|good|thanks|thank you|hi|hello|wait|sorry)\W+)*`;
const spokenOf = `(?:it|that|this|them|all that|everything|(?:the|my|our) (?:other )?(?:payment|charge|refund|money|change|reset|cancellation|invoice|seats?|users?|people|plan))`;
const byNow = `(?: (?:all|really|actually|already|now|yet))*`;
const askings: readonly RegExp[] = [
  `(?:did|has|have) ${spokenOf}${byNow} (?:go(?:ne)?(?: through| out)?|arrived?|work(?:ed)?(?: out)?|succeed(?:ed)?|happen(?:ed)?|been (?:done|made|paid|taken|booked|sent|refunded|changed|cancelled))`,
  `(?:did|have) (?:you|they|somebody|someone)${byNow} (?:do|done|make|made|send|sent|book(?:ed)?|refund(?:ed)?|pay|paid|cancel(?:led)?|change[d]?|add(?:ed)?|remove[d]?|take|taken|process(?:ed)?|file[d]?|unlock(?:ed)?|reset) ${spokenOf}`,
  `(?:is|was) ${spokenOf}${byNow} (?:done|booked|settled|sorted|through|paid|sent|refunded|cancelled|changed|on its way)`,
  `(?:are|is) (?:we|they|it|everything|(?:my|our) (?:people|team|staff|account))(?: all)? (?:back )?(?:in|on|active|unlocked|open)(?: again)?`,
  `(?:all )?(?:done|settled|sorted)(?: now| then| already)?`,
  `${spokenOf}(?:['’]s| is| has)${byNow} (?:on (?:its|the) way|gone (?:out|off|through)|done|been sent|refunded|sent)`,
].map((asking) => new RegExp(`${opening}(?:${asking})\\b[^.!]{0,60}\\?|${opening}(?:${asking})\\?`, 'i'));

function asksWhetherDone(text: string): boolean {
  return /\?/.test(text) && askings.some((asking) => asking.test(text));
}

/** "Is that with tax?" after money was paid back: all of a charge holds its tax as well. */
export function asksForTax(heard: HeardAgain): Thread | undefined {
  const { incoming, text, before, draft } = heard;
  const refund = /\?/.test(text) && withTax.test(text) ? refundOf(heard) : undefined;
  if (refund === undefined || !/^\D*0(?:[.,]00)?$/.test(refund.left)) return undefined;
  draft.say(`Yes: with the ${refund.amount} nothing of that payment is left with us, so any tax in it is included.`);
  return talk(before, incoming);
}

const withTax =
  /^(?:\W*(?:and|so|ok|okay|great|is|was|does|did|it|that|this|the|sum|amount|money|refund)\b)*\W*(?:with|without|includ\w+|before|after|net|gross|less|minus|plus)?\W*(?:of |any |the )?(?:tax(?:es)?|vat)\b[^.?]{0,20}\?/i;

/** "What if it is not there by then?" after money was paid back. */
export function fearsDelay(heard: HeardAgain): Thread | undefined {
  const { incoming, text, before, draft } = heard;
  const refund = delay.test(text) ? refundOf(heard) : undefined;
  if (refund === undefined) return undefined;
  draft.say(
    `Then write to me here, or let your bank look for it: the refund of ${refund.amount} to your ${refund.method} is ${refund.refund} in our records, made on ${refund.date}. I look into it with that number.`,
  );
  return talk(before, incoming);
}

const delay =
  /\b(?:if|in case|suppose)\b[^.?!]{0,30}\b(?:not|never|\w+n['’]?t)\b[^.?!]{0,30}\b(?:there|here|arriv\w+|com\w+|show\w*|get|see|reach\w*|land\w*)\b/i;

interface Refunded {
  readonly refund: string;
  readonly amount: string;
  readonly method: string;
  readonly date: string;
  readonly left: string;
}

/** The latest refund that ran in this conversation, as its result tells it. */
function refundOf({ request: { conversation } }: HeardAgain): Refunded | undefined {
  const ran = [...conversation.calls.values()].findLast(({ call, result }) => call.tool === 'issue_refund' && result?.status === 'done');
  const data = ran?.result?.status === 'done' ? ran.result.data : undefined;
  if (!isObject(data)) return undefined;
  const { refund, amount, method, date, left } = data;
  const texts = [refund, amount, method, date, left].every((value) => typeof value === 'string');
  return texts ? { refund: `${refund}`, amount: `${amount}`, method: `${method}`, date: `${date}`, left: `${left}` } : undefined;
}
