import { type CallState, type Conversation, verifiedNow } from '../../../core/conversation.ts';
import { canonicalJson, type JsonObject } from '../../../core/json.ts';
import type { Passage } from '../../../core/knowledge.ts';
import { eachOnce } from '../answer/each-once.ts';

/** The calls that a thread has made so far: its place is read from them. */
export interface ThreadCalls {
  /** The latest call of a step; with `input`, only one that asked for exactly this. */
  latest(step: string, input?: JsonObject): CallState | undefined;
  /** Passages that its searches found, best first, each once. */
  passages(step?: string): readonly Passage[];
}

export function callsOf(conversation: Conversation, agent: string, since: number): ThreadCalls {
  const own = [...conversation.calls.values()].filter((state) => state.agent === agent && state.seq > since);
  return {
    latest(step, input) {
      const wanted = input === undefined ? undefined : canonicalJson(input);
      return own.findLast(({ call }) => call.step === step && (wanted === undefined || canonicalJson(call.input) === wanted));
    },
    passages(step) {
      const results = own.filter(({ call }) => step === undefined || call.step === step).map(({ result }) => result);
      return eachOnce(results.flatMap((result) => (result?.status === 'done' ? (result.passages ?? []) : [])));
    },
  };
}

/** Whether the customer of the conversation is verified at this moment. */
export function isVerified(conversation: Conversation, now: number): boolean {
  return verifiedNow(conversation, conversation.customer?.account, now) !== undefined;
}
