import type { SlashCommand } from './slash-command.ts';

export const agents: SlashCommand = {
  name: 'agents',
  summary: 'Who is on the team, and what each one takes',
  anytime: true,
  async run(_words, chat) {
    const { activeAgent, pinnedAgent } = chat.conversation;
    const pairs = Object.values(chat.team.agents).map(({ name, title, role, handles }) => {
      const marks = [
        role === 'triage' ? 'triage' : name,
        name === pinnedAgent ? 'pinned' : name === activeAgent ? 'has the conversation' : '',
      ];
      return [title, `${marks.filter(Boolean).join(' · ')}\n${handles.join('; ')}`] as const;
    });
    chat.show({ type: 'pairs', title: chat.team.title, pairs });
  },
};
