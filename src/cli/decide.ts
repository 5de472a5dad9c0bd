import type { SignedDecision } from '../core/approval.ts';
import type { TurnOutputFormat } from '../outputs/index.ts';
import type { TurnResult } from '../outputs/turn-result.ts';
import type { CommandContext } from './command.ts';
import { resume } from './conversations.ts';
import { openDesk, printedTurn } from './desk.ts';
import { type SignerFlags, signer } from './signer.ts';
import { sessionWaitingFor } from './waiting.ts';

export interface DecisionFlags extends SignerFlags {
  readonly engine?: string;
  readonly model?: string;
  readonly outputFormat: TurnOutputFormat;
}

/** Decides a waiting approval and lets its turn go on. */
export async function decide(
  context: CommandContext,
  id: string,
  decision: SignedDecision['decision'],
  flags: DecisionFlags,
): Promise<TurnResult> {
  const store = await context.openStore();
  const session = await sessionWaitingFor(store, id);
  const by = await signer(context, flags);
  const held = await resume(store, session);
  try {
    const desk = await openDesk(context, flags);
    const { result } = await printedTurn(
      desk,
      context,
      held.conversation,
      { type: 'decision', id, signed: { decision, by } },
      { flags, format: flags.outputFormat },
    );
    return result;
  } finally {
    await held.release();
  }
}
