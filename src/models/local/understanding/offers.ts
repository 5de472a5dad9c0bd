import { fillSlots, mergeSlots, saysNo, saysSolved, saysUnsolved, saysYes } from '../playbook/fill-slots.ts';
import type { Thread } from '../playbook/thread.ts';
import { isObject, lastThread } from '../playbook/thread.ts';
import { withAddress, withoutAddress } from './address.ts';
import { begin } from './begin.ts';
import { isBesides } from './clauses.ts';
import { ordersFromColleague } from './colleague-for.ts';
import { goesOnAsking, type HeardAgain, passedOn, playbookOf, talk } from './heard.ts';
import { filedHere } from './open-case.ts';
import { asksAgain, goesAhead, insists, isAcknowledgement, isOrder, isRequest, isThanks, withoutYes } from './speech.ts';
import { doneSince, passesOn, saidDone } from './what-is-done.ts';

/** "Still the same": what was taken for solved is not; when something was done for it already, a colleague has to look. */
export function isStillUnsolved(heard: HeardAgain): Thread | undefined {
  const { incoming, text, before, current, draft } = heard;
  const outcome = current?.slots.find(({ choices }) => choices?.includes('unsolved') === true);
  if (current === undefined || outcome === undefined || !saysUnsolved(text) || before.kind === 'question') return undefined;
  // What a colleague has already is added to.
  if (doneSince(heard, before.since, (tool) => passesOn.has(tool)) !== undefined) return undefined;
  const { asked: _, ...rest } = before;
  const matter = `${before.matter}\n${text}`;
  if (doneSince(heard, before.since) === undefined)
    return { ...rest, kind: 'playbook', slots: { ...before.slots, [outcome.name]: 'unsolved' }, matter, finished: false };
  draft.say('I am sorry that it still does not work. I open a ticket with all of it, so that a colleague looks into it.');
  return {
    ...rest,
    kind: 'question',
    since: incoming.seq,
    said: ['ticket'],
    matter,
    topic: `${current.title}: still not solved`,
    finished: false,
  };
}

/** "Any other way, without paying more?": what can be done about the trouble that it began with. */
export function asksForAnotherWay(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, before, skills } = heard;
  if (!anotherWay.test(text) || before.asked !== undefined) return undefined;
  const messages = request.conversation.entries.flatMap((entry) =>
    entry.type === 'message' && entry.seq < incoming.seq ? [entry.text] : [],
  );
  for (const earlier of messages.toReversed().slice(0, 4)) {
    const [chosen] = skills.chooser.choose(request.agent, earlier, skills.router.route(earlier));
    const playbook = playbookOf(request, chosen?.playbook.name);
    if (chosen?.sure !== true || playbook === undefined || playbook.needs !== undefined || chosen.playbook.name === before.playbook)
      continue;
    const slots = fillSlots(playbook, earlier, skills.router.route(earlier), request.now);
    const { name, title } = playbook;
    return {
      kind: 'playbook',
      playbook: name,
      matter: `${earlier}\n${text}`,
      since: incoming.seq,
      slots,
      said: [],
      finished: false,
      topic: title,
    };
  }
  return undefined;
}

const anotherWay =
  /\b(?:(?:any|some|an?)?other (?:way|option|possibility|solution)|way (?:a)?round|work ?around|without (?:paying|upgrading|an upgrade|a higher plan|changing plan)|alternatives?)\b/i;

/** "Please try again": the same procedure from its beginning. */
export function asksOnceMore({ incoming, text, before, current }: HeardAgain): Thread | undefined {
  if (current === undefined || !asksAgain(text)) return undefined;
  const { asked: _, ...rest } = before;
  return { ...rest, since: incoming.seq, said: [], finished: false };
}

/** Yes to what was offered: a ticket, or a procedure. An address is a yes as well: it was asked for. */
export function takesOffer(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, routed, before, skills } = heard;
  const yes = (saysYes(text) || goesAhead(text)) && !goesOnAsking(heard) && !goesOnToAnother(heard);
  if (before.offer === 'ticket' && yes) {
    const { offer: _, ...rest } = before;
    return { ...rest, kind: 'question', since: incoming.seq, said: ['ticket'], finished: false };
  }
  const offered = playbookOf(request, before.offer);
  if (offered === undefined || !(yes || (routed.entities.emails.length > 0 && !/\?/.test(text)))) return undefined;
  const slots = mergeSlots(
    fillSlots(offered, before.matter, skills.router.route(before.matter), request.now),
    withAddress(fillSlots(offered, text, routed, request.now), text, request.conversation),
  );
  const { name, title } = offered;
  return { kind: 'playbook', playbook: name, matter: before.matter, since: incoming.seq, slots, said: [], finished: false, topic: title };
}

/** "OK, then put me through to her boss": a wish of its own, or something grave, is no yes to the offer. */
function goesOnToAnother({ request, text, routed, skills, before }: HeardAgain): boolean {
  if (routed.signals.length > 0) return true;
  const rest = withoutYes(text);
  const another = isRequest(rest) && rest.split(/\s+/).length > 3 && !/\b(?:it|that|one|ticket|so|do|open|colleague)\b/i.test(rest);
  if (another && before.offer === 'ticket') return true;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  return chosen?.sure === true && chosen.playbook.name !== before.offer && isRequest(text) && !goesAhead(text);
}

