import type { Conversation } from '../../core/conversation.ts';
import type { ChatOptions, OpenedSession } from '../chat-options.ts';
import { historyItems } from '../state/history-items.ts';
import type { Item } from '../state/item.ts';

/** How many messages of a resumed conversation are painted. */
const shownMessages = 20;

/** What a session opens with: the greeting for a new one, its last messages and what is open in it for an old one. */
export async function openingItems(options: ChatOptions, opened: OpenedSession): Promise<readonly Item[]> {
  const { team, settings } = options;
  const { conversation, damaged, readOnly } = opened;
  const warnings = [...damagedItems(damaged), ...(readOnly ? [readAlong(conversation)] : [])];
  const past = [...historyItems(conversation, team, shownMessages), ...warnings, ...waitingItems(conversation)];
  // A specialist or a customer chosen on the command line is no conversation yet.
  if (conversation.entries.some(({ type }) => type === 'message')) return past;
  const demo = await options.customers.demo();
  return [
    { type: 'greeting', title: `${team.title} · Frontdesk ${settings.version}`, text: team.greeting, suggestions: team.suggestions, demo },
    ...past,
  ];
}

function readAlong({ session }: Conversation): Item {
  const text = `Another process has this session: you read along, and what happens there appears here. /resume ${session.id} takes it over.`;
  return { type: 'notice', kind: 'warning', text };
}

function damagedItems(damaged: number): readonly Item[] {
  if (damaged === 0) return [];
  const records = damaged === 1 ? 'One record of this session' : `${damaged} records of this session`;
  return [{ type: 'notice', kind: 'warning', text: `${records} could not be read and ${damaged === 1 ? 'was' : 'were'} left out.` }];
}

/** What waits for a decision in a conversation that is opened. */
export function waitingItems(conversation: Conversation): readonly Item[] {
  const waiting = [...conversation.pendingApprovals, ...conversation.pendingVerifications].map(({ id }) => id);
  if (waiting.length === 0) return [];
  return [{ type: 'notice', kind: 'warning', text: `Waiting for a decision: ${waiting.join(', ')}. /approvals shows what waits.` }];
}
