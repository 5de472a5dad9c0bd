import type { ModelRequest } from '../../../core/model.ts';
import type { Thread } from '../playbook/thread.ts';
import type { ReplyDraft } from '../reply-draft.ts';
import type { Skills } from '../specialist.ts';
import { begin } from './begin.ts';
import { callsOff, withdraws } from './called-off.ts';
import { withoutBesides } from './clauses.ts';
import { type Heard, type HeardAgain, hear, passedOn, playbookOf } from './heard.ts';
import { asksForTax, asksHowItWent, fearsDelay } from './how-it-went.ts';
import { matterTitle } from './matter-title.ts';
import {
  asksForAnotherWay,
  asksOnceMore,
  declinesOffer,
  encourages,
  givesAddress,
  givesThanks,
  isContent,
  isStillUnsolved,
  standsByIt,
  takesOffer,
  takesOfferOfColleague,
  wantsItDone,
} from './offers.ts';
import { asksForNews, asksWhatToDo, belongsToCase, givesTheAllClear } from './open-case.ts';
import { resumesForm } from './open-form.ts';
import { answersPlainly, answersQuestion, correctsSlots, correctsTheQuestion } from './open-question.ts';
import { inOwnLanguage, isForeign } from './own-language.ts';
import { asksPriceOfAdvice } from './price-of-advice.ts';
import { severalAgain, severalMatters, sureOfAnother } from './several-matters.ts';
import { isRequest } from './speech.ts';
import { asksForWhatIsDone } from './what-is-done.ts';

/** Somebody who wants something done is better off with who can do it. */
const sureOfRequest = 0.5;

/** What new words may mean in a conversation that goes on; the first that says what to do next is right. */
const readings: readonly ((heard: HeardAgain) => Thread | undefined)[] = [
  callsOff,
  resumesForm,
  asksHowItWent,
  asksForTax,
  fearsDelay,
  takesOfferOfColleague,
  wantsItDone,
  asksPriceOfAdvice,
  isContent,
  answersQuestion,
  isStillUnsolved,
  asksForAnotherWay,
  asksOnceMore,
  takesOffer,
  encourages,
  givesAddress,
  givesThanks,
  declinesOffer,
  correctsSlots,
  correctsTheQuestion,
  asksForNews,
  asksWhatToDo,
  givesTheAllClear,
  belongsToCase,
  withdraws,
  asksForWhatIsDone,
  standsByIt,
];

/** What new words mean to a specialist, as the thread to go on with. */
export function understand(
  request: ModelRequest,
  incoming: Heard['incoming'],
  before: Thread | undefined,
  skills: Skills,
  draft: ReplyDraft,
): Thread {
  const heard = hear(request, incoming, skills, draft);
  const playbook = playbookOf(request, before?.playbook);
  if (incoming.handedOver || before === undefined) {
    const again = before === undefined ? undefined : { ...heard, before, current: playbook };
    const resumed =
      again === undefined ? undefined : (resumesForm(again) ?? (isSpecialist(request, incoming.from) ? takesOffer(again) : undefined));
    if (resumed !== undefined) return resumed;
    if (isForeign(heard.text, heard.routed)) {
      const { name, code } = heard.routed.language;
      draft.say(`You wrote in ${name}; I answer in English for now. ${inOwnLanguage(code)}`);
    }
    return severalMatters(heard, before) ?? begin(heard, before);
  }
  const again: HeardAgain = { ...heard, before, current: playbook };
  const whole = playbook !== undefined && answersPlainly(playbook, again.before, again.text);
  return (whole ? answersQuestion(again) : severalAgain(again, readingOf)) ?? readingOf(again) ?? newMatter(again);
}

/** What new words mean when they go on with what was spoken of. */
function readingOf(heard: HeardAgain): Thread | undefined {
  for (const reading of readings) {
    const thread = reading(heard);
    if (thread !== undefined) return thread;
  }
  return undefined;
}

/** Triage hands over new matters only; what comes from a specialist may belong to an old one. */
function isSpecialist({ team }: ModelRequest, name: string | undefined): boolean {
  return name !== undefined && team.agents[name]?.role === 'specialist';
}

/** What was taken for an answer or a correction led nowhere: the words are a matter of their own. */
export function understandAnew(
  request: ModelRequest,
  incoming: Heard['incoming'],
  before: Thread,
  skills: Skills,
  draft: ReplyDraft,
): Thread {
  return newMatter({ ...hear(request, incoming, skills, draft), before, current: undefined });
}

/** A matter of its own: for another specialist when that is sure enough, else taken up here. */
function newMatter(said: HeardAgain): Thread {
  // "Also, the app crashes" is no follow-up of what was spoken of: it says so.
  const text = withoutBesides(said.text);
  const heard = text === said.text ? said : { ...said, text, routed: said.skills.router.route(text) };
  const { request, incoming, routed, before, skills, draft } = heard;
  const { agent, conversation, team } = request;
  const { routing } = routed;
  const [best] = routing.alternatives;
  const elsewhere = routing.to !== agent.name && routing.to !== 'clarify' && agent.handoffs.includes(routing.to);
  const sure = (best?.probability ?? 0) >= (isRequest(text) ? sureOfRequest : sureOfAnother) || routed.signals.length > 0;
  if (!elsewhere || !sure || (routed.followUp && !isRequest(text) && routed.signals.length === 0) || conversation.pinnedAgent !== undefined)
    return begin(heard, before);
  draft.route(routing);
  const reason = matterTitle(team.agents[routing.to], text, routed, skills);
  draft.call('handoff', { to: routing.to, reason, urgency: routed.urgency, brief: text }, `${agent.name}/handoff`);
  return passedOn(before, incoming);
}
