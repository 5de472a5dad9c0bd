import type { Conversation } from '../../../core/conversation.ts';
import { isKnown } from '../answer/is-known.ts';
import { openForm, type Thread } from '../playbook/thread.ts';
import { withoutAddress } from './address.ts';
import { asksInGeneral } from './asks-in-general.ts';
import { withoutBesides } from './clauses.ts';
import type { Heard } from './heard.ts';
import { isForeign } from './own-language.ts';
import { sameOfAnother } from './same-of-another.ts';
import { asks, asksToKnow, isRequest } from './speech.ts';

/** A matter by its words alone, before any procedure is looked for. */
export interface Reading {
  readonly matter: string;
  /** As it is put to the documents. */
  readonly question: Thread;
  /** The customer has said that it shall be done. */
  readonly asWish: boolean;
  /** It says little by itself: it is understood with what was spoken of before. */
  readonly elliptic: boolean;
  readonly wantsToKnow: boolean;
  readonly inGeneral: boolean;
  /** A question that was asked before. */
  readonly known: boolean;
  /** Whose matter it is can be looked up. */
  readonly ofSomebody: boolean;
}

export function readMatter(heard: Heard, before: Thread | undefined, asWish: boolean): Reading {
  const { request, incoming, text, routed, skills } = heard;
  const { conversation } = request;
  const words = withoutBesides(withoutAddress(routed.anatomy.said === '' ? text : routed.anatomy.said));
  const continued =
    !incoming.handedOver &&
    !asWish &&
    before !== undefined &&
    !isRequest(words) &&
    (!asks(words) || asksToKnow(words)) &&
    (routed.followUp || consequence.test(words) || words.split(/\s+/).length <= (openForm(conversation.entries) === undefined ? 4 : 6));
  const inFull =
    continued && before.kind === 'question' ? sameOfAnother(words, before.matter, request.team.terms.plans, skills.vocabulary) : undefined;
  const matter = inFull ?? words;
  const elliptic = continued && inFull === undefined;
  const precedents = skills.askedBefore.precedents(matter);
  // So much like a question that was asked before, it needs no other words to be understood; "and to PayPal?" does.
  const standsAlone = (precedents[0]?.similarity ?? 0) >= 0.5 && !/^\W*(?:and|or|but|then|so|what about|how about)\b/i.test(matter);
  const topic = elliptic && !standsAlone ? contextOf(before, conversation) : undefined;
  const inGeneral = !isForeign(matter, routed) && asksInGeneral(matter, routed.entities);
  return {
    matter,
    question: { ...fresh(matter, heard), ...(topic === undefined ? {} : { topic }) },
    asWish,
    elliptic,
    wantsToKnow: !asWish && (inGeneral || asksToKnow(matter)),
    inGeneral,
    known: !asWish && isKnown(precedents),
    ofSomebody: conversation.customer !== undefined || routed.entities.emails.length > 0,
  };
}

/** "Wait, what would happen to our data?": when what was spoken of is done. */
const consequence =
  /^(?:\W*(?:actually|wait|hold on|but|and|ok|okay|so|then)\b)*\W*what (?:would|will|does|happens?)\b.{0,12}\b(?:happens?|become|then)?\b.{0,40}\?\s*$/i;

/** A matter that was only just taken up. */
export function fresh(matter: string, { incoming }: Heard): Thread {
  return { kind: 'question', matter, since: incoming.seq, slots: {}, said: [], finished: false };
}

/** What was talked about: a procedure by what it asked the operator for, or by the customer's own words, which say more than its name. */
function contextOf({ kind, topic, matter }: Thread, { calls, entries }: Conversation): string {
  if (topic === undefined || kind === 'question') return topic ?? matter;
  const asked = entries.findLast((entry) => entry.type === 'approval-requested');
  const tool = asked === undefined ? undefined : calls.get(asked.request.callId)?.call.tool;
  return tool === undefined ? `${topic}. ${matter}` : `${topic}, ${objectOf(tool)}`;
}

/** `issue_refund` → refund */
function objectOf(tool: string): string {
  return tool.replace(/^[a-z]+_/, '').replaceAll('_', ' ');
}
