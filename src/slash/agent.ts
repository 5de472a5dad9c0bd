import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { pinText } from '../tui/state/history-items.ts';
import { titleOf } from '../tui/state/names.ts';
import type { SlashCommand } from './slash-command.ts';
import { specialists } from './specialists.ts';

export const agent: SlashCommand = {
  name: 'agent',
  usage: '[name|auto]',
  summary: 'Pin a specialist to this conversation; "auto" lets triage decide again',
  anytime: false,
  async complete(partial, chat) {
    return [...specialists(chat.team), 'auto'].filter((name) => name.startsWith(partial)).map((value) => ({ value }));
  },
  async run(words, chat) {
    const { pinnedAgent, activeAgent } = chat.conversation;
    const names = specialists(chat.team);
    if (words === '') {
      const text =
        pinnedAgent !== undefined
          ? `${titleOf(chat.team, pinnedAgent)} is pinned.`
          : activeAgent === undefined
            ? 'No specialist has the conversation yet.'
            : `${titleOf(chat.team, activeAgent)} has the conversation.`;
      return chat.show({ type: 'notice', kind: 'info', text: `${text} /agent pins one of: ${names.join(', ')}.` });
    }
    if (words === 'auto') {
      await chat.append({ type: 'pin', agent: null });
      return chat.show({ type: 'notice', kind: 'done', text: pinText(null, chat.team) });
    }
    const name = names.find((each) => each === words || titleOf(chat.team, each).toLowerCase() === words.toLowerCase());
    if (name === undefined) {
      const close = nearest(words, names);
      throw new UserError(
        `There is no specialist "${words}".`,
        close === undefined ? `The specialists are ${names.join(', ')}.` : `Did you mean /agent ${close}?`,
      );
    }
    await chat.append({ type: 'pin', agent: name });
    chat.show({ type: 'notice', kind: 'done', text: pinText(name, chat.team) });
  },
};
