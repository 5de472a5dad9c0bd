import type { AgentName, Team } from '../../core/agent.ts';
import type { TurnEvent } from '../../core/event.ts';
import type { Citation } from '../../core/knowledge.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { CallId, ToolResult } from '../../core/tool.ts';
import { finishedBlocks } from '../markdown/finished-blocks.ts';
import type { Handoff, Item } from './item.ts';
import { handoffTool, titleOf } from './names.ts';

/**
 * The part of a turn that is not yet history: what still runs or streams, and what waits behind it.
 * `fold` takes an event in, `settle` gives up what will not change any more, in order.
 */
export interface TurnView {
  readonly parts: readonly Part[];
  /** The agent whose badge stands last. */
  readonly agent: string | undefined;
  /** Handoffs that the next badges will show, by who takes the matter. */
  readonly handoffs: Readonly<Record<AgentName, Handoff>>;
  /** What searches of the documents found since something was last said: the same place is named once. */
  readonly found: readonly string[];
  /** Of the reply that is streaming. */
  readonly citations: readonly Citation[];
  readonly notes: readonly string[];
  /** What is being waited for, when the desk knows better than "working". */
  readonly progress: string | undefined;
  /** ms, UTC */
  readonly startedAt: number;
  readonly interrupted: boolean;
}

/** An item that is shown, and whether it is complete. */
interface Part {
  readonly item: Item;
  readonly done: boolean;
  readonly callId?: CallId;
}

export function startTurn(now: number): TurnView {
  return {
    parts: [],
    agent: undefined,
    handoffs: {},
    found: [],
    citations: [],
    notes: [],
    progress: undefined,
    startedAt: now,
    interrupted: false,
  };
}

export function fold(view: TurnView, event: TurnEvent, team: Team): TurnView {
  switch (event.type) {
    case 'text-delta':
      return appendText(badge({ ...view, progress: undefined, found: [] }, event.agent, team), event.text);
    case 'citation':
      return { ...view, citations: [...view.citations, event.citation] };
    case 'note':
      return { ...badge(view, event.agent, team), notes: [...view.notes, event.text] };
    case 'reply-finished':
      return finishReply(view, event.flags);
    case 'handed-off':
      return handOver({ ...closeText(view), agent: undefined }, event, team);
    case 'tool-started':
      if (event.call.tool === handoffTool) return view;
      return add(badge(closeText(view), event.agent, team), {
        item: { type: 'tool', tool: event.call.tool, summary: event.summary, result: undefined },
        done: false,
        callId: event.call.id,
      });
    case 'tool-finished':
      return event.tool === handoffTool ? view : finishTool(view, event);
    case 'progress':
      return { ...view, progress: event.message };
    case 'turn-finished':
      return finishTurn(
        withReason(view, event.outcome),
        event.outcome.type === 'answered' ? undefined : { type: 'outcome', outcome: event.outcome },
      );
    case 'turn-started':
    case 'agent-started':
    case 'routed':
    case 'approval-requested':
    case 'approval-decided':
    case 'verification-requested':
    case 'verification-decided':
    case 'entry-added':
      return view;
  }
}

/** Several matters may be handed over at once; who hands on without a word has no badge. */
function handOver(view: TurnView, { from, to, reason, urgency }: Extract<TurnEvent, { type: 'handed-off' }>, team: Team): TurnView {
  const { [from]: _, ...others } = view.handoffs;
  return { ...view, handoffs: { ...others, [to]: { from: titleOf(team, from), reason, urgency } } };
}

/** What was last said about a decision that did not count stays, when the turn ends with it still waiting. */
function withReason(view: TurnView, outcome: Outcome): TurnView {
  if (outcome.type !== 'awaiting-approval' || view.progress === undefined) return view;
  return add(closeText(view), { item: { type: 'notice', kind: 'warning', text: view.progress }, done: true });
}

