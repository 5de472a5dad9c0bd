import type { DatabaseSync } from 'node:sqlite';
import { editDistance } from '../core/nearest.ts';
import { stem } from './query.ts';
import { textOf } from './rows.ts';

/** Shorter words have too many neighbours. */
const shortest = 4;

/**
 * Words of the index for one that stands nowhere: those that begin with it ("integr"), or else the nearest ones
 * with the same first letter, by one slip, or two in a long word. None when nothing is near.
 */
export function knownWord(database: DatabaseSync, word: string): readonly string[] {
  if (word.length < shortest || /^\d+$/.test(word)) return [];
  const longer = terms(database, word, after(word), 3);
  if (longer.length > 0) return longer;
  const stemmed = stem(word);
  const slips = stemmed.length >= 7 ? 2 : 1;
  const initial = word.slice(0, 1);
  let best: { distance: number; terms: string[] } = { distance: slips, terms: [] };
  for (const term of terms(database, initial, after(initial), Number.POSITIVE_INFINITY)) {
    if (Math.abs(term.length - stemmed.length) > slips || /\d/.test(term)) continue;
    const distance = editDistance(stemmed, term);
    if (distance < best.distance) best = { distance, terms: [term] };
    else if (distance === best.distance) best.terms.push(term);
  }
  return best.terms.slice(0, 3);
}

function terms(database: DatabaseSync, from: string, to: string, limit: number): readonly string[] {
  const most = Number.isFinite(limit) ? `ORDER BY doc DESC LIMIT ${limit}` : '';
  return database
    .prepare(`SELECT term FROM words WHERE term >= ? AND term < ? ${most}`)
    .all(from, to)
    .map((row) => textOf(row, 'term'));
}

/** The least text that does not begin with this one. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCodePoint((prefix.codePointAt(prefix.length - 1) ?? 0) + 1);
}
