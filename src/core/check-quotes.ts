import { citationStands } from './citation.ts';
import type { Conversation } from './conversation.ts';
import type { Block, Flag } from './entry.ts';

/** Words that are given as a quote, and do not stand in the section as it was read in this conversation. */
export function checkQuotes(conversation: Conversation, blocks: readonly Block[]): readonly Flag[] {
  const read = [...conversation.calls.values()].flatMap(({ result }) => (result?.status === 'done' ? (result.passages ?? []) : []));
  return blocks.flatMap((block): readonly Flag[] => {
    if (block.type !== 'citation') return [];
    const { citation } = block;
    const wasRead = read.some(({ document, anchor }) => document === citation.document && anchor === citation.anchor);
    if (!wasRead || citationStands(citation, read)) return [];
    const section = [citation.document, ...citation.heading].join(' › ');
    return [{ kind: 'citation', text: `[${citation.n}]`, why: `its quote does not stand in ${section}` }];
  });
}
