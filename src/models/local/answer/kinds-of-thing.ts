import type { Part } from './passage-parts.ts';
import type { Expected } from './question.ts';

/** What the kinds of thing that a question may ask for look like in a document. */
const shapes: Partial<Record<Expected, RegExp>> = {
  duration:
    /\b\d[\d–-]*\+?(?:\.\d+)?[\s-](?:business\s)?(?:second|minute|hour|day|week|month|year)s?\b|\bnext (?:billing )?(?:cycle|invoice)\b|\bat once\b|\bimmediately\b|\binstantly\b|\bnet \d/i,
  moment:
    /\b\d{1,2}:\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:next|same) (?:billing )?(?:cycle|day|invoice|period)\b|\bday\b|\b\d[\d–-]*[\s-](?:business\s)?(?:minute|hour|day|week|month)s?\b|\b(?:19|20)\d\d\b|\bat once\b|\banniversary\b/i,
  frequency: /\b(?:daily|weekly|monthly|quarterly|yearly|annually|once|twice|times|every|each)\b|\bper (?:hour|day|week|month|year)\b/i,
  money: /[$€£]\s?\d|\d\s?(?:[€£]|EUR|USD|GBP|CHF|CAD|euros?|dollars?|pounds?|francs?)\b/,
  percent: /\d\s?%/,
  count: /\d|\bunlimited\b/i,
  number: /\d[\d-]{4,}/,
  name: /\bname\b/i,
  phone: /\+?\d[\d-]{7,}/,
  address: /(?<!\S)[^\s@]+@[^\s@]+\.\w|https?:\/\/|\b[\w-]+\.(?:com|org|io|net)\b/,
  place: /\p{Lu}\p{Ll}+|https?:\/\/|\.com/u,
  plan: /\b(?:plans?|Pro|Basic|Enterprise|Included)\b/,
};

/** Kinds that nothing else can stand for. */
export const strictKinds: ReadonlySet<Expected> = new Set([
  'percent',
  'money',
  'duration',
  'frequency',
  'phone',
  'address',
  'number',
  'name',
]);

export function holdsIn(kind: Expected, text: string): boolean {
  return shapes[kind]?.test(text) ?? false;
}

export function holds(kind: Expected, part: Part): boolean {
  if (kind === 'steps') return part.type === 'item' && part.ordered;
  return holdsIn(
    kind,
    part.type === 'row' ? part.cells.map((cell, index) => `${cell} ${part.header[index] ?? ''}`).join(' | ') : part.text,
  );
}
