import type { SlashCommand } from './slash-command.ts';

const keys: readonly (readonly [string, string])[] = [
  ['Enter', 'send; Ctrl+J or \\ Enter: a new line'],
  ['Esc', 'interrupt the agent; on a card: No'],
  ['↑ ↓', 'earlier inputs; Ctrl+R searches them'],
  ['Tab', 'complete commands, customers, files'],
  ['Ctrl+G', 'write in your editor'],
  ['Ctrl+C', 'interrupt, then put the draft away, then leave'],
];

export const help: SlashCommand = {
  name: 'help',
  summary: 'What you can type here',
  anytime: true,
  async run(_words, chat) {
    const commands = chat.commands.map(
      ({ name, usage, summary }) => [`/${name}${usage === undefined ? '' : ` ${usage}`}`, summary] as const,
    );
    chat.show(
      { type: 'notice', kind: 'info', text: 'Type or paste what the customer said; the agents answer them. Commands speak to the desk:' },
      { type: 'pairs', title: 'Commands', pairs: commands },
      { type: 'pairs', title: 'Keys', pairs: keys },
    );
  },
};