/** Takes off the front what is complete, and of streaming text the blocks that are. */
export function settle(view: TurnView): { readonly view: TurnView; readonly items: readonly Item[] } {
  const open = view.parts.findIndex(({ done }) => !done);
  const count = open < 0 ? view.parts.length : open;
  const items = view.parts.slice(0, count).map(({ item }) => item);
  const [first, ...others] = view.parts.slice(count);
  if (first?.item.type === 'reply') {
    const { finished, rest } = finishedBlocks(first.item.markdown);
    if (finished !== '') {
      const parts = [{ ...first, item: { ...first.item, markdown: rest } }, ...others];
      return { view: { ...view, parts }, items: [...items, { type: 'reply', markdown: finished }] };
    }
  }
  return count === 0 ? { view, items } : { view: { ...view, parts: view.parts.slice(count) }, items };
}

/** Shows who speaks, once an agent really does: a triage that only hands over leaves no badge of its own. */
function badge(view: TurnView, agent: string, team: Team): TurnView {
  if (view.agent === agent) return view;
  const { [agent]: handoff, ...handoffs } = view.handoffs;
  const item: Item = { type: 'badge', agent: titleOf(team, agent), ...(handoff === undefined ? {} : { handoff }) };
  return { ...add(view, { item, done: true }), agent, handoffs };
}

function add(view: TurnView, ...parts: readonly Part[]): TurnView {
  return { ...view, parts: [...view.parts, ...parts] };
}

function appendText(view: TurnView, text: string): TurnView {
  const last = view.parts.at(-1);
  if (last?.item.type !== 'reply' || last.done) return add(view, { item: { type: 'reply', markdown: text }, done: false });
  const grown: Part = { ...last, item: { type: 'reply', markdown: last.item.markdown + text } };
  return { ...view, parts: [...view.parts.slice(0, -1), grown] };
}

function closeText(view: TurnView): TurnView {
  const last = view.parts.at(-1);
  if (last?.item.type !== 'reply' || last.done) return view;
  if (last.item.markdown.trim() === '') return { ...view, parts: view.parts.slice(0, -1) };
  return { ...view, parts: [...view.parts.slice(0, -1), { ...last, done: true }] };
}

function finishReply(view: TurnView, flags: Extract<TurnEvent, { type: 'reply-finished' }>['flags']): TurnView {
  const items: Item[] = [];
  if (view.citations.length > 0) items.push({ type: 'citations', citations: view.citations });
  if (flags.length > 0) items.push({ type: 'flags', flags });
  if (view.notes.length > 0) items.push({ type: 'for-you', text: view.notes.join('\n\n') });
  return { ...add(closeText(view), ...items.map((item) => ({ item, done: true }))), citations: [], notes: [] };
}

function finishTool(view: TurnView, event: Extract<TurnEvent, { type: 'tool-finished' }>): TurnView {
  const index = view.parts.findIndex(({ callId }) => callId === event.callId);
  const part = view.parts[index];
  if (part?.item.type !== 'tool') {
    // A result without a start: the call was refused or waits since an earlier turn.
    return add(view, { item: { type: 'tool', tool: event.tool, summary: event.result.summary, result: event.result }, done: true });
  }
  const found = foundBy(event.result);
  if (found !== undefined && view.found.includes(found)) return { ...view, parts: view.parts.toSpliced(index, 1) };
  const parts = view.parts.with(index, { ...part, item: { ...part.item, result: event.result }, done: true });
  return { ...view, parts, found: found === undefined ? view.found : [...view.found, found] };
}

/** What a search of the documents would say in its line. */
export function foundBy(result: ToolResult | undefined): string | undefined {
  return result?.status === 'done' && result.passages !== undefined ? result.summary : undefined;
}

/** Whatever is still open is complete now; a call without a result stays as one that never reported back. */
function finishTurn(view: TurnView, last: Item | undefined): TurnView {
  const finished = finishReply(view, []);
  const parts = finished.parts.map((part) => ({ ...part, done: true }));
  const arrived = Object.values(finished.handoffs).map((handoff): Part => ({ item: { type: 'badge', agent: '…', handoff }, done: true }));
  return {
    ...finished,
    handoffs: {},
    progress: undefined,
    parts: [...parts, ...arrived, ...(last === undefined ? [] : [{ item: last, done: true }])],
  };
}
