import { strengthOf, type Term, type Vocabulary } from '../answer/vocabulary.ts';

/**
 * "And on Basic?" after "How much storage does Pro have?" asks the same of another plan: the question as it would read
 * in full. Undefined when the follow-up says more than that, or the question was about no one plan.
 */
export function sameOfAnother(followUp: string, asked: string, plans: readonly string[], vocabulary: Vocabulary): string | undefined {
  const planOf = (term: Term) => plans.find((plan) => strengthOf(term, vocabulary.ids(plan)) >= namesIt);
  const said = vocabulary.terms(followUp).filter((term) => !term.light && !saysLittle.test(term.surface));
  const [plan, ...more] = said.map(planOf);
  if (plan === undefined || more.length > 0) return undefined;
  const named = vocabulary.terms(asked).filter((term) => planOf(term) !== undefined);
  const [only] = named;
  if (only === undefined || new Set(named.map(planOf)).size > 1) return undefined;
  const first = only.words[0];
  const last = only.words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return `${asked.slice(0, first.start)}${plan}${asked.slice(last.start + last.surface.length)}`;
}

/** As the columns of a table are found by what the team's synonyms call them. */
const namesIt = 0.7;

/** What a follow-up is made of beside the plan. */
const saysLittle =
  /^(?:and|then|so|ok|okay|also|same|what|how|about|with|for|on|in|the|one|no|sorry|meant|mean|rather|instead|plan|tier)$/i;
