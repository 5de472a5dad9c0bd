import { lastTurn } from '../core/conversation.ts';
import type { StoredEntry } from '../core/entry.ts';
import type { Routing } from '../core/routing.ts';
import { titleOf } from '../tui/state/names.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const why: SlashCommand = {
  name: 'why',
  summary: 'How the last turn was routed, on what evidence, and what else was considered',
  anytime: true,
  async run(_words, chat) {
    const entries = lastTurn(chat.conversation);
    const rows = withoutRepeats(entries.flatMap((entry) => explain(entry, chat)));
    const { pinnedAgent, activeAgent } = chat.conversation;
    if (rows.length > 0) return chat.show({ type: 'pairs', title: 'How the last turn was routed', pairs: rows });
    const keeper = pinnedAgent ?? activeAgent;
    const reason =
      entries.length === 0
        ? 'Nothing was routed yet.'
        : keeper === undefined
          ? 'The last turn was not routed.'
          : `${titleOf(chat.team, keeper)} ${pinnedAgent === undefined ? 'keeps the conversation until it hands over' : 'is pinned'}: nothing had to be routed.`;
    chat.show({ type: 'notice', kind: 'info', text: reason });
  },
};

/** A handoff that only gives the evidence of the decision once more says nothing new. */
function withoutRepeats(rows: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const said = rows.find(([label]) => label === 'Evidence')?.[1];
  return said === undefined ? rows : rows.filter(([label, text]) => label === 'Evidence' || !text.startsWith(`${said} · `));
}

function explain(entry: StoredEntry, chat: SlashChat): readonly (readonly [string, string])[] {
  if (entry.type === 'handoff') {
    return [[`${titleOf(chat.team, entry.from)} → ${titleOf(chat.team, entry.to)}`, `${entry.reason} · ${entry.urgency} urgency`]];
  }
  if (entry.type === 'correction') return [['Corrected', entry.text]];
  if (entry.type !== 'reply') return [];
  return entry.blocks.flatMap((block) => (block.type === 'routing' ? routingRows(block.routing, chat) : []));
}

function routingRows(routing: Routing, chat: SlashChat): readonly (readonly [string, string])[] {
  const name = (agent: string) => (agent === 'clarify' ? 'ask back' : titleOf(chat.team, agent));
  const likely = routing.alternatives.filter(({ probability }) => probability >= 0.005);
  const rest = likely.length < routing.alternatives.length ? ['all else below 1 %'] : [];
  const others = [...likely.map(({ agent, probability }) => `${name(agent)} ${Math.round(probability * 100)} %`), ...rest];
  return [
    ['Decision', `${name(routing.to)} · ${routing.urgency} urgency`],
    ['Evidence', routing.evidence.length === 0 ? 'none given' : routing.evidence.join('\n')],
    ['Considered', others.length === 0 ? 'the model gave no alternatives' : others.join(' · ')],
  ];
}
