import type { AgentName, Team } from '../../core/agent.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { StoredEntry } from '../../core/entry.ts';
import type { CallId } from '../../core/tool.ts';
import type { Item } from './item.ts';
import { handoffTool, titleOf } from './names.ts';
import { foundBy } from './turn-view.ts';

/** The past of a conversation as it is shown again: its last messages with all that belongs to them. */
export function historyItems(conversation: Conversation, team: Team, messages: number): readonly Item[] {
  const { entries } = conversation;
  const starts = entries.flatMap((entry, index) => (entry.type === 'message' ? [index] : []));
  const first = starts.at(-messages) ?? 0;
  const hidden = starts.filter((index) => index < first).length;
  const before: readonly Item[] =
    hidden === 0
      ? []
      : [{ type: 'notice', kind: 'info', text: `${hidden} earlier messages are not shown. /export writes all of it to a file.` }];
  return [...before, ...entryItems(entries.slice(first), conversation, team)];
}

/** Entries of a conversation as they are shown, each reply under the badge of its agent. */
export function entryItems(entries: readonly StoredEntry[], conversation: Conversation, team: Team): readonly Item[] {
  let speaker: string | undefined;
  const items: Item[] = [];
  for (const entry of entries) {
    if (entry.type === 'message') speaker = undefined;
    if (entry.type === 'reply' && entry.agent !== speaker && says(entry)) {
      items.push(badgeOf(entry, conversation.entries, team));
      speaker = entry.agent;
    }
    items.push(...oneEntry(entry, conversation, team));
  }
  return items;
}

type Reply = Extract<StoredEntry, { type: 'reply' }>;

/** Whether a reply shows anything: a triage that only hands over does not. */
function says(entry: Reply): boolean {
  return entry.blocks.some((block) => block.type !== 'routing' && !(block.type === 'tool-call' && block.call.tool === handoffTool));
}

function badgeOf(entry: Reply, entries: readonly StoredEntry[], team: Team): Item {
  const isTold = (each: StoredEntry) => each.type === 'message' || (each.type === 'handoff' && each.to === entry.agent);
  const last = entries.findLast((each) => each.seq < entry.seq && isTold(each));
  const agent = titleOf(team, entry.agent);
  if (last?.type !== 'handoff') return { type: 'badge', agent };
  return { type: 'badge', agent, handoff: { from: titleOf(team, last.from), reason: last.reason, urgency: last.urgency } };
}

function oneEntry(entry: StoredEntry, conversation: Conversation, team: Team): readonly Item[] {
  switch (entry.type) {
    case 'message':
      return [
        { type: 'message', from: entry.from, text: entry.text, ...(entry.material === undefined ? {} : { material: entry.material }) },
      ];
    case 'reply':
      return replyItems(entry, conversation);
    case 'note':
      return [{ type: 'notice', kind: 'info', text: `Note by ${entry.by}: ${entry.text}` }];
    case 'pin':
      return [{ type: 'notice', kind: 'info', text: pinText(entry.agent, team) }];
    case 'edited-reply':
      return [
        { type: 'notice', kind: 'info', text: `Reply edited by ${entry.by}.` },
        { type: 'reply', markdown: entry.text },
      ];
    case 'turn-finished':
      return entry.outcome.type === 'answered' || entry.outcome.type === 'awaiting-approval'
        ? []
        : [{ type: 'outcome', outcome: entry.outcome }];
    default:
      return [];
  }
}

/** Who answers from now on, after a pin. */
export function pinText(agent: AgentName | null, team: Team): string {
  return agent === null
    ? 'The agents decide again who answers.'
    : `${titleOf(team, agent)} answers from now on. /agent auto frees the choice.`;
}

/** A reply with its calls and what became of them; a call without a result is shown as one. */
function replyItems(entry: Reply, conversation: Conversation): readonly Item[] {
  const texts = entry.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  const citations = entry.blocks.flatMap((block) => (block.type === 'citation' ? [block.citation] : []));
  const notes = entry.blocks.flatMap((block) => (block.type === 'note' ? [block.text] : []));
  const calls = entry.blocks.flatMap((block) => (block.type === 'tool-call' && block.call.tool !== handoffTool ? [block.call] : []));
  const text = texts.join('');
  return [
    ...(text.trim() === '' ? [] : [{ type: 'reply', markdown: text } as const]),
    ...(citations.length === 0 ? [] : [{ type: 'citations', citations } as const]),
    ...(entry.flags.length === 0 ? [] : [{ type: 'flags', flags: entry.flags } as const]),
    ...(notes.length === 0 ? [] : [{ type: 'for-you', text: notes.join('\n\n') } as const]),
    ...eachFoundOnce(
      calls.map((call): ToolItem => {
        const result = conversation.calls.get(call.id)?.result;
        return { type: 'tool', tool: call.tool, summary: result === undefined ? openCall(call.id, conversation) : '', result };
      }),
    ),
  ];
}

type ToolItem = Extract<Item, { type: 'tool' }>;

/** Searches that found the same are one line. */
function eachFoundOnce(items: readonly ToolItem[]): readonly ToolItem[] {
  const seen = new Set<string>();
  return items.filter(({ result }) => {
    const found = foundBy(result);
    return found === undefined || (!seen.has(found) && seen.add(found));
  });
}

/** A call without a result waits for a decision, or for nobody any more: its process ended before it did. */
function openCall(id: CallId, { pendingApprovals, pendingVerifications }: Conversation): string {
  return [...pendingApprovals, ...pendingVerifications].some(({ callId }) => callId === id)
    ? 'waits for a decision'
    : 'has not reported back';
}
