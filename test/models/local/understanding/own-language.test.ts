import { expect, test } from 'vitest';
import { recognizeLanguage } from '../../../../src/models/local/routing/language.ts';
import { isForeign, languageOf } from '../../../../src/models/local/understanding/own-language.ts';

const foreign = (text: string) => isForeign(text, { language: recognizeLanguage(text) });

test.each([
  'Can a field hold a tick box?',
  'Do big teams get a better price?',
  'Is a removed member reported by webhook?',
  'file to someone w/o account?',
])('%s is English', (text) => {
  expect(foreign(text)).toBe(false);
});

test.each(['Guten Tag, bei uns hakt es. Können Sie sich kümmern?', 'Olá, não era bem isso. Podem ver de novo, por favor?'])(
  '%s is not',
  (text) => {
    expect(foreign(text)).toBe(true);
  },
);

test.each([
  ['Wo finde ich Gantt?', 'de'],
  ['Quels formats ?', 'fr'],
  ['¿Hay sandbox?', 'es'],
  ['Welke browsers?', 'nl'],
  ['Jaki plan ma SSO?', 'pl'],
])('%s is read as %s by how it begins', (text, code) => {
  expect(languageOf(text)?.code).toBe(code);
});

test.each(['Pro price?', 'audit logs pro?', 'Is pen testing a routine thing?', 'which plan has SSO'])(
  '%s is English all the same',
  (text) => {
    expect(languageOf(text)).toBeUndefined();
  },
);
