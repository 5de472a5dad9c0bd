import { UserError } from '../core/errors.ts';
import type { SlashCommand } from './slash-command.ts';

/** The tool that makes an agent the one for escalations, whatever the team calls it. */
const escalationTool = 'escalate';

export const escalate: SlashCommand = {
  name: 'escalate',
  usage: '[reason]',
  summary: 'Have the escalation specialist prepare an escalation; you confirm it on the card',
  anytime: false,
  async run(words, chat) {
    if (chat.conversation.entries.length === 0) throw new UserError('There is nothing to escalate yet.');
    const specialist = Object.values(chat.team.agents).find(({ role, tools }) => role === 'specialist' && tools.includes(escalationTool));
    if (specialist === undefined) throw new UserError('No agent of this team can escalate.', `One needs the tool ${escalationTool}.`);
    const before = chat.conversation.pinnedAgent ?? null;
    await chat.append({ type: 'pin', agent: specialist.name });
    try {
      const reason = words === '' ? '' : ` The reason: ${words}`;
      await chat.turn({ type: 'message', from: 'operator', text: `Please escalate this conversation.${reason}` });
    } finally {
      await chat.append({ type: 'pin', agent: before });
    }
  },
};
