import type { SlashCommand } from './slash-command.ts';

export const clear: SlashCommand = {
  name: 'clear',
  summary: 'Clear the screen; the conversation stays as it is',
  anytime: true,
  async run(_words, chat) {
    chat.clearScreen();
  },
};
