import type { Playbook, Team } from '../../core/agent.ts';
import type { Passage } from '../../core/knowledge.ts';
import type { ModelRequest } from '../../core/model.ts';
import { answerFrom } from './answer/answer.ts';
import { sectionOf } from './answer/asked-before.ts';
import { isKnown } from './answer/is-known.ts';
import { inEnglish } from './answer/other-languages.ts';
import type { Recent } from './answer/rank.ts';
import { forCustomers } from './for-customers.ts';
import { callsOf } from './playbook/calls-of.ts';
import { follow, type Progress } from './playbook/follow.ts';
import type { Thread } from './playbook/thread.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { searchesFor } from './searches.ts';
import type { Skills } from './specialist.ts';
import { addressGiven } from './understanding/address.ts';
import { gloss } from './understanding/gloss.ts';
import { lowered } from './understanding/matter-title.ts';
import { reminderOf } from './understanding/open-form.ts';
import { inOwnLanguage, languageOf } from './understanding/own-language.ts';

/** Answers a question from the documents: searches first, then says what the passages found say, or that they do not. */
export function reply(request: ModelRequest, thread: Thread, draft: ReplyDraft, skills: Skills): Progress {
  const { vocabulary, askedBefore } = skills;
  const playbook = request.agent.playbooks.find(({ name }) => name === thread.instead);
  if (thread.said.includes('ticket')) return openTicket(request, thread, draft);
  const context = contextOf(request, thread);
  const foreign = languageOf(thread.matter);
  const english = (words: string) => (languageOf(words) === undefined ? words : translated(words, skills, request.team));
  const matter = english(thread.matter);
  const question = context === '' ? thread.matter : `${context}. ${thread.matter}`;
  const calls = callsOf(request.conversation, request.agent.name, thread.since);
  const searches = searchesFor(question, askedBefore, context === '' ? matter : `${english(context)}. ${matter}`).filter(
    (input) => calls.latest('question/search', input) === undefined,
  );
  if (searches.length > 0) {
    for (const input of searches) draft.call('search_knowledge', input, 'question/search');
    return { thread, stop: 'end' };
  }
  const plan = request.conversation.customer?.plan;
  const recent = thread.topic === undefined ? [] : recentSections(request, thread);
  const found = [...calls.passages('question/search'), ...citedBefore(request, recent)];
  const passages = forCustomers(found, askedBefore.precedents(thread.matter));
  const answer = answerFrom(matter, {
    context: english(context),
    passages,
    vocabulary,
    askedBefore,
    plans: request.team.terms.plans,
    firstNumber: draft.nextCitation,
    recent,
    ...(plan === undefined ? {} : { plan }),
    ...(foreign === undefined ? {} : { asked: question, strange: askedBefore.strange(thread.matter) }),
  });
  if (foreign !== undefined && !wasSaid(request, inOwnLanguage(foreign.code))) draft.say(inOwnLanguage(foreign.code));
  if (answer.found === 'answer' || answer.found === 'likely') {
    if (wasSaid(request, answer.text)) return nothingFurther(thread, question, draft);
    draft.say(answer.text, answer.citations);
    const offered = playbook?.needs === undefined ? undefined : playbook;
    const reminder = reminderOf(request);
    if (reminder !== undefined) {
      draft.say(reminder);
      return { thread: { ...thread, finished: true, topic: question }, stop: 'end' };
    }
    if (offered !== undefined) draft.say(offerOf(offered, request));
    const unsure = offered === undefined && answer.found === 'likely';
    if (unsure) draft.say('If that is not what you asked, our documents do not answer it: shall I then open a ticket for a colleague?');
    const offer = unsure ? 'ticket' : offered?.name;
    return { thread: { ...thread, finished: true, topic: question, ...(offer === undefined ? {} : { offer }) }, stop: 'end' };
  }
  // Where the documents do not answer, the procedure that may be meant does more than the nearest of their words.
  const precedents = askedBefore.precedents(thread.matter);
  const known = isKnown(precedents);
  const knownToBeOpen = known && precedents[0]?.section === null;
  if (playbook !== undefined && !knownToBeOpen) {
    // It first asks who they are: until then the nearest words are of use.
    const asksWho = playbook.needs !== undefined && request.conversation.customer === undefined;
    if (known && asksWho) draft.say(answer.text, answer.citations);
    const { instead: _, ...rest } = thread;
    return follow(playbook, { ...rest, kind: 'playbook', playbook: playbook.name }, request, draft, skills);
  }
  if (foreign !== undefined) {
    const silent = answer.found === 'nearest' ? answer.text : 'As far as I understand the question, our documents do not answer it.';
    draft.say(silent, answer.found === 'nearest' ? answer.citations : []);
    draft.say(`Shall I open a ticket, so that a colleague who reads ${foreign.name} comes back to you?`);
    draft.note('A plain "yes" from the customer opens a ticket, which you confirm.');
    return { thread: { ...thread, finished: true, topic: question, offer: 'ticket' }, stop: 'end' };
  }
  draft.say(answer.text, answer.citations);
  draft.say('I would rather not guess. Shall I open a ticket, so that a colleague finds out and comes back to you?');
  draft.note('The documents do not answer this. A plain "yes" from the customer opens a ticket, which you confirm.');
  return { thread: { ...thread, finished: true, topic: question, offer: 'ticket' }, stop: 'end' };
}

