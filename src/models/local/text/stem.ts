import { stemmer } from 'stemmer';

/** The stem of a word in small letters: `cancelled`, `cancelling` and `cancellation` meet in one. What is not plain a–z stays as it is. */
export function stem(word: string): string {
  return word.length < 3 || !/^[a-z]+$/.test(word) ? word : stemmer(word);
}
