import { verifiedNow } from '../core/conversation.ts';
import type { CustomerRef } from '../core/customer.ts';
import type { Entry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import { durationText } from '../tui/layout/duration.ts';
import type { Item, NoticeKind } from '../tui/state/item.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const verify: SlashCommand = {
  name: 'verify',
  summary: 'Open the identity form for the customer; what you enter goes nowhere else',
  anytime: false,
  async run(_words, chat) {
    const { pendingVerifications, customer } = chat.conversation;
    const [waiting] = pendingVerifications;
    if (waiting !== undefined) return chat.turn({ type: 'verification', id: waiting.id });
    if (customer === undefined) throw new UserError('No customer is chosen yet.', '/customer ADDRESS chooses one.');
    const before = chat.conversation.entries.length;
    await chat.verify(customer);
    chat.show(whatCameOfIt(customer, chat.conversation.entries.slice(before), chat));
  },
};

function whatCameOfIt(customer: CustomerRef, added: readonly Entry[], { conversation, now }: SlashChat): Item {
  const decided = added.findLast((entry) => entry.type === 'verification-decided');
  const verification = verifiedNow(conversation, customer.account, now);
  const { name } = customer;
  switch (decided?.outcome) {
    case 'locked':
      return notice('warning', `The identity checks of ${name} are locked after 3 failures; a day after the last one they open again.`);
    case 'declined':
      return notice('info', `The identity check of ${name} was given up.`);
    case 'verified':
      if (verification === undefined) break;
      return notice('done', `${name} is verified for ${durationText(verification.expiresAt - now)}.`);
  }
  return notice('info', `The identity check of ${name} waits; /verify takes it up.`);
}

function notice(kind: NoticeKind, text: string): Item {
  return { type: 'notice', kind, text };
}
