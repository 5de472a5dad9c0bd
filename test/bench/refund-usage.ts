import { usageOf } from '../../src/core/budget.ts';
import { lastTurn } from '../../src/core/conversation.ts';
import type { Usage } from '../../src/core/entry.ts';
import { messagesServer } from '../helpers/messages-server.ts';
import { says } from '../helpers/stream-events.ts';
import { afterApproval, beforeApproval, refundMessages } from '../models/claude/refund-conversation.ts';
import { modelAt } from '../models/claude/setup.ts';
import { knowledge, openDeskSession } from '../models/local/desk-session.ts';

// npm run refund-usage: what the refund conversation asks of the API, turn by turn, as a table for the handbook.
// The server on this machine counts four characters as a token and caches as the API does.
const server = await messagesServer();
server.answer(...[...beforeApproval, ...(await afterApproval(knowledge))].map(says));
const session = await openDeskSession({ model: modelAt(server.url, { knowledge }) });
const [charged, howLong] = refundMessages;
const rows: (readonly [turn: string, Usage])[] = [];

await session.say(charged);
rows.push(['message, look-ups, proposal', usageOf(lastTurn(session.conversation))]);
await session.decide({ type: 'allow', scope: 'once' });
const both = usageOf(lastTurn(session.conversation));
rows.push(['approval, reply', without(both, rows[0]?.[1] ?? both)]);
await session.say(howLong);
rows.push(['follow-up', usageOf(lastTurn(session.conversation))]);
rows.push(['together', usageOf(session.conversation.entries)]);
await server.close();

console.log('| turn | requests | input tokens | of them cached | cost |\n|---|---:|---:|---:|---:|');
for (const [turn, { modelCalls, inputTokens, cacheReadTokens, costUsd }] of rows) {
  const share = Math.round((100 * cacheReadTokens) / inputTokens);
  console.log(
    `| ${turn} | ${modelCalls} | ${count(inputTokens)} | ${count(cacheReadTokens)} (${share} %) | $${(costUsd ?? 0).toFixed(4)} |`,
  );
}

/** A decision belongs to the turn of its message: what came after it is the difference. */
function without(all: Usage, before: Usage): Usage {
  return {
    ...all,
    modelCalls: all.modelCalls - before.modelCalls,
    inputTokens: all.inputTokens - before.inputTokens,
    cacheReadTokens: all.cacheReadTokens - before.cacheReadTokens,
    costUsd: (all.costUsd ?? 0) - (before.costUsd ?? 0),
  };
}

function count(tokens: number): string {
  return tokens.toLocaleString('en-US');
}
