import { expect, test } from 'vitest';
import { firstEnough } from '../../../../src/models/local/answer/first-enough.ts';
import { readQuestion } from '../../../../src/models/local/answer/question.ts';
import { createVocabulary } from '../../../../src/models/local/answer/vocabulary.ts';

const vocabulary = createVocabulary([]);
const first = (question: string, label: string, ...values: readonly string[]) =>
  firstEnough(
    readQuestion(question, vocabulary),
    label,
    values.map((value, at) => ({ name: ['Small', 'Middle', 'Large'][at] ?? '', value })),
  );

test.each([
  ['Which plan holds 70 gigs?', 'Storage per team', ['5 GB', '100 GB', '1 TB'], 'Middle'],
  ['Which plan holds 400 GB?', 'Storage per team', ['5 GB', '100 GB', '1 TB'], 'Large'],
  ['What plan takes a file of 90 MB?', 'Largest single upload', ['50 MB', '100 MB', '1 GB'], 'Middle'],
  ['Which plan allows 20,000 requests an hour?', 'API requests per hour', ['1,000', '10,000', 'Unlimited'], 'Large'],
  ['Which plan is for 9 members?', 'Members, maximum', ['10', '100', 'Unlimited'], 'Small'],
])('%s %s', (question, label, values, name) => {
  expect(first(question, label, ...values)).toBe(name);
});

test.each([
  ['nothing is large enough', 'Which plan holds 4 TB?', 'Storage per team', ['5 GB', '100 GB', '1 TB']],
  ['the number is of something else', 'Which plan is for 9 shops?', 'Members, maximum', ['10', '100', 'Unlimited']],
  ['no plan is asked for', 'Is there room for 70 GB?', 'Storage per team', ['5 GB', '100 GB', '1 TB']],
  ['the row is no limit', 'Which plan is for 9 users?', 'Users, minimum', ['1', '1', '25']],
])('nothing is told when %s', (_, question, label, values) => {
  expect(first(question, label, ...values)).toBeUndefined();
});
