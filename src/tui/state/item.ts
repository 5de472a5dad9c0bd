import type { Urgency } from '../../core/agent.ts';
import type { Flag } from '../../core/entry.ts';
import type { Citation } from '../../core/knowledge.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { ToolResult } from '../../core/tool.ts';
import type { DemoCustomer } from '../chat-options.ts';

/** One thing shown in the history. It is laid out when it is written, at the width the window then has. */
export type Item =
  | {
      readonly type: 'greeting';
      readonly title: string;
      readonly text: string;
      readonly suggestions: readonly string[];
      readonly demo: readonly DemoCustomer[];
    }
  | { readonly type: 'message'; readonly from: 'operator' | 'customer'; readonly text: string; readonly material?: string }
  /** An agent begins to speak. */
  | { readonly type: 'badge'; readonly agent: string; readonly handoff?: Handoff }
  | { readonly type: 'tool'; readonly tool: string; readonly summary: string; readonly result: ToolResult | undefined }
  /** A piece of a reply: whole blocks of Markdown. */
  | { readonly type: 'reply'; readonly markdown: string }
  | { readonly type: 'citations'; readonly citations: readonly Citation[] }
  /** For the operator, from an agent. */
  | { readonly type: 'for-you'; readonly text: string }
  | { readonly type: 'flags'; readonly flags: readonly Flag[] }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** Said by the desk itself: what a command shows, what was decided, what went wrong. */
  | { readonly type: 'notice'; readonly kind: NoticeKind; readonly text: string }
  /** Where another conversation begins. */
  | { readonly type: 'rule'; readonly text: string }
  /** A table of two columns under a title. */
  | { readonly type: 'pairs'; readonly title: string; readonly pairs: readonly (readonly [string, string])[] }
  /** The screen-reader mode's way to show a card: its lines, once. */
  | { readonly type: 'card'; readonly lines: readonly string[] };

export type NoticeKind = 'info' | 'done' | 'warning' | 'error';

export interface Handoff {
  readonly from: string;
  readonly reason: string;
  readonly urgency: Urgency;
}

/** An item in its place; `gap` sets it apart from the one before. */
export interface Placed {
  readonly key: number;
  readonly item: Item;
  readonly gap: boolean;
}

/** Appends to a history: what belongs together stands together, all else is set apart. */
export function place(history: readonly Placed[], items: readonly Item[]): readonly Placed[] {
  if (items.length === 0) return history;
  const result = history.slice();
  for (const item of items) {
    const before = result.at(-1)?.item;
    result.push({ key: result.length, item, gap: before !== undefined && needsGap(before, item) });
  }
  return result;
}

/** Things of a reply that follow its badge closely. */
const close: ReadonlySet<Item['type']> = new Set(['tool', 'reply', 'citations', 'flags']);

export function needsGap(before: Item, item: Item): boolean {
  if (before.type === 'badge') return !close.has(item.type);
  if (item.type === 'tool') return before.type !== 'tool';
  if (item.type === 'reply') return before.type !== 'tool';
  if (item.type === 'citations' || item.type === 'flags') return false;
  return true;
}
