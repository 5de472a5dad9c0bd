import type { Agent, Team } from '../core/agent.ts';
import { UserError } from '../core/errors.ts';
import type { SlashCommand } from './slash-command.ts';

/** The tools that make an agent the one for escalations, whatever the team calls it: others may file what a rule demands. */
const escalationTools = ['escalate', 'classify_escalation'] as const;

export const escalate: SlashCommand = {
  name: 'escalate',
  usage: '[reason]',
  summary: 'Have the escalation specialist prepare an escalation; you confirm it on the card',
  anytime: false,
  async run(words, chat) {
    if (chat.conversation.entries.length === 0) throw new UserError('There is nothing to escalate yet.');
    const specialist = escalationSpecialist(chat.team);
    if (specialist === undefined) throw new UserError('No agent of this team can escalate.', `One needs the tool ${escalationTools[0]}.`);
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

function escalationSpecialist({ agents }: Team): Agent | undefined {
  const [files, classifies] = escalationTools;
  const able = Object.values(agents).filter(({ role, tools }) => role === 'specialist' && tools.includes(files));
  return able.find(({ tools }) => tools.includes(classifies)) ?? able[0];
}
