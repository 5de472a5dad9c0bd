import { expect, test } from 'vitest';
import { reveal } from '../../../src/tui/text/reveal.ts';
import { lineText } from '../../../src/tui/text/span.ts';

test.each([
  ['Refund $49.99 to Visa', 'Refund $49.99 to Visa'],
  ['Größe für Müller', 'Größe für Müller'],
  ['привет мир', 'привет мир'],
  ['pаypal', 'pаypal ⟨letters of Latin and Cyrillic⟩'],
  ['to раура now', 'to раура ⟨Cyrillic letters that look Latin⟩ now'],
  ['pay_１０42', 'pay_１０42 ⟨unusual form of 1042⟩'],
  ['safe          and then this', 'safe⟨10 spaces⟩and then this'],
  ['a\u202eb\u200bc', 'a⟨U+202E⟩b⟨U+200B⟩c'],
])('%s', (text, shown) => {
  expect(lineText(reveal(text))).toBe(shown);
});
