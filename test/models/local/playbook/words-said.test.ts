import { expect, test } from 'vitest';
import { wordsSaid } from '../../../../src/models/local/playbook/words-said.ts';

const phrases = ['lost|stolen .. phone', 'phone .. sank|drowned', 'none left'];

test.each([
  ['I lost my old phone. What now?', 'lost my old phone'],
  ['the phones drowned in the flood', 'phones drowned'],
  ['Spare codes? There are none left.', 'none left'],
  ['My phone is fine. A boat sank.', null],
  ['We lost the match', null],
])('in "%s" is said: %s', (text, words) => expect(wordsSaid(phrases, text)).toBe(words));
