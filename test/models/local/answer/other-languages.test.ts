import { expect, test } from 'vitest';
import { type AskedQuestions, createAskedBefore } from '../../../../src/models/local/answer/asked-before.ts';
import { askedInAllLanguages, indexOthers, inEnglish, isOfOtherLanguages } from '../../../../src/models/local/answer/other-languages.ts';
import { createVocabulary } from '../../../../src/models/local/answer/vocabulary.ts';
import { languageOf } from '../../../../src/models/local/understanding/own-language.ts';

const vocabulary = createVocabulary([]);
const english = createAskedBefore(
  [
    { section: 'shop › Prices', asks: ['What does a Trekker cost?', 'How much is the price of a bicycle?'] },
    { section: 'shop › Opening hours', asks: ['When do you open?', 'At what time does the shop open?'] },
    { section: null, asks: ['Do you sell coffee?'] },
  ],
  vocabulary,
);
const abroad: readonly AskedQuestions[] = [
  { section: 'shop › Opening hours', asks: ['Ab wann habt ihr geöffnet?', '¿A qué hora abren ustedes la tienda?'] },
  { section: null, asks: ['Kann ich bei euch auch Fahrräder leihen?', '¿Alquilan bicicletas eléctricas?'] },
];
const asked = askedInAllLanguages(english, indexOthers(abroad, english, vocabulary), vocabulary);

test('a line is of other languages when most of its questions are', () => {
  expect(abroad.every(isOfOtherLanguages)).toBe(true);
  expect(isOfOtherLanguages({ section: null, asks: ['Do you sell coffee?', 'Is there a Café?', 'Habt ihr Kaffee?'] })).toBe(false);
});

test('a question like one that was asked in its language finds the place of that', () => {
  expect(asked.precedents('Wann habt ihr denn am Samstag geöffnet?')[0]?.section).toBe('shop › Opening hours');
  expect(asked.precedents('Leiht ihr auch Fahrräder aus, oder kann man die bei euch nur kaufen?')[0]?.section).toBeNull();
});

test('a question that nobody has asked in its language is found word by word', () => {
  expect(asked.precedents('Was kostet ein Trekker?')[0]?.section).toBe('shop › Prices');
  expect(asked.precedents('Combien coûte un Trekker, quel est le prix ?')[0]?.section).toBe('shop › Prices');
});

test('places together are as likely as one', () => {
  const all = asked.precedents('¿A qué hora abren los domingos?').reduce((sum, { likelihood }) => sum + likelihood, 0);
  expect(all).toBeCloseTo(1);
});

test('what is asked in English is looked up as ever', () => {
  expect(asked.precedents('When do you open?')).toEqual(english.precedents('When do you open?'));
  expect(languageOf('When do you open?')).toBeUndefined();
});

test('only what is asked is put into English', () => {
  expect(inEnglish('Guten Tag, wir sind neu bei euch. Was kostet der Trekker im Monat?', asked).text).toBe('what price Trekker monthly');
});

test('words that nobody has asked with are told', () => {
  expect(asked.strange('Habt ihr auch Luftpumpen?')).toEqual(['Luftpumpen']);
  expect(asked.strange('Wann habt ihr geöffnet?')).toEqual([]);
});
