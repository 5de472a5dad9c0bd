import { fieldValue, type VerificationCard, verificationButtons } from '../cards/verification-card.ts';
import { emptyEditor } from '../editor/editor.ts';
import { blank, type Line, line, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { pad, prefix, truncate, wrapWords } from '../text/wrap.ts';
import { choiceRows } from './choice-lines.ts';
import { fieldBlock } from './field-lines.ts';
import type { Block, CardContent } from './frame.ts';

/** The identity form for `room` columns. */
export function verificationContent(card: VerificationCard, room: number): CardContent {
  const { customer, attemptsLeft, fields, demoAnswers, dryRun } = card.request;
  const who = customer.contact === undefined ? customer.name : `${customer.contact.name} of ${customer.name}`;
  const help = `Enter what the customer said. It is compared here and goes nowhere else: not to the model, not into the transcript.`;
  const demo = fields.map(({ factor }) => demoAnswers?.[factor]).filter((answer) => answer !== undefined);
  return {
    title: `Verify: ${who}${dryRun ? ' (dry run)' : ''}`,
    corner: `${attemptsLeft} ${attemptsLeft === 1 ? 'attempt' : 'attempts'} left`,
    body: [
      ...wrapWords(line(help, { tone: 'muted' }), room),
      ...(demo.length === 0 ? [] : wrapWords(line(`Demo company, right answers: ${demo.join(' · ')}`, { tone: 'note' }), room)),
      blank,
    ],
    foot: formBlock(card, room),
    scroll: card.scroll,
  };
}

function formBlock(card: VerificationCard, room: number): Block {
  const { fields } = card.request;
  const widest = Math.max(0, ...fields.map(({ label }) => textWidth(label)));
  // A question that is cut off cannot be asked: where labels leave no room beside them, the answers stand below.
  const beside = widest <= Math.floor(room * 0.6);
  const problem = card.problem === undefined ? [] : wrapWords(line(`✗ ${card.problem}`, { tone: 'danger' }), room);
  const lines: Line[] = [];
  let cursor: Block['cursor'];
  for (const [index, { factor, label }] of fields.entries()) {
    const focused = card.focus === index;
    const name = line(label, focused ? { bold: true } : {});
    const mark = [span(focused ? '▸ ' : '  ')];
    if (!beside) lines.push(...prefix(wrapWords(name, room - 2), mark, [span('  ')]));
    const head: Line = beside ? [...mark, ...pad(name, widest), span('  ')] : [span('    ')];
    if (focused) {
      const field = fieldBlock(card.values[factor] ?? emptyEditor, head, room, 1);
      cursor = field.cursor === undefined ? undefined : { ...field.cursor, row: lines.length };
      lines.push(...field.lines);
    } else lines.push(truncate([...head, span(fieldValue(card, factor))], room));
  }
  const buttons = choiceRows(verificationButtons, card.focus - fields.length, room);
  return { lines: [...lines, ...problem, blank, ...buttons], ...(cursor === undefined ? {} : { cursor }) };
}
