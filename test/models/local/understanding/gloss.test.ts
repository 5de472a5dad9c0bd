import { expect, test } from 'vitest';
import { findEntities } from '../../../../src/models/local/entities/entities.ts';
import { gloss } from '../../../../src/models/local/understanding/gloss.ts';

const terms = { plans: ['Basic', 'Pro', 'Enterprise'], integrations: ['Slack'], areas: [] };
const said = (text: string, ...concepts: string[]) =>
  gloss(text, { concepts: new Set(concepts), entities: findEntities(text, terms) }, terms);

test('a question of another language by its classes of words, its span and its names', () => {
  expect(said('Was kostet der Pro-Tarif, wenn man das ganze Jahr bezahlt?', 'price', 'plans')).toBe('What about price, per year, Pro?');
  expect(said('Ça marche avec Slack ?', 'integration')).toBe('What about integrations, Slack?');
});

test('too little to be looked for is no question', () => {
  expect(said('Und wie geht das?')).toBeUndefined();
});