/** What was answered did not help: the same words once more would not either. */
function nothingFurther(thread: Thread, question: string, draft: ReplyDraft): Progress {
  draft.say(
    'What I wrote above is all that our documents say about it. Shall I open a ticket, so that a colleague looks into it and comes back to you?',
  );
  draft.note('The same answer again would not help. A plain "yes" from the customer opens a ticket, which you confirm.');
  return { thread: { ...thread, finished: true, topic: question, offer: 'ticket' }, stop: 'end' };
}

/** Whether these words stand in an earlier reply, whatever the numbers of their citations are. */
function wasSaid({ conversation }: ModelRequest, words: string): boolean {
  const bare = (text: string) => text.replaceAll(/ ?\[\d+\]/g, '');
  return conversation.entries.some(
    (entry) => entry.type === 'reply' && entry.blocks.some((block) => block.type === 'text' && bare(block.text).includes(bare(words))),
  );
}

/** What is asked in another language, word by word; where that says nothing, by what its words are about. */
function translated(matter: string, { router, askedBefore }: Skills, { terms }: Team): string {
  const { text } = inEnglish(matter, askedBefore);
  return text === '' ? (gloss(matter, router.route(matter), terms) ?? matter) : `${text}?`;
}

/** A procedure that may be meant, offered beside an answer. */
function offerOf({ title }: Playbook, { conversation }: ModelRequest): string {
  const unknown = conversation.customer === undefined && addressGiven(conversation) === null;
  return unknown
    ? `If you want me to look into your own case (${lowered(title)}), tell me the email address of your account.`
    : `Shall I look into that for your own account (${lowered(title)})?`;
}

/** Sections that this agent cited last, before the follow-up came. */
function recentSections({ agent, conversation }: ModelRequest, { since }: Thread): readonly Recent[] {
  const reply = conversation.entries.findLast(
    (entry) =>
      entry.type === 'reply' && entry.agent === agent.name && entry.seq <= since && entry.blocks.some(({ type }) => type === 'citation'),
  );
  if (reply?.type !== 'reply') return [];
  return reply.blocks.flatMap((block) =>
    block.type === 'citation' ? [{ section: sectionOf(block.citation), quote: block.citation.quote }] : [],
  );
}

/** The passages themselves, as earlier searches found them. */
function citedBefore({ agent, conversation }: ModelRequest, recent: readonly Recent[]): readonly Passage[] {
  const all = callsOf(conversation, agent.name, -1).passages();
  return all.filter((passage) => recent.some(({ section }) => section === sectionOf(passage)));
}

/** A follow-up is read together with what was talked about, and with how the customer paid when the records say so. */
function contextOf({ conversation }: ModelRequest, { matter, topic }: Thread): string {
  if (topic === undefined || topic === matter) return '';
  const paid = [...conversation.calls.values()].findLast(({ call }) => call.tool === 'list_payments' || call.tool === 'issue_refund');
  const data = paid?.result?.status === 'done' ? JSON.stringify(paid.result.data) : '';
  const kind = /"method_kind":"(card|paypal|ach|wire)"/.exec(data)?.[1];
  return `${kind === undefined ? '' : `Paid by ${kind}. `}${topic.replace(/[?!.]+$/, '')}`;
}

function openTicket({ agent, conversation }: ModelRequest, thread: Thread, draft: ReplyDraft): Progress {
  const calls = callsOf(conversation, agent.name, thread.since);
  const made = calls.latest('question/ticket');
  const category = categories[agent.name] ?? 'other';
  if (made === undefined) {
    const question = thread.topic ?? thread.matter;
    const body = question.includes(thread.matter) ? question : `${question}\n${thread.matter}`;
    draft.call('create_ticket', { subject: question.replace(/\s+/g, ' ').slice(0, 100), body, category }, 'question/ticket');
    return { thread, stop: 'end' };
  }
  const { result } = made;
  if (result?.status === 'done') draft.say(`Your question is with a colleague now: ${result.summary}. You will hear from us.`);
  else if (result?.status === 'pending') draft.say('Your ticket is being checked; you will hear from us here.');
  else draft.say('I could not open a ticket for this just now. A colleague who reads this conversation will follow it up.');
  if (result !== undefined && result.status !== 'done') draft.note(`The ticket was not opened: ${result.summary}.`);
  return { thread: { ...thread, finished: true }, stop: 'end' };
}

const categories: Readonly<Record<string, string>> = {
  'technical-support': 'technical',
  billing: 'billing',
  'product-info': 'product',
  escalation: 'complaint',
};
