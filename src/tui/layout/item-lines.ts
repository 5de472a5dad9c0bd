import { groupFlags } from '../../core/group-flags.ts';
import type { Citation } from '../../core/knowledge.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { ToolResult } from '../../core/tool.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import type { Handoff, Item, NoticeKind } from '../state/item.ts';
import { type Line, line, type Span, type Style, span, type Tone } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { pad, prefix, truncate, wrapWords } from '../text/wrap.ts';
import { greetingLines } from './greeting-lines.ts';

/** An item of the history as rows of at most `width` columns. */
export function itemLines(item: Item, width: number): readonly Line[] {
  switch (item.type) {
    case 'greeting':
      return greetingLines(item, width);
    case 'message':
      return messageLines(item, width);
    case 'badge':
      return badgeLines(item.agent, item.handoff, width);
    case 'tool':
      return toolLines(item, width);
    case 'reply':
      return prefix(renderMarkdown(item.markdown, width - 3), indent);
    case 'citations':
      return item.citations.flatMap((citation) =>
        prefix(wrapWords(line(citationText(citation), { tone: 'muted' }), width - 7), indent, deep),
      );
    case 'for-you':
      return labelled('For you', renderMarkdown(item.text, width - 3), { tone: 'note', bold: true });
    case 'flags':
      return groupFlags(item.flags).flatMap(({ words, why }) =>
        prefix(
          wrapWords(line(`Check ${words}: ${why}`, { tone: 'warning' }), width - 6),
          [span('   ⚠ ', { tone: 'warning' })],
          [span('     ')],
        ),
      );
    case 'outcome':
      return outcomeLines(item.outcome, width);
    case 'notice':
      return noticeLines(item.kind, item.text, width);
    case 'rule':
      return [truncate(line(` ── ${item.text} ${'─'.repeat(Math.max(0, width - textWidth(item.text) - 6))}`, { tone: 'muted' }), width)];
    case 'pairs':
      return pairLines(item.title, item.pairs, width);
    case 'card':
      return item.lines.flatMap((text) => wrapWords(line(text), width));
  }
}

const indent: Line = [span('   ')];
const deep: Line = [span('       ')];

function messageLines(item: Extract<Item, { type: 'message' }>, width: number): readonly Line[] {
  const tone: Tone = item.from === 'customer' ? 'customer' : 'operator';
  const bar: Line = [span(' ▌ ', { tone: item.from === 'customer' ? 'accent' : 'operator' })];
  const rows = (text: string, style: Style) =>
    text.split('\n').flatMap((row) => wrapWords(line(row.replaceAll('\t', '    '), style), width - 3));
  const who = item.from === 'operator' ? [line('You to the agent', { tone: 'operator', bold: true })] : [];
  const material = item.material === undefined ? [] : [line('Customer’s material', { bold: true }), ...rows(item.material, {})];
  return [...who, ...folded(rows(item.text, { tone })), ...folded(material)].map((row) => [...bar, ...row]);
}

/** A very long message shows its beginning and its end: it is all in the conversation, and nobody reads it here. */
function folded(rows: readonly Line[]): readonly Line[] {
  if (rows.length <= 40) return rows;
  return [
    ...rows.slice(0, 20),
    line(`⋮ ${rows.length - 25} rows not shown; the agents read all of it`, { tone: 'muted' }),
    ...rows.slice(-5),
  ];
}

function badgeLines(agent: string, handoff: Handoff | undefined, width: number): readonly Line[] {
  const badge: Span[] = [span(' ● ', { tone: 'agent' }), span(agent, { tone: 'agent' })];
  if (handoff === undefined) return [badge];
  const urgent = handoff.urgency === 'high' || handoff.urgency === 'immediate';
  const why: Line = [
    span(`← ${handoff.from}: ${handoff.reason} · `, { tone: 'muted' }),
    span(`${handoff.urgency} urgency`, urgent ? { tone: 'danger', bold: true } : { tone: 'muted' }),
  ];
  const lead = textWidth(agent) + 6;
  if (lead + 24 > width) return [badge, ...prefix(wrapWords(why, width - 3), indent)];
  return prefix(wrapWords(why, width - lead), [...badge, span('   ')], [span(' '.repeat(lead))]);
}

function toolLines(item: Extract<Item, { type: 'tool' }>, width: number): readonly Line[] {
  const { mark, tone, words } = resultMark(item.result);
  const name = pad([span(item.tool)], Math.min(19, Math.floor(width / 3)));
  const text = item.result === undefined ? item.summary : item.result.summary || item.summary;
  const head: Line = [span(`   ${mark} `, { tone }), ...name, span(' ')];
  const body: Line = [...(words === '' ? [] : [span(`${words}: `, { tone })]), span(text, { tone: 'muted' })];
  if (width < 60) return [truncate(head, width), ...prefix(wrapWords(body, width - 5), [span('     ')])];
  const lead = head.reduce((sum, piece) => sum + textWidth(piece.text), 0);
  return prefix(wrapWords(body, width - lead), head, [span(' '.repeat(lead))]);
}

