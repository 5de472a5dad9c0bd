import { verifiedNow } from '../core/conversation.ts';
import type { CustomerRef } from '../core/customer.ts';
import { factors } from '../core/customer.ts';
import { UserError } from '../core/errors.ts';
import { durationText } from '../tui/layout/duration.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const customer: SlashCommand = {
  name: 'customer',
  usage: '[address|id|name|none]',
  summary: 'Whom this conversation is about; with a name, choose them',
  anytime: false,
  async complete(partial, chat) {
    const found = await chat.customers.search(partial, 8);
    return found.map((each) => ({ value: each.contact?.email ?? each.account, detail: describe(each) }));
  },
  async run(words, chat) {
    if (words === '') return showCurrent(chat);
    if (words === 'none') {
      await chat.append({ type: 'customer', customer: null });
      return chat.show({ type: 'notice', kind: 'done', text: 'No customer is chosen now.' });
    }
    const chosen = await find(words, chat);
    if (chosen === undefined) return;
    await chat.append({ type: 'customer', customer: chosen });
    await showCurrent(chat);
  },
};

/** One customer by the words, asking when there are several; undefined when that was left. */
async function find(words: string, chat: SlashChat): Promise<CustomerRef | undefined> {
  const found = await chat.customers.search(words, 12);
  const [first, second] = found;
  if (first === undefined) throw new UserError(`No customer fits "${words}".`, 'Try the address, the account id or a part of the name.');
  if (second === undefined || first.contact?.email === words || first.account === words) return first;
  const choices = found.map((each, index) => ({ id: String(index), label: each.name, detail: each.contact?.email ?? each.account }));
  const chosen = await chat.choose({ title: 'Which customer?', choices });
  return chosen === undefined ? undefined : found[Number(chosen)];
}

async function showCurrent(chat: SlashChat): Promise<void> {
  const current = chat.conversation.customer;
  const demo = await chat.customers.demo();
  if (current === undefined) {
    chat.show({
      type: 'notice',
      kind: 'info',
      text: 'No customer is chosen yet: an agent finds them by their address, or /customer ADDRESS does.',
    });
    const known = demo.map((each) => [each.customer.name, each.customer.contact?.email ?? each.customer.account] as const);
    if (known.length > 0) chat.show({ type: 'pairs', title: 'Demo customers', pairs: known });
    return;
  }
  const verification = verifiedNow(chat.conversation, current.account, chat.now);
  const answers = demo.find((each) => each.customer.account === current.account)?.answers;
  chat.show({
    type: 'pairs',
    title: current.name,
    pairs: [
      ['Account', current.account],
      ...(current.contact === undefined ? [] : [['Contact', `${current.contact.name} · ${current.contact.email}`] as const]),
      ...(current.plan === undefined
        ? []
        : [['Plan', `${current.plan}${current.seats === undefined ? '' : ` · ${current.seats} seats`}`] as const]),
      [
        'Identity',
        verification === undefined
          ? 'not verified; /verify opens the form'
          : `verified, ${durationText(verification.expiresAt - chat.now)} left`,
      ],
      ...(answers === undefined ? [] : [['Demo answers', factors.flatMap((factor) => answers[factor] ?? []).join(' · ')] as const]),
    ],
  });
}

function describe(each: CustomerRef): string {
  return [each.contact?.name, each.name].filter((part) => part !== undefined).join(' · ');
}
