import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { choose } from './engine.ts';
import type { SlashCommand } from './slash-command.ts';

export const model: SlashCommand = {
  name: 'model',
  usage: '[name]',
  summary: 'Which model of the engine answers',
  anytime: false,
  async complete(partial, chat) {
    const current = (await chat.engines.list()).find((each) => each.current);
    return (current?.models ?? []).filter((name) => name.startsWith(partial)).map((value) => ({ value }));
  },
  async run(words, chat) {
    const current = (await chat.engines.list()).find((each) => each.current);
    if (current === undefined) throw new UserError('No engine is in use.', '/engine chooses one.');
    const models = current.models.length === 0 ? [current.model] : current.models;
    if (words === '' && models.length === 1) {
      return chat.show({ type: 'notice', kind: 'info', text: `The ${current.name} engine has one model only: ${current.model}.` });
    }
    const inUse = current.model.split(', ');
    const choices = models.map((name) => ({ id: name, label: `${name}${inUse.includes(name) ? ' (in use)' : ''}` }));
    const name = words === '' ? await chat.choose({ title: `Model of the ${current.name} engine`, choices }) : words;
    if (name === undefined) return;
    if (!models.includes(name)) {
      throw new UserError(
        `The ${current.name} engine has no model "${name}".`,
        `Did you mean ${nearest(name, models) ?? models.join(' or ')}?`,
      );
    }
    await choose(current, name, chat);
  },
};
