import { checkFigures } from './check-figures.ts';
import { checkQuotes } from './check-quotes.ts';
import type { Block, Flag } from './entry.ts';
import type { TurnRecord } from './turn-record.ts';

/** What speaks against a reply: claims of actions that did not run, figures and citations that stand nowhere. */
export function checkReply<Records>(turn: TurnRecord<Records>, blocks: readonly Block[]): readonly Flag[] {
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  if (text.trim() === '') return [];
  return [
    ...checkPromises(turn, text),
    ...checkFigures(turn.conversation, blocks),
    ...checkMarks(blocks, text),
    ...checkQuotes(turn.conversation, blocks),
  ];
}

/** "I have refunded …" without a refund that ran. */
function checkPromises<Records>(turn: TurnRecord<Records>, text: string): readonly Flag[] {
  const ran = new Set(
    [...turn.conversation.calls.values()].flatMap(({ call, result }) =>
      result?.status === 'done' && result.dryRun !== true ? [call.tool] : [],
    ),
  );
  return Object.values(turn.dependencies.tools).flatMap((tool): readonly Flag[] => {
    if (tool.claims === undefined || ran.has(tool.name)) return [];
    const claimed = tool.claims.flatMap((claim) => text.match(claim)?.[0] ?? [])[0];
    return claimed === undefined ? [] : [{ kind: 'promise', text: claimed, why: `no ${tool.name} has run in this conversation` }];
  });
}

/** `[3]` without a third citation. */
function checkMarks(blocks: readonly Block[], text: string): readonly Flag[] {
  const known = new Set(blocks.flatMap((block) => (block.type === 'citation' ? [block.citation.n] : [])));
  const marks = new Set([...text.matchAll(/\[(\d{1,2})\](?!\()/g)].map(([, n]) => Number(n)));
  return [...marks].filter((n) => !known.has(n)).map((n): Flag => ({ kind: 'citation', text: `[${n}]`, why: 'there is no such source' }));
}
