import type { Citation } from '../core/knowledge.ts';
import { readableQuote } from '../core/readable-quote.ts';
import type { SlashCommand } from './slash-command.ts';

export const sources: SlashCommand = {
  name: 'sources',
  summary: 'The words of the documents that the last replies rest on',
  anytime: true,
  async run(_words, chat) {
    const { entries } = chat.conversation;
    const from = entries.findLastIndex(({ type }) => type === 'message');
    const cited = entries
      .slice(Math.max(0, from))
      .flatMap((entry) => (entry.type === 'reply' ? entry.blocks : []))
      .flatMap((block) => (block.type === 'citation' ? [block.citation] : []));
    if (cited.length === 0) return chat.show({ type: 'notice', kind: 'info', text: 'The last reply cites nothing.' });
    chat.show({ type: 'pairs', title: 'Sources', pairs: cited.map((citation) => [`[${citation.n}]`, sourceText(citation)] as const) });
  },
};

function sourceText({ document, heading, lines, quote }: Citation): string {
  return `${[document, ...heading].join(' › ')}, lines ${lines[0]}–${lines[1]}\n“${readableQuote(quote)}”`;
}
