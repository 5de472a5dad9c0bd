import type { SlashCommand } from './slash-command.ts';

export const newConversation: SlashCommand = {
  name: 'new',
  summary: 'Begin a new conversation; this one is kept',
  anytime: false,
  async run(_words, chat) {
    await chat.open(undefined);
  },
};
