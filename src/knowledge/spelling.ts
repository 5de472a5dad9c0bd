import { editDistance } from '../core/nearest.ts';
import type { IndexReader } from './index-reader.ts';
import { stem } from './query.ts';

/** Shorter words have too many neighbours. */
const shortest = 4;

/**
 * Words of the index for one that stands nowhere: those that begin with it ("integr"), or else the nearest ones
 * with the same first letter, by one slip, or two in a long word. None when nothing is near.
 */
export function knownWord(reader: IndexReader, word: string): readonly string[] {
  if (word.length < shortest || /^\d+$/.test(word)) return [];
  const longer = reader.frequentTerms(word, 3);
  if (longer.length > 0) return longer;
  const stemmed = stem(word);
  const slips = stemmed.length >= 7 ? 2 : 1;
  let best: { distance: number; terms: string[] } = { distance: slips, terms: [] };
  for (const term of reader.termsFrom(word.slice(0, 1))) {
    if (Math.abs(term.length - stemmed.length) > slips || /\d/.test(term)) continue;
    const distance = editDistance(stemmed, term, best.distance);
    if (distance < best.distance) best = { distance, terms: [term] };
    else if (distance === best.distance) best.terms.push(term);
  }
  return best.terms.slice(0, 3);
}
