import { PassThrough } from 'node:stream';
import { type Conversation, extend, startConversation } from '../../src/core/conversation.ts';
import type { TurnInput } from '../../src/core/dependencies.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';
import { slashCommands } from '../../src/slash/index.ts';
import { parseSlash } from '../../src/slash/parse-slash.ts';
import type { SlashChat } from '../../src/slash/slash-command.ts';
import type { ChoiceQuestion } from '../../src/tui/cards/choice-card.ts';
import type { ChatTerminal } from '../../src/tui/chat-options.ts';
import type { Item } from '../../src/tui/state/item.ts';
import { chatDesk } from './chat-desk.ts';
import { chatTeam } from './chat-team.ts';

export interface SlashDesk {
  readonly chat: SlashChat;
  readonly shown: Item[];
  readonly turns: TurnInput[];
  readonly copied: string[];
  readonly opened: (string | undefined)[];
  readonly questions: ChoiceQuestion[];
  /** What the ports were asked for. */
  readonly asked: readonly string[];
  /** Answers to questions, in order; none left is Esc. */
  readonly answers: string[];
  /** What becomes of identity forms, in order; none left is one that was left for later. */
  readonly forms: (readonly Entry[])[];
  conversation: Conversation;
  left: boolean;
  run(line: string): Promise<void>;
  /** All that was shown, as text. */
  text(): string;
}

/** Commands never see the terminal. */
const nothing: ChatTerminal = {
  input: Object.assign(new PassThrough(), { setRawMode: () => {}, ref: () => {}, unref: () => {} }),
  output: Object.assign(new PassThrough(), { columns: 80, rows: 24 }),
  onSignal: () => () => {},
  onExit: () => () => {},
};

/** The chat of a slash command without any screen. */
export function slashDesk(entries: readonly Entry[] = [], edit: (text: string) => string = (text) => text): SlashDesk {
  const options = chatDesk({ terminal: nothing, edit: async (text) => edit(text) });
  const store = (added: readonly Entry[]) => {
    const first = desk.conversation.entries.length + 1;
    desk.conversation = extend(
      desk.conversation,
      added.map((entry, index): StoredEntry => ({ ...entry, seq: first + index, at: 1000 })),
    );
  };
  const desk: SlashDesk = {
    shown: [],
    turns: [],
    copied: [],
    opened: [],
    questions: [],
    asked: options.asked,
    answers: [],
    forms: [],
    conversation: startConversation({ id: 's_test', team: 'teamflow', createdAt: 0 }),
    left: false,
    async run(line) {
      const { command, words } = parseSlash(line, slashCommands);
      await command.run(words, desk.chat);
    },
    text: () =>
      desk.shown
        .map((item) => {
          if (item.type === 'notice') return item.text;
          if (item.type === 'pairs') return [item.title, ...item.pairs.map((pair) => pair.join(': '))].join('\n');
          return item.type === 'reply' ? item.markdown : item.type;
        })
        .join('\n'),
    chat: {
      team: chatTeam,
      operator: options.operator,
      commands: slashCommands,
      customers: options.customers,
      engines: options.engines,
      approvals: options.approvals,
      sessions: options.sessions,
      outside: options.outside,
      usage: options.usage,
      get conversation() {
        return desk.conversation;
      },
      now: 2000,
      show: (...items) => void desk.shown.push(...items),
      turn: async (input) => void desk.turns.push(input),
      append: async (...added) => store(added),
      async choose(question) {
        desk.questions.push(question);
        return desk.answers.shift();
      },
      decide: async () => ({ decision: { type: 'allow', scope: 'once' }, by: options.operator }),
      verify: async () => store(desk.forms.shift() ?? []),
      async open(session) {
        desk.opened.push(session);
        return undefined;
      },
      copy: (text) => void desk.copied.push(text),
      engineChosen: () => {},
      clearScreen: () => {},
      leave: () => {
        desk.left = true;
      },
    },
  };
  store(entries);
  return desk;
}
