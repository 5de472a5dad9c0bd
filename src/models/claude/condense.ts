import type { Conversation } from '../../core/conversation.ts';
import { verifiedNow } from '../../core/conversation.ts';
import type { StoredEntry } from '../../core/entry.ts';
import { timeOf } from './entry-text.ts';
import { fence } from './fence.ts';

/** Characters of a token, on the safe side: English has about four, figures and JSON about three. */
export const charactersPerToken = 3;

export interface Condensed {
  /** Stands for the turns that were left out; undefined when all are there. */
  readonly summary: string | undefined;
  readonly entries: readonly StoredEntry[];
  /** Turns that the summary stands for. */
  readonly turns: number;
  /** The request before this one had still more of them. */
  readonly fresh: boolean;
}

/**
 * The conversation within a bound (in tokens). Above it the oldest turns give way to a summary until half of the
 * bound is left, so that it happens rarely and the cached prefix lives long. What must not be lost is told exactly:
 * customer, verification, promises, what was done, what waits. Deterministic: the same entries, the same text.
 */
export function condense(conversation: Conversation, bound: number, now: number): Condensed {
  const turns = turnsOf(conversation.entries);
  const start = firstKept(turns, bound);
  const entries = turns.slice(start).flat();
  if (start === 0) return { summary: undefined, entries, turns: 0, fresh: false };
  const fresh = start !== firstKept(turnsOf(beforeLastReply(conversation.entries)), bound);
  return { summary: summaryOf(conversation, turns.slice(0, start), now), entries, turns: start, fresh };
}

/** The first turn that is sent as it is. */
function firstKept(turns: readonly (readonly StoredEntry[])[], bound: number): number {
  const most = bound * charactersPerToken;
  let start = 0;
  let size = 0;
  for (const [index, turn] of turns.entries()) {
    size += sizeOf(turn);
    if (size <= most) continue;
    for (; size > most / 2 && start < index; start += 1) size -= sizeOf(turns[start] ?? []);
  }
  return start;
}

/** What the request before this one was made of. */
function beforeLastReply(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  return entries.slice(
    0,
    Math.max(
      0,
      entries.findLastIndex(({ type }) => type === 'reply'),
    ),
  );
}

function turnsOf(entries: readonly StoredEntry[]): readonly (readonly StoredEntry[])[] {
  const turns: StoredEntry[][] = [];
  for (const entry of entries) {
    const last = turns.at(-1);
    if (last === undefined || entry.type === 'message') turns.push([entry]);
    else last.push(entry);
  }
  return turns;
}

/** Characters that a turn takes in a request, about. */
function sizeOf(turn: readonly StoredEntry[]): number {
  return turn.reduce((sum, entry) => {
    if (entry.type === 'message') return sum + entry.text.length + (entry.material?.length ?? 0) + 150;
    if (entry.type === 'reply') return sum + JSON.stringify(entry.blocks).length;
    return entry.type === 'tool-result' || entry.type === 'handoff' ? sum + JSON.stringify(entry).length + 150 : sum;
  }, 0);
}

/** How many of the turns left out are told in a line each; those before them only count. */
const toldTurns = 40;
const excerpt = 240;

function summaryOf(conversation: Conversation, turns: readonly (readonly StoredEntry[])[], now: number): string {
  const { customer, pendingApprovals, pendingVerifications } = conversation;
  const verified = verifiedNow(conversation, customer?.account, now);
  const told = turns.slice(-toldTurns);
  const entries = turns.flat();
  const lines = [
    `Customer: ${customer === undefined ? 'not known' : JSON.stringify(customer)}`,
    `Identity: ${verified === undefined ? 'not verified' : `verified until ${timeOf(verified.expiresAt)}`}`,
    ...section('Waiting for a decision, not run', [
      ...pendingApprovals.map(({ id, tool, input }) => `${id}: ${tool} ${JSON.stringify(input)}`),
      ...pendingVerifications.map(({ id }) => `${id}: identity check`),
    ]),
    ...section('Done', entries.flatMap(doneBy)),
    ...section('Promised to the customer', entries.flatMap(promisesOf)),
    ...section(
      turns.length > told.length ? `The last ${told.length} of these turns` : 'The turns',
      told.flatMap((turn) => turn.flatMap(lineOf)),
    ),
  ];
  return `${turns.length} earlier turns, condensed:\n${fence('earlier turns', lines.join('\n'))}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`)];
}

/** Calls that changed something have an approval or an escalation behind them: their results are told whole. */
function doneBy(entry: StoredEntry): readonly string[] {
  if (entry.type !== 'tool-result' || entry.result.status !== 'done' || readers.test(entry.tool)) return [];
  return [`${timeOf(entry.at)} ${entry.tool}: ${entry.result.summary}`];
}

const readers = /^(?:search_|find_|list_|account_|service_|api_usage|explain_|compare_|recommend_|quote_|classify_|handoff)/;

/** Sentences by which the desk has bound itself. */
function promisesOf(entry: StoredEntry): readonly string[] {
  if (entry.type !== 'reply') return [];
  const text = entry.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  return (text.match(/[^.!?\n]+(?:[.!?]|$)/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => promise.test(sentence));
}

const promise =
  /\b(?:(?:I|we)(?:['’]ll| will| shall| promise| guarantee)|you(?:['’]ll| will) (?:get|receive|hear|be)|within \d+|by (?:the end|tomorrow|mon|tue|wed|thu|fri|sat|sun|\d))/i;

function lineOf(entry: StoredEntry): readonly string[] {
  if (entry.type === 'message')
    return [`${timeOf(entry.at)} ${entry.from}: ${cut(entry.material === undefined ? entry.text : `${entry.text}\n${entry.material}`)}`];
  if (entry.type === 'handoff') return [`${entry.from} handed over to ${entry.to}: ${cut(entry.brief)}`];
  if (entry.type !== 'reply') return [];
  const text = entry.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(' ');
  return text.trim() === '' ? [] : [`${entry.agent}: ${cut(text)}`];
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > excerpt ? `${line.slice(0, excerpt)}…` : line;
}
