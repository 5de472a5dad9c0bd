import type { Conversation } from '../../core/conversation.ts';
import type { TurnInput } from '../../core/dependencies.ts';
import type { TurnEvent } from '../../core/event.ts';
import { runTurn } from '../../core/turn.ts';
import type { Turns } from '../../tui/chat-options.ts';
import type { Cards, Desk } from '../desk.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** Turns of a chat: over a session that this process holds, with a transcript along. */
export function chatTurns(desk: Desk, sessions: StoredSessions): Turns {
  return {
    async *run(conversation: Conversation, input: TurnInput, cards: Cards, signal: AbortSignal): AsyncGenerator<TurnEvent> {
      await sessions.ensureStored(conversation);
      await sessions.checkHeld(conversation);
      const held = stillHeld(cards, () => sessions.checkHeld(conversation));
      for await (const event of runTurn(conversation, input, await desk.dependencies(held), signal)) {
        if (event.type === 'entry-added') sessions.record(event.entry);
        yield event;
      }
    },
    append: (conversation, entries) => sessions.append(conversation, entries),
    async refresh({ session, entries }) {
      return (await desk.store.entries(session.id, entries.at(-1)?.seq ?? 0)).entries;
    },
  };
}

/** Cards whose answer counts only while the session is this process's: one may stand open for hours. */
function stillHeld({ approver, verifier }: Cards, check: () => Promise<void>): Cards {
  return {
    approver: {
      async decide(...asked) {
        const signed = await approver.decide(...asked);
        await check();
        return signed;
      },
    },
    verifier: {
      async collect(...asked) {
        const answers = await verifier.collect(...asked);
        await check();
        return answers;
      },
    },
  };
}
