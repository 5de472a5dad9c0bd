import process from 'node:process';
import { extend } from '../../core/conversation.ts';
import type { EngineName } from '../../models/choose-engine.ts';
import type { ChatOptions, ChatSignal, ChatTerminal, OpenedSession } from '../../tui/chat-options.ts';
import { askLine } from '../ask-operator.ts';
import type { CommandContext } from '../command.ts';
import { type Desk, openDesk } from '../desk.ts';
import { directory } from '../directories.ts';
import { exitCode } from '../exit-codes.ts';
import type { ConversationFlags } from '../flags.ts';
import { entriesFor } from '../open-conversation.ts';
import { reportError } from '../report-error.ts';
import { hasColor } from '../style.ts';
import { chatApprovals } from './chat-approvals.ts';
import { chatCustomers } from './chat-customers.ts';
import { chatEngines, rememberEngine } from './chat-engines.ts';
import { chatTurns } from './chat-turns.ts';
import { lateEscalations, startOfDay, usageSince } from './figures.ts';
import { historyFile, inputHistory } from './input-history.ts';
import { outside } from './outside.ts';
import { type StoredSessions, storedSessions } from './stored-sessions.ts';

export interface ChatFlags extends ConversationFlags {
  readonly screenReader?: true;
}

/** The chat at a terminal. */
export async function interactiveChat(context: CommandContext, flags: ChatFlags): Promise<number> {
  const { shell } = context;
  const [{ startChat }, desk] = await Promise.all([
    import('../../tui/start-chat.ts'),
    openDesk(context, flags, () => askForClaude(context, flags)),
  ]);
  const sessions = storedSessions({ desk, now: shell.now, cwd: shell.cwd, transcriptFile: flags.transcript });
  const start = await firstSession(desk, sessions, flags);
  shell.leaveSignals();
  const exit = await startChat(chatOptions(context, desk, sessions, start, flags));
  if (exit.reason === 'signal') return exitCode({ signal: exit.signal });
  if (exit.reason === 'closed') return exitCode({ signal: 'SIGHUP' });
  if (exit.reason === 'crash') return reportError(exit.error, shell, { debug: flags.debug === true });
  return 0;
}

function chatOptions(context: CommandContext, desk: Desk, sessions: StoredSessions, start: OpenedSession, flags: ChatFlags): ChatOptions {
  const { shell, version } = context;
  const { settings, team, operator, store } = desk;
  const theme = settings.get('theme')?.value;
  return {
    team: team.team,
    operator,
    start,
    settings: {
      screenReader: settings.get('screen-reader')?.value === 'true',
      color: hasColor(shell.stdout, shell.env, flags.color),
      theme: theme === 'light' || theme === 'dark' || theme === 'high-contrast' ? theme : 'auto',
      notify: settings.get('notify')?.value !== 'false',
      pickSession: flags.resume === true,
      version,
    },
    terminal: processTerminal(),
    clock: { now: shell.now },
    turns: chatTurns(desk, sessions),
    sessions,
    customers: chatCustomers(desk, sessions),
    engines: chatEngines(desk, shell),
    approvals: chatApprovals(desk, shell.now),
    history: inputHistory(historyFile(directory('data', shell.env))),
    outside: outside(shell),
    usage: () => usageSince(store, startOfDay(shell.now())),
    status: async () => ({ lateEscalations: await lateEscalations(store, shell.now()) }),
  };
}

/** The session that the flags mean; a new one is stored with its first entry. */
async function firstSession(desk: Desk, sessions: StoredSessions, flags: ChatFlags): Promise<OpenedSession> {
  const [latest] = flags.continue ? await desk.store.sessions({ limit: 1 }) : [];
  const id = typeof flags.resume === 'string' ? flags.resume : latest?.id;
  const opened = id === undefined ? await sessions.create() : await openOrRead(sessions, id);
  const entries = opened.readOnly ? [] : await entriesFor(desk, flags);
  if (entries.length === 0) return opened;
  return { ...opened, conversation: extend(opened.conversation, await sessions.append(opened.conversation, entries)) };
}

/** Where another process has it, it is read along. */
async function openOrRead(sessions: StoredSessions, id: string): Promise<OpenedSession> {
  const opened = await sessions.open(id);
  if (!('heldBy' in opened)) return opened;
  const read = await sessions.open(id, 'read');
  if ('heldBy' in read) throw new Error(`a session opened for reading cannot be held: ${id}`);
  return read;
}

/** Asked once: the answer is kept in the configuration. */
async function askForClaude({ shell }: CommandContext, { input }: ChatFlags): Promise<EngineName> {
  if (!input) return 'local';
  shell.stderr.write(
    'An Anthropic API key is set. Frontdesk can let Claude answer; customer messages are then sent to the Anthropic API.\n',
  );
  const answer = await askLine(shell, 'May they be sent? This is asked once. [y/N] ');
  const engine = /^y(?:es)?$/i.test(answer?.trim() ?? '') ? 'claude' : 'local';
  await rememberEngine(engine, shell);
  shell.stderr.write(
    `The ${engine} engine answers. Change it with /engine, or: frontdesk config set engine ${engine === 'claude' ? 'local' : 'claude'}\n`,
  );
  return engine;
}

/** The process's own terminal, which the chat alone uses while it runs. */
function processTerminal(): ChatTerminal {
  const signals: readonly ChatSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT'];
  return {
    input: process.stdin,
    output: process.stdout,
    onSignal(listener) {
      const heard = (signal: NodeJS.Signals) => {
        const name = signals.find((known) => known === signal);
        if (name !== undefined) listener(name);
      };
      for (const signal of signals) process.on(signal, heard);
      return () => {
        for (const signal of signals) process.off(signal, heard);
      };
    },
    onExit(listener) {
      process.on('exit', listener);
      return () => process.off('exit', listener);
    },
    ...(process.platform === 'win32' ? {} : { suspend: () => void process.kill(0, 'SIGTSTP') }),
  };
}
