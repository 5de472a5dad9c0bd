import { expect, test } from 'vitest';
import { readQuestion } from '../../../../src/models/local/answer/question.ts';
import { verdictOn } from '../../../../src/models/local/answer/verdict.ts';
import { demoVocabulary } from './documents.ts';

test.each([
  ['Is it true that Basic has 20 GB of storage?', 'Storage per team', '5 GB', 'No. '],
  ['Pro answers within 4 hours, right?', 'First answer from support', '8 hours', 'No. '],
  ['I heard Pro costs 19 dollars, is that right?', 'Price per user and month (USD)', '$19', 'Yes. '],
  ['Can 8 people use Basic?', 'Members, maximum', '10', 'Yes. '],
  ['Is it true that Pro has 50 GB?', 'Storage per team', '100 GB', ''],
  ['Does support answer Pro within 12 hours?', 'First answer from support', '8 hours', ''],
  ['How much storage does Pro have?', 'Storage per team', '100 GB', ''],
])('%s', (text, label, value, verdict) => {
  expect(verdictOn(readQuestion(text, demoVocabulary), label, value)).toBe(verdict);
});
