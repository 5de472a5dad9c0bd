import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UserError } from '../../core/errors.ts';
import type { OutcomeType } from '../../core/outcome.ts';
import { runTurn } from '../../core/turn.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import { turnResults } from '../../outputs/turn-result.ts';
import type { CommandContext } from '../command.ts';
import { append, startNew } from '../conversations.ts';
import { type Desk, openDesk } from '../desk.ts';
import { endingOf } from '../ending.ts';
import { type Ending, exitCode } from '../exit-codes.ts';
import type { ConversationFlags } from '../flags.ts';
import { entriesFor } from '../open-conversation.ts';
import { titles } from '../turn-printer.ts';
import { wholeNumber } from '../whole-number.ts';
import { type BatchLine, parseBatchLine } from './batch-line.ts';
import { progressLine } from './progress-line.ts';
import { openResults, type Results } from './results.ts';

export interface RunBatchFlags extends ConversationFlags {
  readonly out?: string;
  readonly jobs?: string;
}

/** Answers line after line, so many at once, in whatever order they are done. Memory does not grow with the number of lines. */
export async function runBatch(context: CommandContext, input: Readable, flags: RunBatchFlags): Promise<number> {
  const { shell } = context;
  const desk = await openDesk(context, flags);
  await desk.dependencies();
  const results = await openResults(flags.out, shell);
  const progress = progressLine(shell, flags.quiet === true);
  const tally: Tally = { outcomes: new Set(), waiting: false, denied: false, bad: 0, done: 0 };
  // A model over the network waits most of the time; the local engine never does.
  const jobs = flags.jobs === undefined ? (desk.engine.name === 'local' ? 1 : 4) : wholeNumber('--jobs', flags.jobs);
  const lines = unfinished(input, results, tally, context);
  const worker = async () => {
    for await (const line of lines) {
      await answer(context, desk, line, flags, results, tally);
      progress.show(tally.done, results.skipped);
      if (shell.signal.aborted) return;
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, worker));
  } finally {
    progress.end(tally.done, results.skipped);
    await results.close();
  }
  return exitCode(endingFor(tally, shell));
}

interface Tally {
  readonly outcomes: Set<OutcomeType>;
  waiting: boolean;
  denied: boolean;
  /** Lines that could not be read. */
  bad: number;
  done: number;
}

function endingFor(tally: Tally, { interruption }: CommandContext['shell']): Ending {
  return {
    ...(interruption === undefined ? {} : { signal: interruption }),
    outcomes: [...tally.outcomes],
    waiting: tally.waiting,
    denied: tally.denied,
    findings: tally.bad > 0,
  };
}

/** The lines that have no result yet. What is no message is said on stderr and counted. */
async function* unfinished(input: Readable, results: Results, tally: Tally, { shell }: CommandContext): AsyncGenerator<BatchLine> {
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (shell.signal.aborted) return;
    if (text.trim() === '') continue;
    const line = parseBatchLine(text);
    if (typeof line === 'string') {
      tally.bad += 1;
      shell.stderr.write(`frontdesk: line ${number}: ${line}\n`);
    } else if (!results.has(line.id)) yield line;
  }
}

async function answer(
  { shell }: CommandContext,
  desk: Desk,
  { id, message, customer }: BatchLine,
  flags: RunBatchFlags,
  results: Results,
  tally: Tally,
): Promise<void> {
  const held = await startNew(desk.store, desk.team.team.name, shell.now());
  try {
    const entries = await entriesFor(desk, customer === undefined ? flags : { ...flags, customer });
    const conversation = await append(desk.store, held.conversation, entries, shell.now());
    const collected = turnResults(titles(desk.team.team));
    const turn = runTurn(
      conversation,
      { type: 'message', from: flags.from ?? 'customer', text: message },
      await desk.dependencies(),
      shell.signal,
    );
    let step = await turn.next();
    for (; !step.done; step = await turn.next()) collected.add(step.value);
    const result = collected.finish(step.value);
    if (result.status === 'cancelled') return;
    await results.write(`${printableJson({ id, ...result })}\n`, id);
    const ending = endingOf([result], shell);
    for (const outcome of ending.outcomes ?? []) tally.outcomes.add(outcome);
    tally.waiting ||= ending.waiting === true;
    tally.denied ||= ending.denied === true;
    tally.done += 1;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tally.bad += 1;
    shell.stderr.write(`frontdesk: ${id}: ${error.message}\n`);
  } finally {
    await held.release();
  }
}
