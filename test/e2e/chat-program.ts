import { startChat } from '../../src/tui/start-chat.ts';
import { chatDesk } from '../helpers/chat-desk.ts';

/**
 * The chat with scripted turns, as a program of its own for a pseudo-terminal.
 * Its first argument is JSON: settings, and the file that keeps the session.
 */
const given: { settings?: object; file?: string; past?: readonly string[]; edited?: string; clockStands?: boolean } = JSON.parse(
  process.argv[2] ?? '{}',
);

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT'] as const;
const desk = chatDesk({
  ...given,
  terminal: {
    input: process.stdin,
    output: process.stdout,
    onSignal(listener) {
      const listeners = signals.map((signal) => [signal, () => listener(signal)] as const);
      for (const [signal, each] of listeners) process.on(signal, each);
      return () => {
        for (const [signal, each] of listeners) process.off(signal, each);
      };
    },
    onExit(listener) {
      process.on('exit', listener);
      return () => process.off('exit', listener);
    },
    suspend: () => process.kill(process.pid, 'SIGTSTP'),
  },
  ...(given.edited === undefined ? {} : { edit: async (text: string) => `${text}${given.edited}` }),
});
const exit = await startChat(desk);
for (const line of desk.asked) process.stdout.write(`${line.replace('history ', 'history: ')}\n`);
process.stdout.write(`exit: ${exit.reason}\n`);
process.exit(0);
