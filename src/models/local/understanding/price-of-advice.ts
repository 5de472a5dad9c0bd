import { isObject, type Thread } from '../playbook/thread.ts';
import { begin } from './begin.ts';
import type { HeardAgain } from './heard.ts';

/** "And what would that be a month for all of us?" after a plan was recommended for so many people: that plan, for these. */
export function asksPriceOfAdvice(heard: HeardAgain): Thread | undefined {
  const { text, before, skills, request } = heard;
  if (!asksPrice.test(text) || heard.routed.entities.plans.length > 0 || /\d/.test(text)) return undefined;
  const advice = [...request.conversation.calls.values()].findLast(
    ({ call, agent, result }) => agent === request.agent.name && call.tool === 'recommend_plan' && result?.status === 'done',
  );
  const title = advice?.result?.status === 'done' && isObject(advice.result.data) ? advice.result.data['title'] : undefined;
  const users = advice?.call.input['users'];
  if (typeof title !== 'string' || typeof users !== 'number') return undefined;
  const asked = `How much does ${title} cost for ${users} users?`;
  const thread = begin({ ...heard, text: asked, routed: skills.router.route(asked) }, before);
  return thread.kind === 'playbook' ? thread : undefined;
}

const asksPrice =
  /^(?=[^.!]*\?)[^.!]*\b(?:how much|cost|costs|price|pay|come to|(?:that|it|this) (?:be|make))\b(?=[^.!]*\b(?:that|it|us|we|all|month|year|monthly|yearly|altogether|total)\b)/i;
