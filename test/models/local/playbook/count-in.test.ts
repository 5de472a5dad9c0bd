import { expect, test } from 'vitest';
import { findCounts } from '../../../../src/models/local/entities/counts.ts';
import { countIn, headsIn, targetIn } from '../../../../src/models/local/playbook/count-in.ts';

const counted = (text: string, code: string, concepts: readonly string[] = []) =>
  countIn(text, { entities: { counts: findCounts(text) }, language: { code, name: code }, concepts: new Set(concepts) }, false);

test.each([
  ['Four of the bar lads have left', 4],
  ['Two of our young colleagues join', 2],
  ['sixty-four people', 64],
  ['three more part-time staff', 3],
  ['5 broken files', null],
  ['wants two yoga teachers added', 2],
  ['two shared folders', null],
  ['the two of those', null],
])('"%s" counts %s people', (text, heads) => {
  expect(headsIn(text) ?? null).toBe(heads);
});

test.each([
  ['drop us from 34 to 30', 30],
  ['cut us down to twelve, please', 12],
  ['raise our licences to 20', 20],
  ['von 16 auf 18 Benutzer', 18],
  ['add three users', null],
  ['open from 9 to 5 o’clock', 5],
  ['in 5 to 10 days', null],
  ['That makes eleven.', 11],
  ['so 36 in all', 36],
  ['that’s 25 all in', 25],
  ['we have to be twelve on the plan rather than ten', 12],
  ['That’s eleven with us, or no, sorry, twelve with us', 12],
  ['reduce us to 12, no wait, 13', 13],
  ['add four people, no, three', null],
  ['That makes two days of waiting', null],
  ['We hire two. Make it 15 seats', 15],
  ['make it two more', null],
])('"%s" ends at %s', (text, target) => {
  expect(targetIn(text)).toBe(target);
});

test.each([
  ['drei weitere Nutzer', 'de', 3],
  ['deux utilisateurs de plus', 'fr', 2],
  ['dos usuarios', 'es', 2],
  ['dwóch użytkowników', 'pl', 2],
  ['un utilisateur', 'fr', null],
])('"%s" counts %s: %s', (text, code, count) => {
  expect(counted(text, code, ['seats'])).toBe(count);
});

test.each([
  ['put two more on then', 2],
  ['one fewer, please', 1],
  ['I have two more questions', null],
  ['One more: which plan has Slack?', null],
  ['add four people, or no, sorry, three', 3],
  ['we have 10 users, make that 12 users', 12],
  ['No, 3 users please', 3],
])('"%s" counts %s', (text, count) => expect(counted(text, 'en')).toBe(count));
