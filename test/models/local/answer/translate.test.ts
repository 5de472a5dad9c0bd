import fc from 'fast-check';
import { expect, test } from 'vitest';
import { translate } from '../../../../src/models/local/answer/translate.ts';

const english = (text: string, language: string, ...names: readonly string[]) => translate(text, language, (word) => names.includes(word));

test.each([
  ['de', 'Wie viele Nutzer sind im Jahresabo enthalten?', 'how many user annual included'],
  ['fr', 'Combien coûte la formule annuelle ?', 'how much price plan annual'],
  ['es', '¿Cuál es el tamano maximo de un archivo?', 'which how big maximum file'],
  ['it', 'Quali metodi di pagamento accettate?', 'which payment methods accept'],
  ['nl', 'Hoeveel opslagruimte is er?', 'how many storage is there'],
  ['pl', 'Ile trwa zwrot przelewem?', 'how long refund wire transfer'],
])('%s: %s', (language, text, said) => {
  expect(english(text, language).text).toBe(said);
});

test('a word that means different things is read in its own language', () => {
  expect(english('Wie bezahlt?', 'de').text).toMatch(/^how/);
  expect(english('Wie betaalt?', 'nl').text).toMatch(/^who/);
});

test('what is put together is taken apart', () => {
  expect(english('Rechnungsadresse', 'de').text).toBe('invoice address');
});

test('names and figures stay, and what nobody knows is told', () => {
  const { text, unknown } = english('Hat Gantter 500 Glühwürmchen?', 'de', 'Gantter');
  expect(text).toContain('500');
  expect(unknown).toEqual(['Glühwürmchen']);
});

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('de', 'nl', 'fr', 'en'), (text, language) => {
      expect(typeof english(text, language).text).toBe('string');
    }),
  );
});
