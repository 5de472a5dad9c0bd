import type { Agent, Team } from '../../core/agent.ts';
import type { StoredEntry } from '../../core/entry.ts';
import type { CallId, ToolCall, ToolResult } from '../../core/tool.ts';
import { messageText, recordOf, replyText, resultText, timeOf } from './entry-text.ts';
import { fence } from './fence.ts';
import type { PassageNumbers } from './passage-numbers.ts';
import { type RawBlock, readReplay } from './replay.ts';
import type { RequestWriter, UserBlock } from './request-writer.ts';

export interface Viewpoint {
  readonly team: Team;
  /** Whose conversation it becomes: their replies are the assistant's, all others stand in it as a record. */
  readonly agent: Agent;
  readonly model: string;
  readonly numbers: PassageNumbers;
}

/**
 * Entries as the agent's side of a conversation. Entries only ever add to what was written before, so that the
 * cached prefix holds and thoughts stay valid: a result that came in late is told where it came in.
 */
export function writeConversation(writer: RequestWriter, entries: readonly StoredEntry[], view: Viewpoint): void {
  const results = resultsInTime(entries);
  const calls = new Map<CallId, { readonly call: ToolCall; readonly own: boolean }>();
  for (const [index, entry] of entries.entries()) {
    switch (entry.type) {
      case 'message':
        writer.text(messageText(entry));
        break;
      case 'reply': {
        const own = entry.agent === view.agent.name;
        const made = entry.blocks.flatMap((block) => (block.type === 'tool-call' ? [block.call] : []));
        for (const call of made) calls.set(call.id, { call, own });
        if (own) writeOwn(writer, entry, made, results, view);
        else writer.text(recordOf(entry, titleOf(view.team, entry.agent), view.numbers) ?? '');
        break;
      }
      case 'tool-result': {
        const known = calls.get(entry.callId);
        if (known?.own && results.get(entry.callId)?.index === index) break;
        if (known?.call.tool !== 'handoff') writer.text(laterResult(entry, known?.call, view.numbers));
        break;
      }
      default:
        writer.text(remarkOn(entry, view) ?? '');
    }
  }
}

/** The first result of each call, unless somebody has spoken before it came: then the call was waiting. */
function resultsInTime(entries: readonly StoredEntry[]): ReadonlyMap<CallId, { readonly index: number; readonly result: ToolResult }> {
  const results = new Map<CallId, { readonly index: number; readonly result: ToolResult }>();
  let open = new Set<CallId>();
  for (const [index, entry] of entries.entries()) {
    if (entry.type === 'reply') open = new Set(entry.blocks.flatMap((block) => (block.type === 'tool-call' ? [block.call.id] : [])));
    if (entry.type !== 'tool-result' || !open.delete(entry.callId)) continue;
    results.set(entry.callId, { index, result: entry.result });
  }
  return results;
}

function writeOwn(
  writer: RequestWriter,
  entry: Extract<StoredEntry, { type: 'reply' }>,
  calls: readonly ToolCall[],
  results: ReturnType<typeof resultsInTime>,
  { model, numbers }: Viewpoint,
): void {
  const replay = readReplay(entry.replay);
  const valid = replay !== undefined && replay.model === model && replay.prefix === writer.prefix();
  writer.assistant(...(valid ? replay.blocks : blocksOf(entry, calls, numbers)));
  writer.user(
    ...calls.map((call): UserBlock => {
      const result = results.get(call.id)?.result ?? waiting;
      const failed = result.status === 'failed' || result.status === 'invalid';
      return { type: 'tool_result', tool_use_id: call.id, content: resultText(result, numbers), is_error: failed };
    }),
  );
  if (entry.stop === 'cancelled' || entry.stop === 'failed' || entry.stop === 'truncated')
    writer.text(`Your reply was cut short (${entry.stop}).`);
}

const waiting: ToolResult = { status: 'pending', summary: "waiting for the operator's decision" };

/** A reply of another engine, or one whose original is no longer valid, told anew. */
function blocksOf(
  entry: Extract<StoredEntry, { type: 'reply' }>,
  calls: readonly ToolCall[],
  numbers: PassageNumbers,
): readonly RawBlock[] {
  return [
    { type: 'text', text: replyText(entry, numbers) },
    ...calls.map(({ id, tool, input }): RawBlock => ({ type: 'tool_use', id, name: tool, input })),
  ];
}

/** What became of a call that was waiting, or of a call of another agent. */
function laterResult(
  { tool, result, at }: Extract<StoredEntry, { type: 'tool-result' }>,
  call: ToolCall | undefined,
  numbers: PassageNumbers,
): string {
  const input = call === undefined ? '' : ` ${JSON.stringify(call.input)}`;
  return `Result of ${tool}${fenced(input)}, ${timeOf(at)}:\n${resultText(result, numbers)}`;
}

function fenced(input: string): string {
  return input === '' ? '' : `\n${fence('arguments', input.trim())}\n`;
}

/** Everything else that the agent should know of. */
function remarkOn(entry: StoredEntry, { team, agent }: Viewpoint): string | undefined {
  switch (entry.type) {
    case 'handoff': {
      if (entry.from === agent.name) return undefined;
      const to = entry.to === agent.name ? 'you' : titleOf(team, entry.to);
      const matter = fence('handoff', `reason: ${entry.reason}\nurgency: ${entry.urgency}\nmatter: ${entry.brief}`);
      return `${titleOf(team, entry.from)} handed a matter to ${to}:\n${matter}${entry.to === agent.name ? '\nAnswer this matter; other matters are with others.' : ''}`;
    }
    case 'correction':
      return entry.agent === agent.name ? `From the desk: ${entry.text}` : undefined;
    case 'customer':
      return entry.customer === null
        ? 'The operator says: the customer is not known yet.'
        : `The operator says who the customer is:\n${fence('customer', JSON.stringify(entry.customer))}`;
    case 'verification-decided':
      return entry.outcome === 'verified' && entry.expiresAt !== undefined
        ? `The identity of the customer is verified until ${timeOf(entry.expiresAt)} (account ${entry.customer.account}).`
        : undefined;
    case 'edited-reply':
      return `The operator changed your reply before sending it:\n${fence('reply as sent', entry.text)}`;
    default:
      return undefined;
  }
}

function titleOf(team: Team, agent: string): string {
  return team.agents[agent]?.title ?? agent;
}
