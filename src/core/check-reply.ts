import { checkFigures } from './check-figures.ts';
import { checkPromises } from './check-promises.ts';
import { checkQuotes } from './check-quotes.ts';
import type { Block, Flag } from './entry.ts';
import type { TurnRecord } from './turn-record.ts';

/** What speaks against a reply: claims of actions that did not run, figures and citations that stand nowhere. */
export function checkReply<Records>(turn: TurnRecord<Records>, blocks: readonly Block[]): readonly Flag[] {
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  if (text.trim() === '') return [];
  return [
    ...checkPromises(turn, blocks, text),
    ...checkFigures(turn.conversation, blocks),
    ...checkMarks(blocks, text),
    ...checkQuotes(turn.conversation, blocks),
  ];
}

/** `[3]` without a third citation. */
function checkMarks(blocks: readonly Block[], text: string): readonly Flag[] {
  const known = new Set(blocks.flatMap((block) => (block.type === 'citation' ? [block.citation.n] : [])));
  const marks = new Set([...text.matchAll(/\[(\d{1,2})\](?!\()/g)].map(([, n]) => Number(n)));
  return [...marks].filter((n) => !known.has(n)).map((n): Flag => ({ kind: 'citation', text: `[${n}]`, why: 'there is no such source' }));
}
