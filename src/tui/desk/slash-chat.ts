import { slashCommands } from '../../slash/index.ts';
import type { SlashChat } from '../../slash/slash-command.ts';
import type { Choice } from '../cards/choice-card.ts';
import { openChoice } from '../cards/choice-card.ts';
import type { ChatOptions } from '../chat-options.ts';
import type { Action } from '../state/action.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Terminal } from './chat.ts';
import { onlyRead } from './only-read.ts';
import type { OpenCards } from './open-cards.ts';
import { openSession } from './open-session.ts';
import type { TurnRunner } from './turn-runner.ts';

export interface SlashStage {
  readonly options: ChatOptions;
  readonly cards: OpenCards;
  readonly turns: TurnRunner;
  readonly terminal: Terminal;
  /** What answers the search field of a card, by the card's id. */
  readonly searches: Map<number, (text: string) => Promise<readonly Choice[]>>;
  readonly state: () => ChatState;
  readonly dispatch: (action: Action) => void;
  readonly leave: () => void;
}

/** The chat as slash commands see it. */
export function slashChat(stage: SlashStage): SlashChat {
  const { options, cards, turns, terminal, state, dispatch } = stage;
  const chat: SlashChat = {
    team: options.team,
    operator: options.operator,
    commands: slashCommands,
    customers: options.customers,
    engines: options.engines,
    approvals: options.approvals,
    sessions: options.sessions,
    outside: { ...options.outside, edit: (text) => terminal.lend(() => options.outside.edit(text)) },
    usage: () => options.usage(),
    get conversation() {
      return state().conversation;
    },
    get now() {
      return options.clock.now();
    },
    show: (...items) => dispatch({ type: 'show', items }),
    turn: (input) => turns.run(input),
    async append(...entries) {
      if (state().readOnly) throw onlyRead(state());
      dispatch({ type: 'entries', entries: await options.turns.append(state().conversation, entries) });
    },
    async choose(question, search) {
      let shown = 0;
      const answer = await cards.ask((id) => {
        shown = id;
        if (search !== undefined) stage.searches.set(id, search);
        return openChoice(id, question);
      });
      stage.searches.delete(shown);
      return answer.type === 'chosen' ? answer.id : undefined;
    },
    decide: (request) => turns.approver.decide(request, { position: 1, total: 1 }, new AbortController().signal),
    async verify(customer) {
      if (state().readOnly) throw onlyRead(state());
      const entries = await options.customers.verify(state().conversation, customer, turns.verifier, new AbortController().signal);
      dispatch({ type: 'entries', entries });
    },
    open: (session) => openSession(session, { chat, options, dispatch, readOnly: state().readOnly }),
    copy: (text) => terminal.copy(text),
    engineChosen: (name, model) => dispatch({ type: 'engine', name, model }),
    clearScreen: () => terminal.clear(),
    leave: stage.leave,
  };
  return chat;
}
