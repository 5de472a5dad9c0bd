import type { SlashChat } from '../../slash/slash-command.ts';
import type { ChatOptions, OpenedSession } from '../chat-options.ts';
import { durationText } from '../layout/duration.ts';
import type { Action } from '../state/action.ts';
import type { Item } from '../state/item.ts';
import { openingItems, waitingItems } from './opening-items.ts';

export interface SessionStage {
  readonly chat: SlashChat;
  readonly options: ChatOptions;
  readonly dispatch: (action: Action) => void;
  /** The current session is read along. */
  readonly readOnly: boolean;
}

/** Puts another session, or a new one, in the place of the current one. Undefined when the operator thought better of it. */
export async function openSession(id: string | undefined, stage: SessionStage): Promise<OpenedSession | undefined> {
  const { chat, options, dispatch, readOnly } = stage;
  const same = id === chat.conversation.session.id;
  if (same && !readOnly) {
    chat.show({ type: 'notice', kind: 'info', text: `${id} is the session you are in.` });
    return undefined;
  }
  const opened = id === undefined ? await options.sessions.create() : await openExisting(id, chat, options);
  if (opened === undefined || (same && opened.readOnly)) return undefined;
  if (!same) await options.sessions.close(chat.conversation);
  dispatch({
    type: 'session',
    conversation: opened.conversation,
    readOnly: opened.readOnly,
    items: same ? tookOver(opened) : await otherItems(id, opened, options),
  });
  return opened;
}

/** All of it stands above already: it was read along. */
function tookOver({ conversation }: OpenedSession): readonly Item[] {
  const text = `The session ${conversation.session.id} is yours now: the other process can only read it.`;
  return [{ type: 'notice', kind: 'done', text }, ...waitingItems(conversation)];
}

/** A new one begins without another greeting: whoever asks for it has been greeted. */
async function otherItems(id: string | undefined, opened: OpenedSession, options: ChatOptions): Promise<readonly Item[]> {
  return id === undefined
    ? [{ type: 'rule', text: 'A new conversation' }]
    : [{ type: 'rule', text: `Conversation ${id}` }, ...(await openingItems(options, opened))];
}

async function openExisting(id: string, chat: SlashChat, options: ChatOptions): Promise<OpenedSession | undefined> {
  const opened = await options.sessions.open(id);
  if (!('heldBy' in opened)) return opened;
  const how = await chat.choose({
    title: `${id} is open elsewhere`,
    text: `Process ${opened.heldBy} has had it for ${durationText(chat.now - opened.since)}. Two cannot write in one conversation.`,
    choices: [
      { id: 'leave', label: 'Leave it there' },
      { id: 'read', label: 'Read along', detail: 'you see what happens, and write nothing' },
      { id: 'take-over', label: 'Take over', detail: 'the other process can only read from now on' },
    ],
  });
  if (how !== 'read' && how !== 'take-over') return undefined;
  const again = await options.sessions.open(id, how);
  return 'heldBy' in again ? undefined : again;
}
