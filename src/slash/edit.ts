import { UserError } from '../core/errors.ts';
import { lastReply } from './last-reply.ts';
import type { SlashCommand } from './slash-command.ts';

export const edit: SlashCommand = {
  name: 'edit',
  summary: 'Change the last reply in your editor before you copy it',
  anytime: false,
  async run(_words, chat) {
    const reply = lastReply(chat.conversation);
    if (reply === undefined) throw new UserError('There is no reply to edit yet.');
    const text = (await chat.outside.edit(reply.text)).trim();
    if (text === reply.text || text === '') return chat.show({ type: 'notice', kind: 'info', text: 'The reply is unchanged.' });
    await chat.append({ type: 'edited-reply', of: reply.seq, text, by: chat.operator.name });
    chat.show({ type: 'notice', kind: 'done', text: 'The reply now reads as follows; /copy takes it.' }, { type: 'reply', markdown: text });
  },
};
