import { createElement } from 'react';
import { slashCommands } from '../slash/index.ts';
import type { ChatExit, ChatOptions } from './chat-options.ts';
import { App } from './components/app.tsx';
import { Chat } from './desk/chat.ts';
import { openingItems } from './desk/opening-items.ts';
import { type ChatState, initialState } from './state/chat-state.ts';
import { place } from './state/item.ts';
import { TerminalSession } from './terminal/terminal-session.ts';
import type { ThemeName } from './theme/theme.ts';

/**
 * Runs a chat in the terminal until it is left, its process is told to end, its terminal goes away or it breaks.
 * Whatever happens the terminal is as it was before, and one line says how to resume. Rejects only before it has
 * taken the terminal.
 */
export async function startChat(options: ChatOptions): Promise<ChatExit> {
  const terminal = new TerminalSession(options.terminal);
  const chat = new Chat(options, terminal, await firstState(options));
  terminal.start({
    view: createElement(App, { chat: chat.store, lending: terminal.lending, frames: terminal.frames }),
    input: (input) => chat.dispatch({ type: 'input', input }),
    pause: () => chat.store.pause(),
    resume: () => {
      const { columns, rows } = options.terminal.output;
      chat.dispatch({ type: 'resized', size: { columns, rows } });
      chat.store.resume();
    },
    redraw: () => chat.store.flush(),
    ended: (reason) => void chat.leave(reason),
  });
  chat.open();
  const exit = await Promise.race([chat.ended, terminal.failed.then((error) => crashed(chat, error))]);
  await terminal.stop();
  terminal.say(farewell(exit));
  return exit;
}

async function crashed(chat: Chat, error: unknown): Promise<ChatExit> {
  await chat.leave({ reason: 'crash', error });
  return chat.ended;
}

async function firstState(options: ChatOptions): Promise<ChatState> {
  const { team, operator, start, settings, terminal, clock } = options;
  const current = (await options.engines.list()).find((engine) => engine.current);
  const initial = initialState({
    team,
    operator,
    conversation: start.conversation,
    readOnly: start.readOnly,
    engine: { name: current?.name ?? '', model: current?.model ?? '' },
    size: { columns: terminal.output.columns, rows: terminal.output.rows },
    theme: firstTheme(settings),
    screenReader: settings.screenReader,
    commands: slashCommands,
    now: clock.now(),
  });
  // In the first frame already: one that showed only the input would be wiped away a moment later.
  return { ...initial, history: place([], await openingItems(options, start)) };
}

/** `auto` begins dark: its colours are the terminal's own, and the answer about the background comes in a moment. */
function firstTheme({ color, theme }: ChatOptions['settings']): ThemeName {
  if (!color) return 'none';
  return theme === 'auto' ? 'dark' : theme;
}

function farewell(exit: ChatExit): string {
  const resume = exit.session === undefined ? '' : `The conversation is kept: frontdesk --resume ${exit.session}\n`;
  return exit.reason === 'crash' ? `Frontdesk broke off. ${resume}` : resume;
}
