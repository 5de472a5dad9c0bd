import { expect, test } from 'vitest';
import { findEntities } from '../../../../src/models/local/entities/entities.ts';

const terms = {
  plans: ['Basic', 'Pro', 'Studio'],
  integrations: ['Slack', 'Google Drive'],
  areas: ['webhooks', 'time tracking', 'C++ export'],
};
const found = (text: string) => findEntities(text, terms);

test.each([
  ['Move us from basic to Pro', ['basic', 'pro']],
  ['The pro plan', ['pro']],
  ['We want STUDIO', ['studio']],
  ['basic or pro?', ['basic', 'pro']],
  ['It is a basic question by a pro', []],
  ['Our Enterprise contract', []],
])('of "%s" the plans that the team has: %s', (text, plans) => {
  expect(found(text).plans).toEqual(plans);
});

test('integrations and areas are those of the team, as it writes them', () => {
  const { integrations, productAreas } = found('the webhook to google drive and the c++ export fail, Jira too');
  expect(integrations).toEqual(['Google Drive']);
  expect(productAreas).toEqual(['webhooks', 'C++ export']);
});

test.each([
  ['$1,190.50 was taken', 119_050, 'USD'],
  ['1.190,50 € abgebucht', 119_050, 'EUR'],
  ['40 dollars', 4000, 'USD'],
  ['£9 a month', 900, 'GBP'],
  ['the transfer of 114.00', 11_400, undefined],
])('%s is %s hundredths of %s', (text, cents, currency) => {
  expect(found(text).amounts).toMatchObject([{ cents, currency }]);
});

test.each([
  ['since 3 November', [{ text: '3 November', day: 3, month: 11 }]],
  ['on 2026-11-03', [{ text: '2026-11-03', year: 2026, month: 11, day: 3 }]],
  ['it broke yesterday', [{ text: 'yesterday', daysFromNow: -1 }]],
  ['paid on 28.11.', [{ text: '28.11.', day: 28, month: 11 }]],
  ['11/28/2026', [{ text: '11/28/2026', year: 2026, month: 11, day: 28 }]],
  ['release 3.11.2 of 10/11/2026', []],
])('%s names a day', (text, dates) => {
  expect(found(text).dates).toEqual(dates);
});

test.each([
  ['de', 'Am 3. November abgebucht', 3, 11],
  ['es', 'desde el 14 de marzo', 14, 3],
  ['pl', 'od 5 listopada', 5, 11],
  ['ja', '11月3日から', 3, 11],
])('a day as language %s writes it: %s', (language, text, day, month) => {
  expect(findEntities(text, terms, language).dates).toMatchObject([{ day, month }]);
});

test.each([
  ['The API answers 429 and ERR_CERT_DATE_INVALID', ['429', 'ERR_CERT_DATE_INVALID']],
  ['we are 502 people', []],
  ['it costs $404', []],
  ['it says TF-1009', ['TF-1009']],
  ['please send INV-30771 once more', []],
  ['EVERYTHING is gone: ECONNREFUSED', ['ECONNREFUSED']],
])('error codes of "%s": %s', (text, codes) => {
  expect(found(text).errorCodes).toEqual(codes);
});

test.each([
  ['our transfer with reference 88-40213', ['88-40213']],
  ['Case LFD-4417/25', ['LFD-4417/25']],
  ['invoice number 2026/1187', ['2026/1187']],
  ['we are 12-15 people, 9-5', []],
])('numbers that tell a record in "%s": %s', (text, ids) => {
  expect(found(text).ids).toEqual(ids);
});

test('ids, addresses, the end of a card, and what is counted', () => {
  const text = 'Invoice INV-2024-06-1187, ticket #50311, card ending 4242, for ana@x.example: twelve seats';
  expect(found(text)).toMatchObject({
    ids: ['INV-2024-06-1187', '#50311'],
    emails: ['ana@x.example'],
    cardEndings: ['4242'],
    counts: [{ value: 12, unit: 'seats' }],
  });
});