/** A sign, a colour, and where it did not simply work, a word: no meaning by colour alone. */
export function resultMark(result: ToolResult | undefined): { readonly mark: string; readonly tone: Tone; readonly words: string } {
  switch (result?.status) {
    case undefined:
      return { mark: '…', tone: 'muted', words: '' };
    case 'done':
      return { mark: '✓', tone: 'success', words: result.dryRun === true ? 'rehearsed' : '' };
    case 'pending':
      return { mark: '○', tone: 'warning', words: 'waiting' };
    case 'blocked':
      return { mark: '○', tone: 'warning', words: result.needs === 'identity' ? 'identity first' : 'escalation first' };
    case 'denied':
      return { mark: '✗', tone: 'danger', words: result.by === 'policy' ? 'denied by policy' : 'denied' };
    case 'unknown':
      return { mark: '?', tone: 'danger', words: 'outcome unknown' };
    case 'invalid':
    case 'failed':
      return { mark: '✗', tone: 'danger', words: result.status };
  }
}

export function citationText({ n, document, heading }: Citation): string {
  return `[${n}] ${[document, ...heading].join(' › ')}`;
}

function labelled(label: string, lines: readonly Line[], style: Style): readonly Line[] {
  const bar: Line = [span(' ┆ ', style)];
  return [[...bar, span(label, style)], ...lines.map((row) => [...bar, ...row])];
}

const signs: Readonly<Record<NoticeKind, { readonly sign: string; readonly tone?: Tone }>> = {
  info: { sign: '·' },
  done: { sign: '✓', tone: 'success' },
  warning: { sign: '!', tone: 'warning' },
  error: { sign: '✗', tone: 'danger' },
};

function noticeLines(kind: NoticeKind, text: string, width: number): readonly Line[] {
  const { sign, tone } = signs[kind];
  const style: Style = tone === undefined ? {} : { tone };
  const rows = text.split('\n').flatMap((row) => wrapWords(line(row, kind === 'error' || kind === 'warning' ? style : {}), width - 3));
  return prefix(rows, [span(` ${sign} `, style)], indent);
}

function pairLines(title: string, pairs: readonly (readonly [string, string])[], width: number): readonly Line[] {
  const third = Math.floor(width / 3);
  const widest = Math.min(Math.max(0, ...pairs.map(([label]) => textWidth(label))), third);
  const rows = pairs.flatMap(([label, value]) => {
    const lines = (room: number) => value.split('\n').flatMap((row) => wrapWords(line(row), room));
    const head = span(label, { bold: true });
    // In a narrow window, and for a label that is too long, the value stands below.
    if (width < 50) return [[...indent, ...truncate([head], width - 3)], ...prefix(lines(width - 5), [span('     ')])];
    const below: Line = [span(' '.repeat(widest + 5))];
    if (textWidth(label) > widest) return [[...indent, ...truncate([head], width - 3)], ...prefix(lines(width - widest - 5), below)];
    return prefix(lines(width - widest - 5), [...indent, ...pad([head], widest), span('  ')], below);
  });
  return [...(title === '' ? [] : [[span(` ${title}`, { bold: true })]]), ...rows];
}

function outcomeLines(outcome: Outcome, width: number): readonly Line[] {
  const { kind, text } = outcomeText(outcome);
  return text === '' ? [] : noticeLines(kind, text, width);
}

/** What the operator should know of how a turn ended; nothing where the reply, or the line of the denied call, says it. */
export function outcomeText(outcome: Outcome): { readonly kind: NoticeKind; readonly text: string } {
  switch (outcome.type) {
    case 'answered':
    case 'clarify':
    case 'denied':
      return { kind: 'info', text: '' };
    case 'awaiting-approval':
      return { kind: 'warning', text: `Waiting for a decision: ${outcome.waiting.join(', ')}. /approvals shows what waits.` };
    case 'cancelled':
      return { kind: 'info', text: 'Interrupted. What was said so far is kept; write on, or ask again.' };
    case 'failed':
      return { kind: 'error', text: [outcome.message, ...(outcome.hint === undefined ? [] : [outcome.hint])].join('\n') };
    case 'step-limit':
    case 'budget':
      return { kind: 'error', text: outcome.message };
    case 'truncated':
      return { kind: 'warning', text: 'The reply was cut off at its length limit. /tell continue lets the agent go on.' };
    case 'refused':
      return { kind: 'warning', text: 'The model declined to answer this.' };
  }
}
