import type { ChoiceCard } from '../cards/choice-card.ts';
import { blank, type Line, line, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { prefix, truncate, wrapWords } from '../text/wrap.ts';
import { fieldBlock } from './field-lines.ts';
import type { CardContent } from './frame.ts';

/** A list to choose from, for `room` columns and about `height` rows: the part around the focus. */
export function choiceContent(card: ChoiceCard, room: number, height: number): CardContent {
  const field =
    card.search === undefined ? undefined : fieldBlock(card.search, line('Search: '), room, 1, { placeholder: 'type to search' });
  const text = card.text === '' ? [] : card.text.split('\n').flatMap((row) => wrapWords(line(row), room));
  const whole = cutText(card, room);
  const shown = Math.max(3, height - 4 - text.length - whole.length);
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
      lines: [...head, ...(rows.length === 0 ? [line('Nothing found.', { tone: 'muted' })] : rows), ...whole],
      ...(field?.cursor === undefined ? {} : { cursor: field.cursor }),
    },
    scroll: 0,
  };
}

/** What the row of the focused choice has no room for stands below the list, whole. */
function cutText({ choices, focus }: ChoiceCard, room: number): readonly Line[] {
  const focused = choices[focus];
  if (focused === undefined) return [];
  const { label, detail } = focused;
  if (textWidth(label) + (detail === undefined ? 0 : textWidth(detail) + 2) <= room - 2) return [];
  const parts = detail === undefined ? [label] : [label, detail];
  return [blank, ...parts.flatMap((part) => prefix(wrapWords(line(part, { tone: 'muted' }), room - 2), [span('  ')]))];
}
