import { expect, test } from 'vitest';
import { figuresOf } from '../../../../src/core/check-figures.ts';
import { answerFrom } from '../../../../src/models/local/answer/answer.ts';
import { parseAsked, sectionOf } from '../../../../src/models/local/answer/asked-before.ts';
import { demoAskedBefore, demoPassages, demoQuestions, demoVocabulary } from './documents.ts';

const passages = demoPassages();
const askedBefore = demoAskedBefore(demoVocabulary);
const skills = { vocabulary: demoVocabulary, askedBefore, plans: ['Basic', 'Pro', 'Enterprise'] };
const ask = (question: string, plan?: string) => answerFrom(question, { passages, ...skills, ...(plan === undefined ? {} : { plan }) });

test('a question about one plan is answered by its cell', () => {
  const { text, citations } = ask('How many API requests per hour can we make on Pro?');
  expect(text).toBe('Pro: 10,000 API requests per hour [1].');
  expect(citations[0]?.quote).toContain('10,000');
});

test('a question about all plans gets all cells', () => {
  const { text } = ask('How much storage does each plan have?');
  expect(text).toContain('Basic 5 GB; Pro 100 GB; Enterprise 1 TB');
});

test('yes and no are said only where the cell says so', () => {
  expect(ask('Does Basic include Gantt charts?').text).toMatch(/^No\. Gantt charts: included on Pro and Enterprise/);
  expect(ask('Can I upload a file of 80 MB on Pro?').text).toMatch(/^Yes\. Pro: 100 MB/);
});

test('a procedure is a numbered list, whole', () => {
  const { text } = ask('The app crashes on my phone, what should I do?');
  expect(text.match(/^\d\./gm)).toHaveLength(6);
});

test('a passage that was cited before and is found again counts once', () => {
  const found = passages.filter((passage) => sectionOf(passage) === 'billing-policies › Refunds › Processing time');
  const sources = { ...skills, context: 'Paid by card. Duplicate charge, refund' };
  const { text } = answerFrom('and how long does that take?', { ...sources, passages: [...found, ...found] });
  expect(text).toContain('5-10 business days');
  expect(text).not.toContain('PayPal');
});

test.each([
  'Is there a Figma integration?',
  'Do you have a discount for charities?',
  'What does on-premises hosting cost exactly?',
  'When will the Basque translation be ready?',
])('"%s" is not answered from documents that do not answer it', (question) => {
  const { found, text } = ask(question);
  expect(found).not.toBe('answer');
  expect(text).toMatch(/^Our documents do not/);
});

test('every quote stands in its passage and holds the figures of the text', () => {
  for (const question of [
    'How long does a card refund take?',
    'What happens when a payment fails?',
    'What is your phone number?',
    'How long is a 2FA code valid?',
    'What uptime do you promise?',
  ]) {
    const { text, citations } = ask(question);
    expect(citations.length, question).toBeGreaterThan(0);
    for (const { quote, document, heading } of citations) {
      const source = passages.find((passage) => sectionOf(passage) === [document, ...heading].join(' › '));
      expect(source?.text).toContain(quote);
    }
    const known = figuresOf(citations.flatMap(({ quote, heading }) => [quote, ...heading]).join('\n'));
    expect(
      [...figuresOf(text)].filter((figure) => !known.has(figure)),
      question,
    ).toEqual([]);
  }
});

test('the asked questions point to places that exist', () => {
  for (const { section, part } of demoQuestions()) {
    if (section === null) continue;
    const held = passages.filter((passage) => sectionOf(passage) === section);
    expect(held.length, section).toBeGreaterThan(0);
    if (part !== undefined)
      expect(
        held.some(({ text }) => text.includes(part)),
        `${section} # ${part}`,
      ).toBe(true);
  }
});

test('a broken line of asked questions names its place', () => {
  expect(() => parseAsked('questions/a.jsonl', '{"section":null,"asks":["a"]}\n{"asks":1}')).toThrow('questions/a.jsonl:2');
});
