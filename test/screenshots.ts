import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChatProgramOptions, openChat } from './helpers/chat-program.ts';
import { screenToSvg } from './helpers/screen-to-svg.ts';
import type { TestTerminal } from './helpers/terminal.ts';

/** Pictures of the main screens, made from the cells of a real terminal. `npm run screenshots` */
const images = fileURLToPath(new URL('../docs/handbook/images/', import.meta.url));

interface Picture {
  readonly title: string;
  readonly options?: ChatProgramOptions;
  readonly play: (terminal: TestTerminal) => Promise<void>;
}

const left = '\x1b[D';

async function say(terminal: TestTerminal, text: string): Promise<void> {
  terminal.write(text);
  await terminal.until(text.slice(-20));
  terminal.write('\r');
}

async function toCard(terminal: TestTerminal): Promise<void> {
  await say(terminal, 'Hi, maya@northwind.example here. I was charged twice this month.');
  await terminal.until('Verify: Maya Ortiz');
  await terminal.quiet(400);
  for (const answer of ['maya@northwind.example', '49.99', '1012']) {
    terminal.write(answer);
    await terminal.until(() => terminal.screen().some((row) => row.includes('▸') && row.includes(answer)));
    terminal.write('\r');
  }
  await terminal.until('Confirm: issue_refund');
  await terminal.quiet(400);
}

const pictures: Readonly<Record<string, Picture>> = {
  greeting: { title: 'The greeting, with things to try', play: (terminal) => terminal.until('Demo customers') },
  'approval-card': { title: 'A refund waits for the operator: the approval card', options: { rows: 34 }, play: toCard },
  'approval-edit': {
    title: 'The amount edited on the card, judged again, before and after shown',
    options: { rows: 36 },
    async play(terminal) {
      await toCard(terminal);
      terminal.write(left);
      await terminal.until('▸ Edit amount…');
      terminal.write('\r');
      await terminal.until('amount_cents: 49.99');
      terminal.write('\x15');
      await say(terminal, '30.00');
      await terminal.until('4999 → 3000');
    },
  },
  'identity-form': {
    title: 'The identity form',
    options: { rows: 28 },
    async play(terminal) {
      await say(terminal, 'Hi, maya@northwind.example here. I was charged twice this month.');
      await terminal.until('Verify: Maya Ortiz');
      await terminal.quiet(400);
      terminal.write('maya@northwind.example\r');
      await terminal.until('▸ Last payment');
    },
  },
  conversation: {
    title: 'A conversation after its approval',
    options: { rows: 34 },
    async play(terminal) {
      await toCard(terminal);
      terminal.write(left + left);
      await terminal.until('▸ Approve once');
      terminal.write('\r');
      await terminal.until('That is all for now.');
      await terminal.until('The customer’s next message');
    },
  },
  commands: {
    title: 'Slash commands, offered as they are typed',
    async play(terminal) {
      terminal.write('/e');
      await terminal.until('/escalate');
    },
  },
  narrow: {
    title: 'The approval card in forty columns',
    options: { columns: 40, rows: 36 },
    async play(terminal) {
      await say(terminal, 'two refunds please');
      await terminal.until('1 of 2');
    },
  },
  'screen-reader': {
    title: 'The same in screen-reader mode: words for signs, numbered choices',
    options: { rows: 44, settings: { screenReader: true } },
    async play(terminal) {
      await say(terminal, 'two refunds please');
      await terminal.until('Now 3: No');
    },
  },
};

mkdirSync(images, { recursive: true });
for (const [name, { title, options, play }] of Object.entries(pictures)) {
  const terminal = await openChat({ columns: 80, rows: 30, ...options });
  await terminal.until(/s_test|Message:/);
  await play(terminal);
  await terminal.quiet(200);
  writeFileSync(`${images}${name}.svg`, screenToSvg(terminal, title));
  await terminal.dispose();
}
