import type { AgentName } from '../../core/agent.ts';
import type { StoredEntry } from '../../core/entry.ts';
import { groupFlags } from '../../core/group-flags.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Session } from '../../core/store.ts';
import { type WireCitation, wireCitation } from '../wire.ts';

/** Customers see what was said to them; `internal` is the whole record. */
export type Audience = 'customer' | 'internal';

/** A piece of a transcript, whatever the format. Text is as it was written: formats sanitize it. */
export type TranscriptItem =
  | {
      readonly type: 'said';
      /** ms, UTC */
      readonly at: number;
      readonly by: 'customer' | 'operator' | 'agent';
      /** `Customer`, `Operator`, `Billing` */
      readonly name: string;
      readonly text: string;
      readonly citations: readonly WireCitation[];
    }
  /** For the operator's eyes: a caution, a note, a flag. */
  | { readonly type: 'note'; readonly at: number; readonly name: string; readonly text: string }
  /** What happened in between, on one line: a handoff, a look-up, a decision. */
  | { readonly type: 'step'; readonly at: number; readonly what: string; readonly text: string; readonly detail?: JsonObject };

export interface TranscriptHead {
  readonly session: Session;
  readonly team: string;
  readonly audience: Audience;
}

/** The items of one entry, in order; none for entries that this audience does not see. */
export function itemsOf(entry: StoredEntry, audience: Audience, titleOf: (agent: AgentName) => string): readonly TranscriptItem[] {
  const items = allItems(entry, titleOf);
  if (audience === 'internal') return items;
  return items.filter((item) => item.type === 'said' && item.by !== 'operator');
}

/** A whole conversation. For customers a reply that was changed before it was used stands as it was used. */
export function conversationItems(
  entries: readonly StoredEntry[],
  audience: Audience,
  titleOf: (agent: AgentName) => string,
): readonly TranscriptItem[] {
  const edited = new Map(entries.flatMap((entry) => (entry.type === 'edited-reply' ? [[entry.of, entry.text] as const] : [])));
  return entries.flatMap((entry) => {
    const items = itemsOf(entry, audience, titleOf);
    const text = audience === 'customer' ? edited.get(entry.seq) : undefined;
    return text === undefined ? items : items.map((item) => (item.type === 'said' ? { ...item, text } : item));
  });
}

function allItems(entry: StoredEntry, titleOf: (agent: AgentName) => string): readonly TranscriptItem[] {
  const { at } = entry;
  const said = (by: 'customer' | 'operator' | 'agent', name: string, text: string, citations: readonly WireCitation[] = []) =>
    text.trim() === '' ? [] : [{ type: 'said', at, by, name, text: text.trim(), citations } as const];
  const note = (name: string, text: string) => ({ type: 'note', at, name, text }) as const;
  const step = (what: string, text: string, detail?: JsonObject) => [
    { type: 'step', at, what, text, ...(detail === undefined ? {} : { detail }) } as const,
  ];
  switch (entry.type) {
    case 'message':
      return [
        ...(entry.from === 'customer' ? said('customer', 'Customer', entry.text) : said('operator', 'Operator', entry.text)),
        ...said('customer', 'Customer', entry.material ?? ''),
      ];
    case 'reply': {
      const text = entry.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
      const citations = entry.blocks.flatMap((block) => (block.type === 'citation' ? [wireCitation(block.citation)] : []));
      const name = titleOf(entry.agent);
      return [
        ...said('agent', name, text, citations),
        ...entry.blocks.flatMap((block) => (block.type === 'note' ? [note(`${name}, for you`, block.text)] : [])),
        ...groupFlags(entry.flags).map(({ words, why }) => note('Check', `${words} – ${why}`)),
      ];
    }
    case 'handoff':
      return step('handoff', `${titleOf(entry.from)} → ${titleOf(entry.to)}: ${entry.reason} · ${entry.urgency} urgency`, {
        from: entry.from,
        to: entry.to,
        reason: entry.reason,
        urgency: entry.urgency,
        brief: entry.brief,
      });
    case 'tool-result':
      if (entry.tool === 'handoff') return [];
      return step('call', `${entry.tool} (${entry.result.status}): ${entry.result.summary}`, {
        id: entry.callId,
        tool: entry.tool,
        status: entry.result.status,
        result: entry.result.summary,
      });
    case 'approval-requested':
      return step('approval', `${entry.request.id} waits for a decision: ${entry.request.proposal.summary}`, {
        id: entry.request.id,
        tool: entry.request.tool,
        input: entry.request.input,
      });
    case 'approval-decided': {
      const { decision } = entry;
      const how =
        decision.type === 'deny'
          ? `denied by ${entry.by}${decision.reason === '' ? '' : `: ${decision.reason}`}`
          : decision.type === 'allow'
            ? `approved by ${entry.by}${decision.editedInput === undefined ? '' : ', with changes'}`
            : `left for later by ${entry.by}`;
      return step('decision', `${entry.id} ${how}`, {
        id: entry.id,
        decision: decision.type,
        by: entry.by,
        audit_head: entry.auditHead,
        ...(decision.type === 'allow' && decision.editedInput !== undefined ? { edited_input: decision.editedInput } : {}),
      });
    }
    case 'verification-requested':
      return step('verification', `identity of ${entry.customer.name} asked for (${entry.id})${entry.dryRun ? ', in a dry run' : ''}`);
    case 'verification-decided':
      return step('verification', `identity of ${entry.customer.name}: ${entry.outcome}`);
    case 'pin':
      return step('pin', entry.agent === null ? 'specialist chosen by triage again' : `pinned to ${titleOf(entry.agent)}`);
    case 'customer':
      return step('customer', entry.customer === null ? 'no customer' : `customer: ${entry.customer.name}`);
    case 'note':
      return [note(`Note by ${entry.by}`, entry.text)];
    case 'edited-reply':
      return [note(`Reply as ${entry.by} changed it`, entry.text)];
    case 'engine':
      return step('engine', `engine: ${entry.engine}${entry.model === undefined ? '' : ` (${entry.model})`}`);
    case 'turn-finished':
      return entry.outcome.type === 'answered' || entry.outcome.type === 'clarify' ? [] : step('outcome', outcomeText(entry.outcome));
    case 'correction':
    case 'intent':
      return [];
  }
}

/** How a turn ended that was not simply answered. */
function outcomeText(outcome: Outcome): string {
  switch (outcome.type) {
    case 'awaiting-approval':
      return `waits for a decision: ${outcome.waiting.join(', ')}`;
    case 'denied':
      return `not done: ${outcome.reason}`;
    case 'cancelled':
      return 'interrupted by the operator';
    case 'failed':
    case 'step-limit':
    case 'budget':
      return `${outcome.type.replace('-', ' ')}: ${outcome.message}`;
    case 'truncated':
      return 'the reply was cut off at its length limit';
    case 'refused':
      return 'the model declined to answer';
    case 'answered':
    case 'clarify':
      return outcome.type;
  }
}
