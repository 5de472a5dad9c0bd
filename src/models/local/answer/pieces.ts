import type { Passage } from '../../../core/knowledge.ts';
import type { Part } from './passage-parts.ts';

/** What is said of one passage, and the parts of it that it rests on. */
export interface Piece {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A procedure is given whole, after what has to be said before it: half of it helps nobody. */
export function steps(passage: Passage, parts: readonly Part[], list: number, before: readonly Part[] = []): Piece {
  const all = parts.filter((part) => part.type === 'item' && part.list === list);
  const title = passage.heading.at(-1) ?? '';
  const lead = all.some(({ text }) => toldToStaff.test(text)) ? `What our staff do then (${title}):` : `${title}:`;
  const lines = [...before.map(({ text }) => text), lead, ...all.map((part, index) => `${index + 1}. ${part.text}`)];
  return { text: lines.join('\n'), parts: [...before, ...all] };
}

/** Steps that speak of the reader as somebody else: "Tell the customer how to export data." */
const toldToStaff = /^(?:(?:make sure|explain) that|tell|inform|give|send|ask) (?:to )?the customer\b/i;

export function items(passage: Passage, parts: readonly Part[], chosen: readonly Part[], list: number): Piece {
  const all = parts.filter((part) => part.type === 'item' && part.list === list);
  const some = chosen.filter((part) => part.type === 'item' && part.list === list);
  if (some.length === 1) return { text: `${titleOf(passage)}: ${some[0]?.text ?? ''}`, parts: some };
  const [first] = all;
  const lead = first === undefined ? undefined : parts[parts.indexOf(first) - 1];
  const withLead = lead?.type === 'sentence' && lead.text.endsWith(':') ? [lead, ...some] : some;
  const lines = withLead.map((part) => (part === lead ? part.text : `- ${part.text}`));
  return { text: (withLead === some ? [`${titleOf(passage)}:`, ...lines] : lines).join('\n'), parts: withLead };
}

/** The heading that a part needs to be understood; with the one above it when that holds a figure. */
export function titleOf({ heading }: Passage): string {
  const [above, last = ''] = heading.length > 1 ? heading.slice(-2) : [undefined, heading[0]];
  return above !== undefined && /\d/.test(above) && !/\d/.test(last) ? `${above}, ${last.charAt(0).toLowerCase()}${last.slice(1)}` : last;
}

/** A short passage is said whole; of a long one the sentences that answer, and the list they introduce. */
export function sentences(parts: readonly Part[], chosen: readonly Part[]): Piece {
  const prose = parts.filter((part) => part.type === 'sentence');
  const short =
    prose
      .map((part) => part.text)
      .join(' ')
      .split(/\s+/).length <= 60;
  const said = short && prose.length === parts.length ? prose : chosen.filter((part) => part.type === 'sentence');
  const last = said.at(-1);
  if (last?.text.endsWith(':') === true) {
    const following = parts.slice(parts.indexOf(last) + 1);
    const end = following.findIndex((part) => part.type !== 'item');
    const list = end < 0 ? following : following.slice(0, end);
    return {
      text: [said.map((part) => part.text).join(' '), ...list.map((part) => `- ${part.text}`)].join('\n'),
      parts: [...said, ...list],
    };
  }
  return { text: said.map((part) => part.text).join(' '), parts: said };
}
