import { usageText } from '../core/usage-text.ts';
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
