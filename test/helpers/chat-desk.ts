import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type Conversation, noUsage, startConversation } from '../../src/core/conversation.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';
import { formatMoney } from '../../src/core/money.ts';
import type { ChatOptions, ChatSettings, ChatTerminal, OpenedSession } from '../../src/tui/chat-options.ts';
import { play, Stage } from './chat-script.ts';
import { scriptFor } from './chat-scripts.ts';
import { chatTeam, maya } from './chat-team.ts';

export interface ChatDeskOptions {
  readonly terminal: ChatTerminal;
  readonly settings?: Partial<ChatSettings>;
  /** A file that keeps the entries of the one session: what a killed process leaves behind. */
  readonly file?: string;
  readonly past?: readonly string[];
  readonly clockStands?: boolean;
  readonly edit?: (text: string) => Promise<string>;
}

/** Everything a chat needs, in memory, with scripted turns. What it was asked for can be read. */
export function chatDesk(options: ChatDeskOptions): ChatOptions & { readonly asked: string[] } {
  const asked: string[] = [];
  const opened = Date.now();
  const now = () => (options.clockStands === true ? opened : Date.now());
  const saved = options.file !== undefined && existsSync(options.file) ? readFileSync(options.file, 'utf8').trim().split('\n') : [];
  const entries = saved.map((line): StoredEntry => JSON.parse(line));
  const session = { id: 's_test', team: 'teamflow', createdAt: now() };
  const keep = (stored: readonly StoredEntry[]) => {
    if (options.file !== undefined) appendFileSync(options.file, stored.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  };
  const append = (conversation: Conversation, added: readonly Entry[]): readonly StoredEntry[] => {
    const first = (conversation.entries.at(-1)?.seq ?? 0) + 1;
    const stored = added.map((entry, index): StoredEntry => ({ ...entry, seq: first + index, at: now() }));
    keep(stored);
    return stored;
  };
  const start: OpenedSession = { conversation: startConversation(session, entries), damaged: 0, readOnly: false };
  return {
    asked,
    team: chatTeam,
    operator: { name: 'Ops', roles: ['support'] },
    start,
    settings: {
      screenReader: false,
      color: true,
      theme: 'dark',
      notify: true,
      pickSession: false,
      version: '0.1.0',
      ...options.settings,
    },
    terminal: options.terminal,
    clock: { now },
    turns: {
      async *run(conversation, input, cards, signal) {
        const stage = new Stage(conversation, input, cards, signal, now);
        const script = scriptFor(input.type === 'message' ? input.text : '');
        for await (const event of play(script, stage)) {
          if (event.type === 'entry-added') keep([event.entry]);
          yield event;
        }
      },
      append: async (conversation, added) => append(conversation, added),
      refresh: async () => [],
    },
    sessions: {
      formats: ['md', 'json'],
      create: async () => ({ conversation: startConversation({ ...session, id: 's_new' }), damaged: 0, readOnly: false }),
      open: async (id) => ({ conversation: startConversation({ ...session, id }), damaged: 0, readOnly: false }),
      close: async () => {},
      list: async ({ text }) =>
        ['s_one', 's_two', 's_three']
          .map((id) => ({ ...session, id, updatedAt: now() - 60_000, title: `About ${id}`, entries: 4, waiting: 0 }))
          .filter(({ title }) => title.includes(text ?? '')),
      export: async (_conversation, { file }) => {
        asked.push(`export ${file ?? ''}`);
        return file ?? 's_test.md';
      },
    },
    customers: {
      search: async (text) => (`${maya.name} ${maya.contact?.email}`.toLowerCase().includes(text.toLowerCase()) ? [maya] : []),
      demo: async () => [{ customer: maya, answers: { email: 'maya@northwind.example', 'last-payment': '49.99', 'postal-code': '1012' } }],
      verify: async () => [],
    },
    engines: {
      list: async () => [
        { name: 'local', current: true, model: 'local', models: [], consented: true },
        {
          name: 'claude',
          current: false,
          model: 'claude-sonnet',
          models: ['claude-sonnet', 'claude-opus'],
          consented: false,
          sendsTo: 'the Anthropic API',
        },
      ],
      choose: async (engine) => {
        asked.push(`engine ${engine}`);
      },
    },
    approvals: {
      waiting: async () => [],
      judgeEdit: async (_conversation, request, input) => {
        const cents = Number(input['amount_cents']);
        if (cents > 4999) return { ok: false, problems: ['amount_cents: at most $49.99 is left of pay_1042.'] };
        const amount = { cents, currency: 'USD' } as const;
        const proposal = { ...request.proposal, summary: `Refund ${formatMoney(amount)} to Visa ····4242`, amount };
        return { ok: true, request: { ...request, input, proposal, argsHash: 'aa'.repeat(32) } };
      },
    },
    history: {
      load: async () => options.past ?? [],
      append: async (text) => {
        asked.push(`history ${text}`);
      },
    },
    outside: {
      edit: options.edit ?? (async (text) => text),
      paths: async (prefix) => ['transcript.md', 'notes/'].filter((path) => path.startsWith(prefix)),
    },
    usage: async () => ({ today: noUsage, turns: 0 }),
    status: async () => ({ lateEscalations: 0 }),
  };
}
