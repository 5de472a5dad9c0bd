import { numberOf, numberWords } from '../text/number-words.ts';

/** A number with what it counts: `12 users`. */
export interface Count {
  readonly value: number;
  /** As written, lower-case. */
  readonly unit: string;
}

export function findCounts(text: string): readonly Count[] {
  return [...text.matchAll(counted)].map(([, value = '', unit = '']) => ({ value: numberOf(value), unit: unit.toLowerCase() }));
}

const units =
  'users?|seats?|people|members?|licen[cs]es?|employees|staff|colleagues|persons?|months?|years?|days?|weeks?|hours?|tasks?|projects?|files?|workspaces?|requests?|times';
const counted = new RegExp(`\\b(\\d{1,6}|${numberWords})\\s+(?:\\w+\\s)?(${units})\\b`, 'gi');
