import type { SlashChat } from '../../slash/slash-command.ts';
import type { ChatOptions, OpenedSession } from '../chat-options.ts';
import { durationText } from '../layout/duration.ts';
import type { Action } from '../state/action.ts';
import { openingItems } from './opening-items.ts';

/** Puts another session, or a new one, in the place of the current one. Undefined when the operator thought better of it. */
export async function openSession(
  id: string | undefined,
  chat: SlashChat,
  options: ChatOptions,
  dispatch: (action: Action) => void,
): Promise<OpenedSession | undefined> {
  if (id === chat.conversation.session.id) {
    chat.show({ type: 'notice', kind: 'info', text: `${id} is the session you are in.` });
    return undefined;
  }
  const opened = id === undefined ? await options.sessions.create() : await openExisting(id, chat, options);
  if (opened === undefined) return undefined;
  await options.sessions.close(chat.conversation);
  const items = await openingItems(options, opened);
  const text = id === undefined ? 'A new conversation' : `Session ${id}`;
  dispatch({
    type: 'session',
    conversation: opened.conversation,
    readOnly: opened.readOnly,
    items: [{ type: 'notice', kind: 'info', text: `── ${text} ──` }, ...items],
  });
  return opened;
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
