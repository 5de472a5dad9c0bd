import { fillSlots, saysYes } from '../playbook/fill-slots.ts';
import type { Thread } from '../playbook/thread.ts';
import { type HeardAgain, talk } from './heard.ts';
import { asksAgain, isRequest } from './speech.ts';

/** "Press the button for that refund again": what ran has run once and is not repeated. */
export function asksForWhatIsDone(heard: HeardAgain): Thread | undefined {
  const { text, before } = heard;
  if (asksAgain(text)) return undefined;
  const pressed = before.finished && pressing.test(text.trim()) ? doneSince(heard, before.since) : undefined;
  if (pressed !== undefined) return saidDone(heard, pressed);
  const told = addsNothing(heard) ? doneSince(heard, before.since, (tool) => !passesOn.has(tool)) : undefined;
  if (told !== undefined) return saidDone(heard, told);
  if (!/\b(?:again|once more|one more time|a second time|another time|repeat)\b/i.test(text)) return undefined;
  const ran = doneSince(heard, 0, (tool) => wordsOfTool(tool).some((word) => text.toLowerCase().includes(word)));
  return ran === undefined ? undefined : saidDone(heard, ran);
}

/** "No backup codes, no" after the reset, "yes please, the whole sum" after the refund: a few words more about what was done, without anything that could be done beside. */
function addsNothing({ request, text, routed, before, current, skills }: HeardAgain): boolean {
  const agrees = saysYes(text);
  if (current === undefined || !before.finished || /\?/.test(text) || (isRequest(text) && !agrees)) return false;
  if (text.split(/\s+/).length > (agrees ? fewWordsOfYes : fewWords)) return false;
  const [chosen] = skills.chooser.choose(request.agent, text, routed);
  const slots = fillSlots(current, text, routed, request.now);
  return (
    (chosen?.playbook.name === current.name || (agrees && chosen?.sure !== true)) &&
    current.slots.every(({ name, kind }) => kind === 'choice' || kind === 'said' || slots[name] === null)
  );
}

const fewWords = 8;
const fewWordsOfYes = 14;

/** "Please just open it", "now do that": no more than what ran. */
const pressing = /^[^?]{0,30}\b(?:pls|please|just|now|quickly?|hurry)\b[^?]{0,20}\b(?:it|that|this)\b[^?]{0,16}$/i;

/** What the latest confirmed action of this agent did. */
export function doneSince({ request }: HeardAgain, seq: number, isMeant: (tool: string) => boolean = () => true): string | undefined {
  const { calls, entries } = request.conversation;
  const confirmed = entries.flatMap((entry) => (entry.type === 'approval-requested' && entry.seq > seq ? [entry.request] : []));
  const results = confirmed.flatMap(({ callId, tool }) => {
    const state = calls.get(callId);
    return state?.agent === request.agent.name && isMeant(tool) && state.result?.status === 'done' ? [state.result.summary] : [];
  });
  return results.at(-1);
}

export function saidDone({ incoming, before, draft }: HeardAgain, summary: string): Thread {
  draft.say(`That is done already: ${summary}. It counts once, so I do not repeat it, and there is nothing more for you to do.`);
  draft.note('The customer asks again for what has run. If it should not have arrived, look at the record before anything is repeated.');
  return talk(before, incoming);
}

/** `issue_refund` → refund */
function wordsOfTool(tool: string): readonly string[] {
  return tool.split('_').slice(1);
}

/** What these did is no answer to whether the matter itself is done. */
export const passesOn: ReadonlySet<string> = new Set([
  'escalate',
  'page_on_call',
  'send_notice',
  'create_ticket',
  'report_bug',
  'add_note',
]);
