import { verifiedNow } from '../../core/conversation.ts';
import { costText } from '../../core/usage-text.ts';
import type { ChatState } from '../state/chat-state.ts';
import { type Line, type Style, span } from '../text/span.ts';
import { lineWidth } from '../text/width.ts';
import { truncate } from '../text/wrap.ts';
import { durationText } from './duration.ts';

/** One part of the status line; those with the lowest rank go first when there is no room. */
interface StatusPart {
  readonly text: string;
  /** Says the same where there is little room. */
  readonly short?: string;
  readonly rank: number;
  readonly style: Style;
}

export function statusLine(state: ChatState, width: number): Line {
  let parts = statusParts(state);
  let shortened = false;
  const render = (): Line => parts.flatMap(({ text, style }, index) => [span(index === 0 ? ' ' : ' · ', muted), span(text, style)]);
  while (parts.length > 1 && lineWidth(render()) > width) {
    const least = Math.min(...parts.map(({ rank }) => rank));
    if (least >= sessionRank && !shortened) {
      parts = parts.map(({ short, ...part }) => ({ ...part, text: short ?? part.text }));
      shortened = true;
    } else parts = parts.filter(({ rank }) => rank !== least);
  }
  return truncate(render(), width);
}

const muted: Style = { tone: 'muted' };

/** What matters more than the session is said shorter before that is left out. */
const sessionRank = 5;

function statusParts(state: ChatState): readonly StatusPart[] {
  const { conversation, engine, team, lateEscalations } = state;
  const waiting = conversation.pendingApprovals.length + conversation.pendingVerifications.length;
  const { costUsd } = conversation.usage;
  return [
    { text: team.name, rank: 2, style: muted },
    { text: `${engine.name} engine`, rank: 4, style: muted },
    ...(conversation.pinnedAgent === undefined ? [] : [{ text: `pinned: ${conversation.pinnedAgent}`, rank: 6, style: muted }]),
    ...customerParts(state),
    ...(waiting === 0
      ? []
      : [
          {
            text: `${waiting} ${waiting === 1 ? 'decision' : 'decisions'} waiting`,
            short: `${waiting} waiting`,
            rank: 9,
            style: { tone: 'warning' } as const,
          },
        ]),
    ...(lateEscalations === 0
      ? []
      : [
          {
            text: `${lateEscalations} late escalation${lateEscalations === 1 ? '' : 's'}`,
            short: `${lateEscalations} late`,
            rank: 7,
            style: { tone: 'danger' } as const,
          },
        ]),
    ...(costUsd === null
      ? [{ text: 'cost unknown', rank: 1, style: muted }]
      : costUsd > 0
        ? [{ text: costText(costUsd), rank: 3, style: muted }]
        : []),
    ...(state.readOnly ? [{ text: 'read only', rank: 10, style: { tone: 'warning' } as const }] : []),
    { text: conversation.session.id, rank: sessionRank, style: muted },
  ];
}

function customerParts({ conversation, now }: ChatState): readonly StatusPart[] {
  const { customer } = conversation;
  if (customer === undefined) return [];
  const verification = verifiedNow(conversation, customer.account, now);
  const { name } = customer;
  if (verification === undefined) return [{ text: `${name}, not verified`, rank: 8, style: muted }];
  const left = durationText(verification.expiresAt - now);
  return [{ text: `${name} ✓ verified, ${left} left`, short: `${name} ✓ ${left}`, rank: 8, style: { tone: 'success' } }];
}
