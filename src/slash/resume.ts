import { sessionChoices, sessions } from './sessions.ts';
import type { SlashCommand } from './slash-command.ts';

export const resume: SlashCommand = {
  name: 'resume',
  usage: '[session]',
  summary: 'Go on with a conversation by its id; without one, choose',
  anytime: false,
  async complete(partial, chat) {
    const choices = await sessionChoices('', chat);
    return choices.filter(({ id }) => id.startsWith(partial)).map(({ id, label }) => ({ value: id, detail: label }));
  },
  async run(words, chat) {
    if (words === '') return sessions.run('', chat);
    await chat.open(words);
  },
};
