import type { CustomerRef } from '../../core/customer.ts';
import type { StoredEntry } from '../../core/entry.ts';
import { escapePattern } from '../../core/escape-pattern.ts';
import type { TranscriptItem } from './transcript-items.ts';

/**
 * Takes personal data out of a transcript: addresses, telephone, card and account numbers, and the names of the
 * customers that the conversation is known to be about. What else a customer wrote about themselves stays.
 */
export function redactItems(items: readonly TranscriptItem[], entries: readonly StoredEntry[]): readonly TranscriptItem[] {
  const names = [...new Set(entries.flatMap(customersOf).flatMap(namesOf))].sort((a, b) => b.length - a.length);
  const redact = (text: string) => redactText(text, names);
  return items.map((item): TranscriptItem => {
    if (item.type !== 'step') return { ...item, text: redact(item.text) };
    const { detail: _, ...line } = item;
    return { ...line, text: redact(item.text) };
  });
}

function redactText(text: string, names: readonly string[]): string {
  const withoutPatterns = patterns.reduce((rest, [pattern, mark]) => rest.replaceAll(pattern, mark), text);
  return names.reduce((rest, name) => rest.replaceAll(wholeWord(name), '[name]'), withoutPatterns);
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[email]'],
  // 13 to 19 digits are a card, 7 to 15 with a plus or in groups a telephone number.
  [/(?<![\p{L}\p{N}])(?:\d[ -]?){12,18}\d(?![\p{L}\p{N}])/gu, '[card]'],
  [/(?:\+|(?<![\p{L}\p{N}.$€£_-])0)\d(?:[ ()/.-]{0,2}\d){6,13}(?![\p{N}])/gu, '[phone]'],
  [/(?<![\p{L}\p{N}.$€£_-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\p{N}])/gu, '[phone]'],
  [/·{2,}\d{2,4}/gu, '····'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b/gu, '[account]'],
];

function customersOf(entry: StoredEntry): readonly CustomerRef[] {
  if (entry.type === 'tool-result' && entry.result.status === 'done' && entry.result.customer !== undefined) return [entry.result.customer];
  if (entry.type === 'customer' && entry.customer !== null) return [entry.customer];
  if (entry.type === 'verification-requested') return [entry.customer];
  return [];
}

/** The company, the contact, and each word of the contact's name that is long enough to be one. */
function namesOf({ name, contact }: CustomerRef): readonly string[] {
  const person = contact?.name ?? '';
  return [name, person, ...person.split(/\s+/)].filter((part) => part.length > 2);
}

function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name)}(?![\\p{L}\\p{N}])`, 'giu');
}
