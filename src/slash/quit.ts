import type { SlashCommand } from './slash-command.ts';

export const quit: SlashCommand = {
  name: 'quit',
  summary: 'Leave; the conversation is kept',
  anytime: true,
  async run(_words, chat) {
    chat.leave();
  },
};
