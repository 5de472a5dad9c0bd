import type { ModelRequest } from '../../core/model.ts';
import { callsOf } from './playbook/calls-of.ts';
import type { Progress } from './playbook/follow.ts';
import { isObject, type Thread } from './playbook/thread.ts';
import type { ReplyDraft } from './reply-draft.ts';

const mark = 'introduction/find';

/** Finds the account of somebody who sent nothing but an address, and says what becomes of it. */
export function replyToIntroduction(request: ModelRequest, thread: Thread, draft: ReplyDraft): Progress {
  const { conversation, agent } = request;
  const query = String(thread.slots['email'] ?? '');
  const { result } = callsOf(conversation, agent.name, thread.since).latest(mark, { query }) ?? {};
  if (result === undefined) {
    draft.call('find_customer', { query }, mark);
    return { thread, stop: 'end' };
  }
  const { customer } = conversation;
  const data = result.status === 'done' && isObject(result.data) ? result.data : {};
  const done: Thread = { ...thread, kind: 'talk', finished: true };
  if (data['found'] === 1 && customer !== undefined) {
    const hasCase = thread.playbook !== undefined || conversation.pendingApprovals.length > 0;
    draft.say(foundWords(customer.name, hasCase, thread));
    return { thread: done, stop: 'end' };
  }
  if (data['found'] === 0) {
    draft.say(`I cannot find an account under ${query}. Is there another email address that it may be registered under?`);
    return { thread: done, stop: 'clarify' };
  }
  draft.say('Thank you, I add that to your case. A colleague makes sure which of your accounts it is about.');
  draft.note(`Which account it is could not be told: ${result.summary}.`);
  return { thread: done, stop: 'end' };
}

/** What was spoken of before the address came is still what they write about. */
function foundWords(name: string, hasCase: boolean, { topic }: Thread): string {
  if (hasCase) return `Thank you. I have found your account, ${name}, and your case stands under it now.`;
  if (topic === undefined) return `Thank you, I have found your account: ${name}. What can I do for you there?`;
  return `Thank you, I have found your account: ${name}. Did what I wrote settle it? If not, tell me what you see or what you would like to have done, and I go on from there.`;
}
