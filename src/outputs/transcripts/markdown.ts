import { readableQuote } from '../../core/readable-quote.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { clock, minute, sourceLine, type TranscriptFormat } from './transcript-format.ts';

/** Markdown that says the same in every viewer: what people and tools wrote is quoted, and cannot become markup. */
export const format: TranscriptFormat = {
  head: ({ session, team }) => `# Transcript ${session.id}\n\n${inert(sanitizeLine(team))} · ${minute(session.createdAt)}\n\n`,
  item(item) {
    switch (item.type) {
      case 'said': {
        const body = item.by === 'agent' ? reply(item.text) : quoted(item.text);
        const sources = item.citations.map(
          (citation) => `- ${inert(sanitizeLine(sourceLine(citation)))}: “${inert(sanitizeLine(readableQuote(citation.quote)))}”\n`,
        );
        return `**${inert(sanitizeLine(item.name))}** · ${clock(item.at)}\n\n${body}\n\n${sources.length > 0 ? `${sources.join('')}\n` : ''}`;
      }
      case 'note':
        return `_${inert(sanitizeLine(item.name))}:_\n\n${quoted(item.text)}\n\n`;
      case 'step':
        return `\`${clock(item.at)}\` ${inert(sanitizeLine(item.text))}\n\n`;
    }
  },
  foot: () => '',
};

/** An agent writes Markdown: its lists and tables stay, raw HTML and pictures do not. */
function reply(text: string): string {
  return sanitize(text).replaceAll('<', '&lt;').replaceAll('![', '!\\[');
}

function quoted(text: string): string {
  return inert(sanitize(text))
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Words that stay words: no HTML, no links, no pictures, no emphasis, no code. */
function inert(text: string): string {
  return text
    .replaceAll(/[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll(/^(\s*)([#>+-]|\d+[.)])(?=\s)/gm, '$1\\$2');
}
