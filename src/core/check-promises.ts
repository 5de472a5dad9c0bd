import { type Conversation, lastTurn } from './conversation.ts';
import type { Block, Flag, StoredEntry } from './entry.ts';
import type { TurnRecord } from './turn-record.ts';

/** "I have refunded …" without a refund that ran: for this customer at all, or just now, when it was asked for just now. */
export function checkPromises<Records>(turn: TurnRecord<Records>, blocks: readonly Block[], text: string): readonly Flag[] {
  const ran = toolsDone(aboutThisCustomer(turn.conversation));
  const stopped = toolsStopped(turn.conversation, blocks);
  return Object.values(turn.dependencies.tools).flatMap(({ name, claims = [] }): readonly Flag[] => {
    if (ran.has(name) && !stopped.has(name)) return [];
    const claimed = claims.flatMap((claim) => claim.exec(text)?.[0] ?? [])[0];
    if (claimed === undefined) return [];
    return [
      { kind: 'promise', text: claimed, why: ran.has(name) ? `${name} has not run this time` : `no ${name} has run in this conversation` },
    ];
  });
}

function toolsDone(entries: readonly StoredEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) =>
      entry.type === 'tool-result' && entry.result.status === 'done' && entry.result.dryRun !== true ? [entry.tool] : [],
    ),
  );
}

/** Tools that were called in this turn and only refused or left waiting. One that failed may have been done before: "has been refunded in full already". */
function toolsStopped(conversation: Conversation, blocks: readonly Block[]): ReadonlySet<string> {
  const turn = lastTurn(conversation);
  const held = turn.flatMap((entry) => (entry.type === 'tool-result' && heldBack.has(entry.result.status) ? [entry.tool] : []));
  const made = blocks.flatMap((block) => (block.type === 'tool-call' ? [block.call.tool] : []));
  const done = toolsDone(turn);
  return new Set([...held, ...made].filter((tool) => !done.has(tool)));
}

const heldBack: ReadonlySet<string> = new Set(['denied', 'blocked', 'pending']);

/** The entries since the conversation turned to the customer that it is about now. */
function aboutThisCustomer({ entries }: Conversation): readonly StoredEntry[] {
  let account: string | undefined;
  let start = 0;
  for (const [index, entry] of entries.entries()) {
    const turnedTo = accountIn(entry);
    if (turnedTo === undefined || turnedTo === account) continue;
    if (account !== undefined) start = index;
    account = turnedTo;
  }
  return entries.slice(start);
}

function accountIn(entry: StoredEntry): string | undefined {
  if (entry.type === 'customer') return entry.customer?.account;
  return entry.type === 'tool-result' && entry.result.status === 'done' ? entry.result.customer?.account : undefined;
}
