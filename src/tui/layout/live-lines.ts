import type { Card } from '../cards/card.ts';
import type { ChatState } from '../state/chat-state.ts';
import { needsGap } from '../state/item.ts';
import { titleOf } from '../state/names.ts';
import type { TurnView } from '../state/turn-view.ts';
import { blank, type Line, line } from '../text/span.ts';
import { lineWidth } from '../text/width.ts';
import { truncate } from '../text/wrap.ts';
import { approvalContent } from './approval-lines.ts';
import { choiceContent } from './choice-card-lines.ts';
import { durationText } from './duration.ts';
import { type Block, framed, frameRoom } from './frame.ts';
import { draftLines, inputBlock } from './input-lines.ts';
import { itemLines } from './item-lines.ts';
import { readable } from './readable.ts';
import { statusLine } from './status-line.ts';
import { verificationContent } from './verification-lines.ts';

/**
 * All that is redrawn: what streams, what is asked, the input, the status line; the least important gives way first.
 * Always fewer rows than the window: a taller one could not be redrawn in place.
 */
export function liveBlock(state: ChatState): Block {
  const { columns, rows } = state.size;
  const budget = Math.max(2, rows - 1);
  const status = budget > 3 ? [statusLine(state, columns)] : [];
  const hint = state.hint === undefined || budget < 4 ? [] : [truncate(line(` ${state.hint}`, { tone: 'warning' }), columns)];
  const foot = [...hint, ...status];
  const asked = lastRows(askedBlock(state, budget - foot.length), budget - foot.length);
  const busy = busyLines(state);
  const above = budget - foot.length - asked.lines.length;
  const head = [...tailLines(state, above - busy.length - 2), ...(busy.length > 0 ? [blank] : []), ...busy];
  const gap = above > head.length ? [blank] : [];
  const lines = [...head.slice(-Math.max(0, above)), ...gap, ...asked.lines, ...foot];
  const before = lines.length - foot.length - asked.lines.length;
  return { lines, ...(asked.cursor === undefined ? {} : { cursor: { ...asked.cursor, row: before + asked.cursor.row } }) };
}

/** A window too small even for a card shows the end of it: its choices. */
function lastRows(block: Block, height: number): Block {
  const cut = block.lines.length - height;
  if (cut <= 0) return block;
  const { cursor } = block;
  const kept = cursor === undefined || cursor.row < cut ? {} : { cursor: { ...cursor, row: cursor.row - cut } };
  return { lines: block.lines.slice(cut), ...kept };
}

/** The open card with the draft below it, or the input. */
function askedBlock(state: ChatState, height: number): Block {
  const { columns, rows } = state.size;
  const [card] = state.cards;
  if (card === undefined) return inputBlock(state, Math.max(1, Math.min(height, Math.max(3, Math.floor(rows / 3)))));
  const draft = height > 10 ? draftLines(state) : [];
  const block = framed(cardContent(card, frameRoom(columns), height - draft.length, state.now), columns, height - draft.length);
  return { ...block, lines: [...block.lines, ...draft] };
}

function cardContent(card: Card, room: number, height: number, now: number) {
  switch (card.type) {
    case 'approval':
      return approvalContent(card, room, now);
    case 'verification':
      return verificationContent(card, room);
    case 'choice':
      return choiceContent(card, room, height);
  }
}

/** The part of the turn that is not history yet: of a long one its end. */
function tailLines({ turn, history, size }: ChatState, height: number): readonly Line[] {
  if (turn === undefined || turn.parts.length === 0 || height < 1) return [];
  const lines: Line[] = [];
  let before = history.at(-1)?.item;
  for (const { item } of turn.parts) {
    if (before !== undefined && needsGap(before, item)) lines.push(blank);
    lines.push(...itemLines(item, readable(size.columns)));
    before = item;
  }
  if (lines.length <= height) return lines;
  const above = line(`   ⋮ ${lines.length - height + 1} rows more, complete once this part is finished`, { tone: 'muted' });
  return height === 1 ? lines.slice(-1) : [truncate(above, size.columns), ...lines.slice(-(height - 1))];
}

function busyLines(state: ChatState): readonly Line[] {
  const { turn, cards, size, now } = state;
  if (turn === undefined || cards.length > 0) return [];
  const style = { tone: 'muted' } as const;
  // How long and how to stop it are in sight, however long the rest is.
  const end = line(` · ${durationText(now - turn.startedAt)}${turn.interrupted ? '' : ' · Esc interrupts'}`, style);
  const work = truncate(line(` … ${workText(state, turn).replace(/\.$/, '')}`, style), size.columns - lineWidth(end));
  return [truncate([...work, ...end], size.columns)];
}

export function workText({ team }: Pick<ChatState, 'team'>, turn: TurnView): string {
  if (turn.interrupted) return 'Interrupting';
  if (turn.progress !== undefined) return turn.progress;
  return turn.agent === undefined ? 'Working' : `${titleOf(team, turn.agent)} is working`;
}
