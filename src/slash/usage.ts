import type { Usage } from '../core/entry.ts';
import { costText } from '../tui/layout/status-line.ts';
import type { SlashCommand } from './slash-command.ts';

export const usage: SlashCommand = {
  name: 'usage',
  summary: 'Tokens, cost and model calls of this conversation and of today',
  anytime: true,
  async run(_words, chat) {
    const { today, turns } = await chat.usage();
    chat.show({
      type: 'pairs',
      title: 'Usage',
      pairs: [
        ['This conversation', usageText(chat.conversation.usage)],
        ['Today', `${turns} ${turns === 1 ? 'turn' : 'turns'} · ${usageText(today)}`],
      ],
    });
  },
};

function usageText({ modelCalls, inputTokens, outputTokens, cacheReadTokens, costUsd }: Usage): string {
  const cost = costUsd === null ? 'cost unknown' : costUsd === 0 ? 'no cost' : costText(costUsd);
  if (modelCalls === 0) return `no model calls · ${cost}`;
  const count = (tokens: number) => tokens.toLocaleString('en-US');
  return `${modelCalls} model ${modelCalls === 1 ? 'call' : 'calls'} · ${count(inputTokens)} tokens in (${count(cacheReadTokens)} from the cache), ${count(outputTokens)} out · ${cost}`;
}
