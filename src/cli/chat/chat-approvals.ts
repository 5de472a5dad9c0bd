import { judgeCall } from '../../core/judge-call.ts';
import { TurnRecord } from '../../core/turn-record.ts';
import type { Approvals } from '../../tui/chat-options.ts';
import type { Desk } from '../desk.ts';
import { signIn } from '../sign-in.ts';
import { waitingRows } from '../waiting.ts';

export function chatApprovals(desk: Desk, now: () => number): Approvals {
  const { store } = desk;
  return {
    async waiting() {
      return (await waitingRows(store)).map(({ id, session, what, since }) => ({ id, session, what, at: Date.parse(since) }));
    },
    async judgeEdit(conversation, request, input) {
      const state = conversation.calls.get(request.callId);
      if (state === undefined) return { ok: false, problems: [`${request.id} is not of this conversation`] };
      const turn = new TurnRecord(conversation, await desk.dependencies(), new AbortController().signal);
      const judged = await judgeCall(turn, turn.agent(request.agent), state.call, { edited: input });
      if (judged.type === 'ask' || judged.type === 'run-write') {
        return { ok: true, request: { ...judged.request, id: request.id, requestedBy: request.requestedBy } };
      }
      if (judged.type !== 'settled') return { ok: false, problems: ['this is not a write any more'] };
      const { result } = judged;
      return { ok: false, problems: result.status === 'invalid' ? result.problems : [result.summary] };
    },
    signIn: (name, password) => signIn(store, { name, password }, { by: desk.operator.name, at: now() }),
  };
}
