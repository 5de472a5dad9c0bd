import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationStands, quoteStands } from '../../../src/core/citation.ts';
import { chooseQuote } from '../../../src/models/claude/choose-quote.ts';
import { CitationMarks } from '../../../src/models/claude/citation-marks.ts';
import { PassageNumbers } from '../../../src/models/claude/passage-numbers.ts';
import { ReplyText } from '../../../src/models/claude/reply-text.ts';
import { passage, policies } from './setup.ts';

/** The text, notes and citations of a reply that comes in these pieces. */
function read(pieces: readonly string[]) {
  const numbers = new PassageNumbers();
  for (const one of policies) numbers.add(one);
  for (let index = 3; index < 20; index += 1) numbers.add(passage(`p${index}`, `Passage ${index}.`, index * 10));
  const marks = new CitationMarks(numbers);
  const text = new ReplyText(marks);
  const events = [...pieces.flatMap((piece) => text.push(piece)), ...text.end()];
  return {
    text: events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join(''),
    notes: events.flatMap((event) => (event.type === 'note' ? [event.text] : [])),
    citations: marks.citations(),
  };
}

const letters = (text: string) => [...text];

describe('marks', () => {
  test('are those of the reply, in the order in which they are first used', () => {
    const { text, citations } = read(letters('Fourteen days [7]. Then credit [2], as said [7].'));
    expect(text).toBe('Fourteen days [1]. Then credit [2], as said [1].');
    expect(citations.map(({ n, anchor }) => [n, anchor])).toEqual([
      [1, 'p7'],
      [2, 'time'],
    ]);
  });

  test('several in one bracket come apart', () => {
    expect(read(['So it is [3, 4; 3].']).text).toBe('So it is [1][2][1].');
  });

  test('a number without a passage gets a mark without a citation: the loop flags it', () => {
    const { text, citations } = read(['So [99]. And [2].']);
    expect(text).toBe('So [1]. And [2].');
    expect(citations.map(({ n }) => n)).toEqual([2]);
  });

  test.each([
    'See [5](https://example.com).',
    'Use `items[3]` or:\n```\na[1] = b[2]\n```',
    '[x] done',
    'array []',
    'an open [ bracket',
    'at the end [',
  ])('%j is left alone', (text) => {
    expect(read(letters(text)).text).toBe(text);
    expect(read([text]).citations).toEqual([]);
  });
});

describe('notes', () => {
  test('are taken out of the text, also when they come letter by letter', () => {
    const { text, notes } = read(
      letters('Dear Maya,\n\n<for_operator>\nShe is angry [2].\n</for_operator>\n\nyour refund is on its way.\n'),
    );
    expect(text).toBe('Dear Maya,\n\nyour refund is on its way.');
    expect(notes).toEqual(['She is angry [1].']);
  });

  test('at both ends, several, empty, and one that nobody closed', () => {
    const { text, notes } = read(['<for_operator>One</for_operator> Hello. <for_operator> </for_operator><for_operator>Two']);
    expect(text).toBe('Hello.');
    expect(notes).toEqual(['One', 'Two']);
  });

  test('a tag that is none stays text', () => {
    expect(read(letters('a < b, <for_opera and <b>')).text).toBe('a < b, <for_opera and <b>');
  });
});

test('how a reply is cut into pieces changes nothing', () => {
  const part = fc.constantFrom(
    'Hello ',
    '[3]',
    '[2, 4]',
    '[99]',
    '[',
    ']',
    '<for_operator>',
    '</for_operator>',
    '\n\n',
    '`',
    'word',
    '(x)',
    ' 12',
    '<',
    '[1',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (parts, sizes) => {
      const whole = parts.join('');
      const pieces: string[] = [];
      for (let at = 0; at < whole.length; ) {
        const size = sizes.next().value;
        pieces.push(whole.slice(at, at + size));
        at += size;
      }
      expect(read(pieces)).toEqual(read([whole]));
    }),
  );
});

describe('quotes', () => {
  const table = '| Method | Time |\n| --- | --- |\n| Card | 5 to 10 business days |\n| Wire | 3 business days |';

  test('are the line that says it', () => {
    expect(chooseQuote(table, ['A wire refund takes 3 business days'])).toBe('| Wire | 3 business days |');
    expect(chooseQuote('Refunds are slow. Cards take 5 days. Ask us.', ['Cards take five (5) days'])).toBe('Cards take 5 days.');
  });

  test('reach as far as the figures do', () => {
    const quote = chooseQuote(table, ['A card takes 5 to 10 days, a wire 3']);
    expect(quote).toBe('| Card | 5 to 10 business days |\n| Wire | 3 business days |');
  });

  test('always stand in their passage', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 8 }), fc.array(fc.lorem()), fc.array(fc.nat(30)), (text, said, figures) => {
        const passageText = `${text}\n- ${figures.join(', ')}\n${text}`;
        expect(quoteStands(chooseQuote(passageText, [...said, figures.join(' ')]), passageText)).toBe(true);
      }),
    );
  });

  test('make citations that stand', () => {
    for (const citation of read(['Within 14 days [1]; to a card in 10 days [2].']).citations) {
      expect(citationStands(citation, policies)).toBe(true);
    }
  });
});