/** Yes to what a colleague offered in the same turn: it is theirs to do. */
export function takesOfferOfColleague(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, before, routed, draft } = heard;
  const { conversation, agent } = request;
  if (before.offer !== undefined || before.asked !== undefined || !(saysYes(text) || goesAhead(text)) || goesOnAsking(heard))
    return undefined;
  const from = conversation.entries.findLastIndex(({ type, seq }) => type === 'message' && seq < incoming.seq);
  const others = new Set(conversation.entries.slice(from + 1).flatMap((entry) => (entry.type === 'reply' ? [entry.agent] : [])));
  const offering = agent.handoffs.find((name) => others.has(name) && lastThread(conversation.entries, name)?.offer !== undefined);
  if (offering === undefined || conversation.pinnedAgent !== undefined) return undefined;
  draft.call('handoff', { to: offering, reason: 'yes to the offer', urgency: routed.urgency, brief: text }, `${agent.name}/handoff`);
  return passedOn(before, incoming);
}

/** "Right, do it, all three of us": what was only spoken of so far is wanted now. */
export function wantsItDone(heard: HeardAgain): Thread | undefined {
  const { text, before, skills } = heard;
  if (waitsForAnswer(heard) || before.offer !== undefined || !goesAhead(text)) return undefined;
  const ran = doneSince(heard, before.since);
  if (ran !== undefined) return saidDone(heard, ran);
  const advised = changeQuoted(heard) ?? planAdvised(heard);
  const spokenOf = before.topic === undefined || before.topic === before.matter ? [] : [before.topic];
  const matter = advised === undefined ? [...spokenOf, before.matter, text].join('\n') : `${text}\n${advised}`;
  for (const deed of new Set([matter, withoutPriceAsked(matter)])) {
    const wanted = begin({ ...heard, text: deed, routed: skills.router.route(deed) }, before, { asWish: true });
    if (wanted.kind !== 'question') return wanted;
  }
  return undefined;
}

