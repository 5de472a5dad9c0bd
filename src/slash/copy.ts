import { UserError } from '../core/errors.ts';
import { sanitize } from '../core/sanitize.ts';
import { lastReply } from './last-reply.ts';
import type { SlashCommand } from './slash-command.ts';

export const copy: SlashCommand = {
  name: 'copy',
  summary: 'Put the last reply, as edited, on the clipboard',
  anytime: true,
  async run(_words, chat) {
    const reply = lastReply(chat.conversation);
    if (reply === undefined) throw new UserError('There is no reply to copy yet.');
    chat.copy(sanitize(reply.text));
    const text = 'Handed to the terminal for the clipboard. Where it does not support that, /export writes a file.';
    chat.show({ type: 'notice', kind: 'done', text });
  },
};
