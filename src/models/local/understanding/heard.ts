import type { Playbook } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import { withPrelude } from '../playbook/prelude.ts';
import type { Thread } from '../playbook/thread.ts';
import type { ReplyDraft } from '../reply-draft.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import type { Situation } from '../situation.ts';
import type { Skills } from '../specialist.ts';
import { wordsOf } from '../words-of.ts';
import { instructionNote, withoutInstructions } from './instructions.ts';
import { asksToKnow } from './speech.ts';

/** New words, and all that is looked at to understand them. */
export interface Heard {
  readonly request: ModelRequest;
  readonly incoming: NonNullable<Situation['incoming']>;
  /** What the customer says; instructions to a machine are left out. */
  readonly text: string;
  readonly routed: RoutedMessage;
  readonly skills: Skills;
  readonly draft: ReplyDraft;
}

/** New words in a conversation that this specialist has spoken in. */
export interface HeardAgain extends Heard {
  /** What it was at. */
  readonly before: Thread;
  /** The playbook of that, as it is followed. */
  readonly current: Playbook | undefined;
}

export function hear(request: ModelRequest, incoming: Heard['incoming'], skills: Skills, draft: ReplyDraft): Heard {
  const { text, found } = withoutInstructions(incoming.text);
  if (found !== undefined) draft.note(instructionNote(found));
  return { request, incoming, text, routed: skills.router.route(text, { previousAgent: request.agent.name }), skills, draft };
}

/** As it is followed: with what it needs first. */
export function playbookOf({ agent }: ModelRequest, name: string | undefined): Playbook | undefined {
  const found = agent.playbooks.find((playbook) => playbook.name === name);
  return found === undefined ? undefined : { ...found, ...withPrelude(found) };
}

/** A thread that is over with what is said now. */
export function talk(before: Thread | undefined, { text, seq }: Heard['incoming']): Thread {
  const { offer: _, asked: __, ...rest } = before ?? { matter: text, slots: {}, said: [] };
  return { ...rest, kind: 'talk', since: seq, finished: true };
}

/** A matter that a colleague takes: what was asked before stays open. */
export function passedOn(before: Thread | undefined, incoming: Heard['incoming']): Thread {
  const { playbook: _, ...rest } = talk(before, incoming);
  return rest;
}

export function withoutQuestion(thread: Thread): Thread {
  const { asked: _, ...rest } = thread;
  return rest;
}

/** "Fine. Back to the warning: what happens next?" takes note, and asks something else. */
export function goesOnAsking({ request }: Heard): boolean {
  const last = request.conversation.entries.findLast(({ type }) => type === 'message');
  const whole = last?.type === 'message' ? wordsOf(last) : '';
  const rest = whole.replace(/^\W*(?:(?:ok|okay|fine|right|sure|good|great|alright|so|well|and|but|then|thanks|i see)\b\W*)+/i, '');
  return rest !== whole && asksToKnow(sentencesOf(rest)[0]?.text ?? '');
}
