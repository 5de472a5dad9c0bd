import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clausesOf, withoutOpening } from '../../../../src/models/local/understanding/clauses.ts';

const texts = (text: string) => clausesOf(text).map((clause) => clause.text);

test.each([
  ['Add 3 users please, and send me the last invoice.', ['Add 3 users please', 'send me the last invoice.']],
  ['The export hangs; our Jira sync stopped.', ['The export hangs', 'our Jira sync stopped.']],
  ['Is SSO part of Pro, and what does it cost us?', ['Is SSO part of Pro', 'what does it cost us?']],
  ['My code is refused. Also, what would 5 seats cost?', ['My code is refused.', 'Also, what would 5 seats cost?']],
  ['We pay with Visa and Amex.', ['We pay with Visa and Amex.']],
  ['Thanks, and bye.', ['Thanks, and bye.']],
])('"%s" is cut where something else may begin', (text, clauses) => {
  expect(texts(text)).toEqual(clauses);
});

test.each(['Also, is there SSO?', 'By the way, is there SSO?', 'One more thing: is there SSO?', '2) is there SSO?', 'PS: is there SSO?'])(
  '"%s" says that something else begins',
  (text) => {
    expect(clausesOf(text)[0]?.announced).toBe(true);
    expect(withoutOpening(text)).toBe('is there SSO?');
  },
);

test.each(['So I want my money back.', 'Because of that we want to cancel.', 'If that fails, what then?', 'I have reinstalled it.'])(
  '"%s" goes on with what was said',
  (text) => {
    expect(clausesOf(text)[0]?.dependent).toBe(true);
  },
);

test('property: no word of a message is lost but the ones that join', () => {
  const words = fc.array(
    fc.constantFrom('we', 'and', 'also', 'my', 'app', 'crashes', 'please', 'refund', 'us,', 'it;', 'now.', 'how', 'long?'),
  );
  const telling = (text: string) => text.match(/\b(?:we|my|app|crashes|please|refund|us|it|now|how|long)\b/g) ?? [];
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join(' ');
      expect(telling(texts(text).join(' '))).toEqual(telling(text));
    }),
  );
});

test('the items of an announced list are one each', () => {
  expect(texts('I need three things: the last invoice, our VAT number on it, and a refund for October.')).toEqual([
    'the last invoice',
    'our VAT number on it',
    'a refund for October.',
  ]);
  expect(texts('One thing: the app crashes, always.')).toHaveLength(1);
});

test('the number of an item belongs to what follows', () => {
  expect(texts('1. Is there an app? 2. Is there SSO?').join('|')).not.toContain('app? 2.');
});
