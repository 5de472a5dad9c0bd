import type { ChoiceCard } from '../cards/choice-card.ts';
import { type Line, line, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { truncate, wrapWords } from '../text/wrap.ts';
import { fieldBlock } from './field-lines.ts';
import type { CardContent } from './frame.ts';

/** A list to choose from, for `room` columns and about `height` rows: the part around the focus. */
export function choiceContent(card: ChoiceCard, room: number, height: number): CardContent {
  const field =
    card.search === undefined ? undefined : fieldBlock(card.search, line('Search: '), room, 1, { placeholder: 'type to search' });
  const text = card.text === '' ? [] : card.text.split('\n').flatMap((row) => wrapWords(line(row), room));
  const shown = Math.max(3, height - 4 - text.length);
  const from = Math.max(0, Math.min(card.focus - Math.floor(shown / 2), card.choices.length - shown));
  const rows = card.choices.slice(from, from + shown).map(({ label, detail }, index): Line => {
    const focused = from + index === card.focus;
    const behind = detail === undefined ? '' : `  ${detail}`;
    // A long name leaves room for what tells it from the others.
    const named = Math.max(Math.floor(room / 2), room - 2 - textWidth(behind));
    const head = truncate([span(label, focused ? { inverse: true, bold: true } : {})], named);
    return truncate([span(focused ? '▸ ' : '  '), ...head, span(behind, { tone: 'muted' })], room);
  });
  const head = field?.lines ?? [];
  return {
    title: card.title,
    corner: card.choices.length > shown ? `${card.focus + 1} of ${card.choices.length}` : '',
    body: text,
    foot: {
      lines: [...head, ...(rows.length === 0 ? [line('Nothing found.', { tone: 'muted' })] : rows)],
      ...(field?.cursor === undefined ? {} : { cursor: field.cursor }),
    },
    scroll: 0,
  };
}
