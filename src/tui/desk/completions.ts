import { slashCommands } from '../../slash/index.ts';
import type { SlashChat, SlashCommand } from '../../slash/slash-command.ts';
import type { Completion } from '../state/input.ts';

/** What Tab offers for the text up to the cursor: names of commands, what a command takes, customers anywhere else. */
export async function completions(before: string, word: string, chat: SlashChat): Promise<readonly Completion[]> {
  const commands: readonly SlashCommand[] = slashCommands;
  if (/^\/[a-z]*$/.test(before)) {
    return commands
      .filter(({ name }) => `/${name}`.startsWith(before))
      .map(({ name, summary }) => ({ value: `/${name}`, detail: summary }));
  }
  const written = /^\/([a-z]+)\s+([\s\S]*)$/.exec(before);
  const command = commands.find(({ name }) => name === written?.[1]);
  if (command !== undefined) return (await command.complete?.(written?.[2] ?? '', chat)) ?? [];
  if (word.length < 2) return [];
  const found = await chat.customers.search(word.replace(/^@/, ''), 8);
  return found.flatMap(({ name, contact, account }) => [{ value: contact?.email ?? account, detail: name }]);
}
