import { verifiedNow } from '../core/conversation.ts';
import { UserError } from '../core/errors.ts';
import { durationText } from '../tui/layout/duration.ts';
import type { SlashCommand } from './slash-command.ts';

export const verify: SlashCommand = {
  name: 'verify',
  summary: 'Open the identity form for the customer; what you enter goes nowhere else',
  anytime: false,
  async run(_words, chat) {
    const { pendingVerifications, customer } = chat.conversation;
    const [waiting] = pendingVerifications;
    if (waiting !== undefined) return chat.turn({ type: 'verification', id: waiting.id });
    if (customer === undefined) throw new UserError('No customer is chosen yet.', '/customer ADDRESS chooses one.');
    await chat.verify(customer);
    const verification = verifiedNow(chat.conversation, customer.account, chat.now);
    chat.show(
      verification === undefined
        ? { type: 'notice', kind: 'warning', text: `${customer.name} is not verified.` }
        : { type: 'notice', kind: 'done', text: `${customer.name} is verified for ${durationText(verification.expiresAt - chat.now)}.` },
    );
  },
};
