import { UserError } from '../core/errors.ts';
import type { SlashCommand } from './slash-command.ts';

export const note: SlashCommand = {
  name: 'note',
  usage: 'words',
  summary: 'Keep a note of your own in the conversation; the customer never sees it',
  anytime: false,
  async run(words, chat) {
    if (words === '') throw new UserError('/note needs the words to keep.');
    await chat.append({ type: 'note', text: words, by: chat.operator.name });
    chat.show({ type: 'notice', kind: 'done', text: `Noted: ${words}` });
  },
};
