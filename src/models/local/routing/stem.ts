import { remembered } from '../remembered.ts';

/**
 * A light English stemmer: what differs only by number, tense or comparison falls together. Short words and words
 * of other languages come back nearly as they are; it need not be right, only the same for the same word.
 */
export const stem = remembered(5_000, stemOf);

function stemOf(word: string): string {
  if (word.length < 4) return word;
  let stemmed = word;
  if (stemmed.endsWith('sses')) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('ies')) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (stemmed.endsWith('s') && !/(?:ss|us|is)$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  const plain = stemmed;
  stemmed = stemmed.replace(/(?<=[a-z]{3})(?:ing|ed|ly)$/, '');
  if (stemmed.length < 3) stemmed = plain;
  else if (stemmed !== plain && /([bdfgmnprt])\1$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  return stemmed.replace(/(?<=[a-z]{3})(?:e|ie)$/, '').replace(/(?<=[a-z]{3})i$/, 'y');
}