/** "How much would it cost us to add five people?", once it shall be done: "add five people"; "what would three more cost?": "three more". */
function withoutPriceAsked(matter: string): string {
  return matter.replace(
    /\b(?:how much|what)(?: (?:would|will|does|do|did|is|are|it|that|this)|['’](?:s|d|ll))*((?: \w+){0,5}?) (?:cost|costs|pay|charged?|price)(?: (?:us|me|it|we))?(?: (?:to|for|(?:if|when) (?:we|i)|of|be))*\b/gi,
    '$1 ',
  );
}

/** A question is open that the customer has to answer before it goes on. */
function waitsForAnswer({ before, current }: HeardAgain): boolean {
  const asked = current?.steps.find(({ id }) => id === before.asked);
  return before.asked !== undefined && !(asked?.type === 'ask' && asked.optional === true);
}

/** The plan that was recommended last in this conversation is what "put us on it" means. */
function planAdvised({ request }: HeardAgain): string | undefined {
  const advice = [...request.conversation.calls.values()].findLast(
    ({ call, result }) => call.tool === 'recommend_plan' && result?.status === 'done',
  );
  const data = advice?.result?.status === 'done' ? advice.result.data : undefined;
  const title = isObject(data) ? data['title'] : undefined;
  return typeof title === 'string' ? `Move us to ${title}.` : undefined;
}

/** What was worked out, and nothing more, when it shall be done now. */
function changeQuoted({ before, current }: HeardAgain): string | undefined {
  const { plan = null, users = null } = before.slots;
  if (current?.answers !== true || (plan === null && users === null)) return undefined;
  const moved = typeof plan === 'string' ? [`Move us to the ${plan.charAt(0).toUpperCase()}${plan.slice(1)} plan.`] : [];
  const added = typeof users === 'number' ? [`Add ${users} users.`] : [];
  return [...moved, ...added].join(' ');
}

/** "Yes, please do" while it waits for the operator already, or when nothing is left to say yes to. */
export function encourages(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, before, draft } = heard;
  const nothingAsked = before.asked === undefined && before.offer === undefined;
  const yes = (saysYes(text) || goesAhead(text)) && (text.match(/\p{L}+/gu) ?? []).length <= 8 && !/\?/.test(text) && !asksOn.test(text);
  const waits = request.conversation.pendingApprovals.length > 0;
  if (!nothingAsked || !yes || (!waits && isAcknowledgement(text)) || ordersFromColleague(heard)) return undefined;
  draft.say(
    waits
      ? 'Thank you. A colleague has to confirm it first; I will let you know here as soon as it is done.'
      : 'All right. If there is anything else that I can do for you, write to me here.',
  );
  return talk(before, incoming);
}

/** "Ok and can I get that for Pro": a question, though nothing marks it as one. */
const asksOn =
  /\b(?:can|could|may|does|is|are|what|how|when|why|which|where) (?:i|we|you|it|that|this|they|there|the|much|many|long|about)\b/i;

/** Nothing but an address, though none was asked for: who is writing. What they wanted before is taken up with it. */
export function givesAddress(heard: HeardAgain): Thread | undefined {
  const { request, incoming, text, routed, before, current, draft, skills } = heard;
  const words = text.replace(/\S+@\S+/g, '').match(/\p{L}+/gu) ?? [];
  const [email] = routed.entities.emails;
  if (email === undefined || words.length > 6 || waitsForAnswer(heard) || /\?/.test(text)) return undefined;
  // "Also send me the invoice, bea@quarry.example" says more than who writes.
  if (isBesides(text) || isOrder(withoutAddress(text))) return undefined;
  if (current !== undefined && 'email' in before.slots && before.slots['email'] === null) {
    draft.say('Thank you, I add that to your case.');
    return { ...before, slots: { ...before.slots, email }, finished: false };
  }
  if (request.conversation.customer === undefined && before.kind === 'question') {
    const matter = `${before.matter}\n${text}`;
    const wanted = begin({ ...heard, text: matter, routed: skills.router.route(matter) }, before, { asWish: true });
    if (wanted.kind !== 'question') return wanted;
  }
  if (request.conversation.customer?.contact?.email !== email)
    return { ...talk(before, incoming), kind: 'introduction', finished: false, slots: { ...before.slots, email } };
  draft.say('Thank you, I have your account before me. What can I do for you there?');
  return talk(before, incoming);
}

/** Thanks where an answer was welcome but not needed: it is settled. */
export function isContent(heard: HeardAgain): Thread | undefined {
  const { before, current, routed, text } = heard;
  const asked = current?.steps.find(({ id }) => id === before.asked);
  if (asked?.type !== 'ask' || asked.optional !== true || routed.entities.emails.length > 0 || saysUnsolved(text)) return undefined;
  return givesThanks({ ...heard, before: { ...before, finished: true } });
}

export function givesThanks({ request, incoming, text, before, draft }: HeardAgain): Thread | undefined {
  // What a colleague has, too, may be closed: that is told them.
  const thanksForHelp = filedHere(request) === undefined && isThankedFor(text);
  if (!thanksForHelp && !isThanks(text) && !isAcknowledgement(text)) return undefined;
  const opening = saysSolved(text) ? 'Good to hear.' : 'You are welcome.';
  const settled = before.finished && request.conversation.pendingApprovals.length === 0;
  draft.say(`${opening} ${settled ? 'Write again whenever something comes up.' : 'I will let you know here as soon as it is settled.'}`);
  return talk(before, incoming);
}

/** "A spare code worked, thanks". */
function isThankedFor(text: string): boolean {
  return saysSolved(text) && !saysUnsolved(text) && /\b(?:thanks?|thx|cheers|ta)\b/i.test(text) && !/\?/.test(text);
}

export function declinesOffer({ incoming, text, before, draft }: HeardAgain): Thread | undefined {
  if (before.offer === undefined || !saysNo(text)) return undefined;
  draft.say('All right, I leave it at that. Write again whenever something comes up.');
  return talk(before, incoming);
}

/** "Come on, surely you can bend that?" after an answer: it stands, and what can be done instead is said. */
export function standsByIt(heard: HeardAgain): Thread | undefined {
  const { incoming, text, before, draft } = heard;
  if (before.asked !== undefined || !before.finished || before.offer === 'ticket') return undefined;
  if (!insists(text) && !(wasRefused(heard) && pressesOn.test(text))) return undefined;
  if (wasDeniedByColleague(heard)) {
    draft.say(
      'I understand that this is not what you hoped to hear. A colleague has looked at it and decided so; I cannot decide otherwise myself. If there is something that we do not know yet, tell me; or shall I open a ticket, so that your case is looked at again, with the reasons?',
    );
    return { ...talk(before, incoming), offer: 'ticket', topic: before.matter };
  }
  draft.say(
    'I understand that this is not what you hoped to hear. What I told you is what our rules and your records say, and I would rather not promise what I cannot keep. If there is something that I do not know yet, tell me; or shall I open a ticket, so that a colleague looks at your case again?',
  );
  return { ...talk(before, incoming), offer: 'ticket', topic: before.matter };
}

/** "Open it!", "just do it anyway", after a check or a rule said no. */
const pressesOn =
  /(?:^|[.!,;]\s+)(?:(?:so|now|just|then|please|come on)\W+)*(?:open|do|unlock|reset|change|give|refund|send|let|cancel|pay) (?:it|that|this|me|us|them)\b[^?]{0,30}$/i;

function wasRefused({ request, before }: HeardAgain): boolean {
  return [...request.conversation.calls.values()].some(({ seq, result }) => seq > before.since && result?.status === 'denied');
}

/** The operator said no to what was proposed in this matter. */
function wasDeniedByColleague({ request, before }: HeardAgain): boolean {
  return [...request.conversation.calls.values()].some(
    ({ seq, result }) => seq > before.since && result?.status === 'denied' && result.by === 'operator',
  );
}
