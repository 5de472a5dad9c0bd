import { factors } from '../../core/customer.ts';
import type { DemoCustomer } from '../chat-options.ts';
import type { Item } from '../state/item.ts';
import { blank, type Line, line, span } from '../text/span.ts';
import { prefix, wrapWords } from '../text/wrap.ts';

export function greetingLines(item: Extract<Item, { type: 'greeting' }>, width: number): readonly Line[] {
  const body = (text: string, room: number) => text.split('\n').flatMap((row) => wrapWords(line(row), room));
  const suggestions = item.suggestions.flatMap((text) =>
    prefix(body(text, width - 5), [span('   › ', { tone: 'accent' })], [span('     ')]),
  );
  return [
    [span(` ${item.title}`, { bold: true, tone: 'accent' })],
    ...prefix(body(item.text, width - 1), [span(' ')]),
    ...(suggestions.length === 0 ? [] : [blank, line(' Try:'), ...suggestions]),
    ...demoLines(item.demo, width),
  ];
}

/** The demo company's customers with what the identity form accepts: a newcomer gets through it. */
function demoLines(demo: readonly DemoCustomer[], width: number): readonly Line[] {
  if (demo.length === 0) return [];
  const rows = demo.flatMap(({ customer, answers }) => {
    const given = factors.flatMap((factor) => answers[factor] ?? []).join(' · ');
    return prefix(
      wrapWords([span(`${customer.name}: `), span(given, { tone: 'muted' })], width - 5),
      [span('   · ', { tone: 'muted' })],
      [span('     ')],
    );
  });
  return [blank, ...prefix(wrapWords(line('Demo customers, and the answers to the identity form:'), width - 1), [span(' ')]), ...rows];
}
