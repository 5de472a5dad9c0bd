import { UserError } from '../core/errors.ts';
import type { SlashCommand } from './slash-command.ts';

export const tell: SlashCommand = {
  name: 'tell',
  usage: 'words',
  summary: 'Speak to the agent yourself: "shorter", "in German", "check the March invoice too"',
  anytime: false,
  async run(words, chat) {
    if (words === '') throw new UserError('/tell needs what you want to say.', 'For example: /tell shorter, please');
    await chat.turn({ type: 'message', from: 'operator', text: words });
  },
};
