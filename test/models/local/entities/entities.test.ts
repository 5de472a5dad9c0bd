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
])('%s is %s hundredths of %s', (text, cents, currency) => {
  expect(found(text).amounts).toMatchObject([{ cents, currency }]);
});

test.each([
  ['since 3 November', [{ text: '3 November', day: 3, month: 11 }]],
  ['on 2026-11-03', [{ text: '2026-11-03', year: 2026, month: 11, day: 3 }]],
  ['it broke yesterday', [{ text: 'yesterday', daysFromNow: -1 }]],
])('%s names a day', (text, dates) => {
  expect(found(text).dates).toEqual(dates);
});

test.each([
  ['The API answers 429 and ERR_CERT_DATE_INVALID', ['429', 'ERR_CERT_DATE_INVALID']],
  ['we are 502 people', []],
  ['it costs $404', []],
])('error codes of "%s": %s', (text, codes) => {
  expect(found(text).errorCodes).toEqual(codes);
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
