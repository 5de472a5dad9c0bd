import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { OutcomeType } from '../core/outcome.ts';
import type { EngineInfo } from '../tui/chat-options.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const engine: SlashCommand = {
  name: 'engine',
  usage: '[name]',
  summary: 'Which engine answers: this machine alone, or a model elsewhere',
  anytime: false,
  async complete(partial, chat) {
    const list = await chat.engines.list();
    return list.filter(({ name }) => name.startsWith(partial)).map(({ name, sendsTo }) => ({ value: name, detail: whereTo(sendsTo) }));
  },
  async run(words, chat) {
    const list = await chat.engines.list();
    const name = words === '' ? await ask(list, chat) : words;
    if (name === undefined) return;
    const chosen = list.find((each) => each.name === name);
    if (chosen === undefined) {
      const names = list.map((each) => each.name);
      throw new UserError(`There is no engine "${name}".`, `Did you mean ${nearest(name, names) ?? names.join(' or ')}?`);
    }
    await choose(chosen, chosen.model, chat);
  },
};

/** Makes it the engine of the next turns, after saying where messages will go. */
export async function choose(chosen: EngineInfo, model: string, chat: SlashChat): Promise<void> {
  if (chosen.problem !== undefined) throw new UserError(`The ${chosen.name} engine cannot be used.`, chosen.problem);
  if (chosen.sendsTo !== undefined && !chosen.consented && !(await consents(chosen, chat))) {
    return chat.show({ type: 'notice', kind: 'info', text: 'Nothing was changed.' });
  }
  await chat.engines.choose(chosen.name, model);
  await chat.append({ type: 'engine', engine: chosen.name, model });
  chat.engineChosen(chosen.name, model);
  chat.show({ type: 'notice', kind: 'done', text: `The ${chosen.name} engine answers from now on (${model}).` });
  const stopped = stoppedTurn[chat.conversation.lastOutcome?.type ?? 'answered'];
  if (stopped !== undefined) await offerAnswer(chosen, stopped, chat);
}

/** Turns that another engine can take up, and what is said of them. */
const stoppedTurn: Partial<Record<OutcomeType, string>> = {
  failed: 'The last turn failed',
  budget: 'The last turn was stopped by the budget',
};

/** Whoever changes the engine because the other one failed need not say it all again. */
async function offerAnswer({ name }: EngineInfo, title: string, chat: SlashChat): Promise<void> {
  const answer = await chat.choose({
    title,
    choices: [
      { id: 'answer', label: `Let the ${name} engine go on with it` },
      { id: 'leave', label: 'Leave it' },
    ],
  });
  if (answer === 'answer') await chat.turn({ type: 'continue' });
}

async function consents({ name, sendsTo }: EngineInfo, chat: SlashChat): Promise<boolean> {
  const answer = await chat.choose({
    title: `Use the ${name} engine?`,
    text: `Everything in this conversation, the customer’s words among it, is then sent to ${sendsTo}. You are asked this once.`,
    choices: [
      { id: 'no', label: 'No, stay on this machine' },
      { id: 'yes', label: `Yes, send messages to ${sendsTo}` },
    ],
  });
  return answer === 'yes';
}

async function ask(list: readonly EngineInfo[], chat: SlashChat): Promise<string | undefined> {
  return chat.choose({
    title: 'Engine',
    focus: list.findIndex(({ current }) => current),
    choices: list.map(({ name, current, model, problem, sendsTo }) => ({
      id: name,
      label: `${name}${current ? ' (in use)' : ''}`,
      detail: problem ?? `${model} · ${whereTo(sendsTo)}`,
    })),
  });
}

function whereTo(sendsTo: string | undefined): string {
  return sendsTo === undefined ? 'stays on this machine' : `sends messages to ${sendsTo}`;
}
