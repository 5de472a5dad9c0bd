import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { clock, minute, sourceLine, type TranscriptFormat } from './transcript-format.ts';

/** Plain text: speakers at the margin, what they said indented. */
export const format: TranscriptFormat = {
  head: ({ session, team }) => `Transcript ${session.id} · ${sanitizeLine(team)} · ${minute(session.createdAt)}\n\n`,
  item(item) {
    switch (item.type) {
      case 'said':
        return `${sanitizeLine(item.name)}:\n${indent(item.text)}${item.citations.map((citation) => indent(sourceLine(citation))).join('')}\n`;
      case 'note':
        return `(${sanitizeLine(item.name)}: ${sanitize(item.text).replaceAll('\n', '\n  ')})\n\n`;
      case 'step':
        return `  ${clock(item.at)}  ${sanitizeLine(item.text)}\n\n`;
    }
  },
  foot: () => '',
};

function indent(text: string): string {
  return sanitize(text)
    .split('\n')
    .map((line) => (line === '' ? '\n' : `  ${line}\n`))
    .join('');
}
