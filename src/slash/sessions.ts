import type { Choice } from '../tui/cards/choice-card.ts';
import { agoText } from '../tui/layout/duration.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const sessions: SlashCommand = {
  name: 'sessions',
  summary: 'Earlier conversations: search what was said, choose one to go on with',
  anytime: false,
  async run(_words, chat) {
    const search = (text: string) => sessionChoices(text, chat);
    const choices = await search('');
    if (choices.length === 0) return chat.show({ type: 'notice', kind: 'info', text: 'There are no earlier conversations yet.' });
    const chosen = await chat.choose({ title: 'Conversations', choices, searchable: true }, search);
    if (chosen !== undefined) await chat.open(chosen);
  },
};

export async function sessionChoices(text: string, chat: SlashChat): Promise<readonly Choice[]> {
  const found = await chat.sessions.list({ limit: 50, ...(text === '' ? {} : { text }) });
  return found.map(({ id, title, updatedAt, customer, waiting }) => {
    const parts = [id, agoText(chat.now - updatedAt), customer, waiting > 0 ? `${waiting} waiting` : undefined];
    return { id, label: title || 'nothing said yet', detail: parts.filter((part) => part !== undefined).join(' · ') };
  });
}
