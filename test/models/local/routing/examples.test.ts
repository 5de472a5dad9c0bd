import { expect, test } from 'vitest';
import { parseExamples } from '../../../../src/models/local/routing/examples.ts';

const parse = (line: string) => parseExamples(new Map([['mixed.jsonl', line]]), ['billing', 'escalation']);

test('a signal is kept', () => {
  expect(parse('{"text":"We will sue","label":"escalation","signal":"legal"}')).toEqual([
    { text: 'We will sue', label: 'escalation', signal: 'legal', source: 'mixed' },
  ]);
});

test('how urgent it is, is one of four', () => {
  expect(parse('{"text":"We will sue","label":"escalation","urgency":"immediate"}')).toMatchObject([{ urgency: 'immediate' }]);
  expect(() => parse('{"text":"Hm","label":"billing","urgency":"very"}')).toThrow(
    'mixed.jsonl:1: this example has no "urgency" that exists.',
  );
});

test('a specialist that there is not is named, with file and line', () => {
  expect(() => parse('\n{"text":"Hello","label":"sales"}')).toThrow('mixed.jsonl:2: no specialist is called "sales".');
});
