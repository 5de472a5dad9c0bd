import { createInterface } from 'node:readline';
import { runTurn } from '../../core/turn.ts';
import { itemsOf } from '../../outputs/transcripts/transcript-items.ts';
import { format as txt } from '../../outputs/transcripts/txt.ts';
import type { TurnResult } from '../../outputs/turn-result.ts';
import type { CommandContext } from '../command.ts';
import { type Desk, openDesk } from '../desk.ts';
import { endingOf } from '../ending.ts';
import { exitCode } from '../exit-codes.ts';
import type { ConversationFlags } from '../flags.ts';
import type { LiveTranscript } from '../live-transcript.ts';
import { openConversation } from '../open-conversation.ts';
import { decodeText } from '../stdin.ts';
import { printingTo, printTurn, titles } from '../turn-printer.ts';
import { scriptedLine } from './scripted-line.ts';

/** A conversation by pipe: one turn a line, the plain transcript on stdout. Undefined when there was no line at all. */
export async function scriptedChat(context: CommandContext, flags: ConversationFlags): Promise<number | undefined> {
  const { shell } = context;
  const results: TurnResult[] = [];
  let quit = false;
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  try {
    for await (const text of linesOf(context)) {
      const input = await scriptedLine(text, flags.from ?? 'customer');
      if (input === undefined) {
        quit = true;
        break;
      }
      opened ??= await open(context, flags);
      const { desk, held } = opened;
      const printing = printingTo(shell, flags, 'text', desk.team.team, context.version);
      const conversation = results.length === 0 ? held.conversation : opened.conversation;
      const events = runTurn(conversation, input, await desk.dependencies(), shell.signal);
      const turn = await printTurn(events, conversation, {
        ...printing,
        sinks: { ...printing.sinks, answer: () => {} },
        transcript: both(stdoutTranscript(context, desk), held.transcript),
      });
      opened.conversation = turn.conversation;
      results.push(turn.result);
      if (shell.signal.aborted) break;
    }
  } finally {
    opened?.held.transcript?.close();
    await opened?.held.release();
  }
  if (results.length === 0) return quit ? 0 : undefined;
  return exitCode(endingOf(results, shell));
}

async function open(context: CommandContext, flags: ConversationFlags) {
  const desk = await openDesk(context, flags);
  const held = await openConversation(desk, context, flags);
  return { desk, held, conversation: held.conversation };
}

/** Lines that say something, as they come. */
async function* linesOf({ shell }: CommandContext): AsyncGenerator<string> {
  // Bytes as they are: they are checked line by line, so that binary input is refused and not garbled.
  const lines = createInterface({ input: shell.stdin.setEncoding('latin1'), crlfDelay: Number.POSITIVE_INFINITY, signal: shell.signal });
  for await (const line of lines) {
    const text = decodeText(Buffer.from(line, 'latin1'), 'standard input').trim();
    if (text !== '') yield text;
  }
}

/** What was said, as it is said: the answer of a scripted chat. */
function stdoutTranscript({ shell }: CommandContext, { team }: Desk): LiveTranscript {
  const titleOf = titles(team.team);
  return {
    add(entry) {
      for (const item of itemsOf(entry, 'internal', titleOf)) {
        if (item.type === 'said') shell.stdout.write(txt.item(item, 0));
      }
    },
    close() {},
  };
}

function both(first: LiveTranscript, second: LiveTranscript | undefined): LiveTranscript {
  return {
    add(entry) {
      first.add(entry);
      second?.add(entry);
    },
    close() {},
  };
}
