import { findCounts } from '../entities/counts.ts';
import { fold } from '../routing/lexicon.ts';
import type { Entities, RoutedMessage } from '../routing/router.ts';
import { isNumberWord, numberOf } from '../text/number-words.ts';

/** What it takes to count. */
type Counting = Pick<RoutedMessage, 'language' | 'concepts'> & { readonly entities: Pick<Entities, 'counts'> };

/** How many people or places: counted ones first, then any number when just that was `asked`. What was taken back counts nothing. */
export function countIn(text: string, read: Counting, asked: boolean): number | null {
  const { before, after } = takenBack(text);
  if (before === undefined) return statedCount(text, read, asked);
  const corrected = statedCount(after, { ...read, entities: { counts: findCounts(after) } }, asked);
  return corrected ?? (headsIn(before) === undefined ? statedCount(text, read, asked) : bareNumber(after));
}

function statedCount(text: string, read: Counting, asked: boolean): number | null {
  const counted = read.entities.counts.find(({ unit }) =>
    /^(?:users?|seats?|people|persons?|members?|licen[cs]es?|employees|staff|colleagues)$/.test(unit),
  );
  if (counted !== undefined) return counted.value;
  const heads = headsIn(text) ?? moreOrFewer(text);
  if (heads !== undefined) return heads;
  if (read.language.code !== 'en') {
    // A few words may seem to be of another language.
    return (asked || read.concepts.has('seats') ? foreignCount(text, read.language.code) : null) ?? (asked ? bareNumber(text) : null);
  }
  return statedTarget(text) ?? (asked ? bareNumber(text) : null);
}

/** How many it shall be in the end: "from 34 to 30", "down to four", "von 16 auf 18", "to 20 users", "20 in all". */
export function targetIn(text: string): number | null {
  const { before, after } = takenBack(text);
  if (before === undefined) return statedTarget(text);
  // "To twelve, no, thirteen": the bare number stands for what was said before it, for a target only when that was one.
  return statedTarget(after) ?? (statedTarget(before) === null || headsIn(before) !== undefined ? null : bareNumber(after));
}

/** What a speaker takes back and what they say instead: "eleven, or no, sorry, three". Nothing is taken back without a number after it. */
function takenBack(text: string): { readonly before?: string; readonly after: string } {
  const word = text.matchAll(
    /\b(?:or no|no|nope|wait|sorry|i mean|i meant|make that|correction|scratch that|rather(?! than))\b[\s,:;.–—-]*/gi,
  );
  for (const { 0: whole, index } of [...word].toReversed()) {
    const [before, after] = [text.slice(0, index), text.slice(index + whole.length)];
    if (bareNumber(before) !== null && bareNumber(after) !== null) return { before, after };
  }
  return { after: text };
}

const targetPatterns: readonly RegExp[] = (() => {
  const number = String.raw`(\d{1,5}|[a-z]+(?:-[a-z]+)?)`;
  return [
    String.raw`\d+ (?:to|auf|à|a|naar|till|para|na|do) (\d{1,5})\b(?! ?(?:%|days?|hours?|o'clock|am|pm)\b)`,
    String.raw`\b(?:down|up|back|us|seats?|users?|licen[cs]es?|people|members?|plan|account|subscription|team|headcount) to (?:just |only |about |the )?${number}\b(?! (?:days?|hours?|months?|weeks?))`,
    String.raw`\b(?:increase|raise|reduce|lower|decrease|shrink|cut|drop|grow|go|bring)\b[^.?!\d]{0,40}\bto ${number}\b`,
    String.raw`\bto ${number} (?:users?|seats?|people|licen[cs]es?|members?)\b`,
    String.raw`\b(?:total of|altogether|in all) ${number}\b`,
    String.raw`\b(?:make|making) (?:it|us) ${number} (?:users?|seats?|people|licen[cs]es?|members?|places?)\b`,
    String.raw`\b${number} (?:users? |seats? |people |of us )?(?:in total|altogether|all told|all in|in all)\b`,
    String.raw`\b(?:that|this|which|it) (?:makes?|would make|will make|brings us to|would be|comes to) (?:us |it )?${number}\b(?! (?:more|new|extra|fewer|less|other|[a-z]*(?:days?|hours?|weeks?|months?|years?|times?)\b))`,
    String.raw`\b(?:(?:that|it)['’]?s|(?:that|it) is|we(?:['’]re| are)|(?:i|we)(?:['’]ll| will) be|to be) ${number} (?:of us|with us|then|now|on the (?:plan|account))\b`,
    String.raw`\b${number} (?:[a-z]+ ){0,3}(?:rather than|instead of|not) (?:the )?(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?)\b`,
  ].map((pattern) => new RegExp(pattern, 'gi'));
})();

function statedTarget(text: string): number | null {
  for (const pattern of targetPatterns)
    for (const [, found = ''] of text.matchAll(pattern)) {
      const value = numeral(found);
      if (value !== undefined) return value;
    }
  return null;
}

/** The one or the first number of a text, as a figure or a word; no amount. */
function bareNumber(text: string): number | null {
  const digits = /(?<![\d.,$€£])\b\d{1,6}\b(?![.,]\d)/.exec(text)?.[0];
  if (digits !== undefined) return Number(digits);
  const word = text
    .toLowerCase()
    .split(/[^a-z-]+/)
    .find(isNumberWord);
  return word === undefined ? null : numberOf(word);
}

/** "Put two more on", "one fewer": places, when nothing else is said to be counted. "One more: …" counts nothing. */
function moreOrFewer(text: string): number | undefined {
  for (const pattern of [
    /\b(?:add|put|need|take|give|get|want|like|order|book|buy|have)(?: \w+){0,2}? ([a-z\d-]+) (?:more|extra|additional)\b(?:\s+([a-z]+))?/gi,
    /(?<![\w.,$€£@-])([a-z\d-]+) (?:fewer|less)\b(?:\s+([a-z]+))?/gi,
  ])
    for (const [, value = '', noun = ''] of text.toLowerCase().matchAll(pattern)) {
      const count = numeral(value);
      if (count !== undefined && (/^(?:in|on)$/.test(noun) || !noHeads.test(noun))) return count;
    }
  return undefined;
}

/** `12`, `twelve`, `thirty-four`. */
export function numeral(word: string): number | undefined {
  const lower = word.toLowerCase();
  return /^\d/.test(lower) || lower.split('-').every(isNumberWord) ? numberOf(lower) : undefined;
}

/** What people count that is not people. */
const noHeads =
  /^(?:(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|times?|things?|questions?|matters?|points?|issues?|problems?|projects?|tasks?|files?|boards?|invoices?|payments?|charges?|debits?|bills?|dollars?|euros?|pounds?|bucks|quid|cents?|percent|plans?|accounts?|emails?|mails?|messages?|tickets?|offices?|companies|clients?|customers?|requests?|calls?|codes?|errors?|ways?|steps?|digits?|numbers?|of|or|and|in|on|at|is|was|has|us|this|its|always|less|as)$/i;

/** "Twelve landscapers", "3 new folks", "nine of us": a number with somebody who is counted. */
export function headsIn(text: string): number | undefined {
  const lower = text.toLowerCase();
  for (const [, value = '', us, noun = ''] of lower.matchAll(heads)) {
    const count = numeral(value);
    if (count !== undefined && (us !== undefined || !noHeads.test(noun))) return count;
  }
  for (const [, value = '', noun = ''] of lower.matchAll(trades)) {
    const count = numeral(value);
    if (count !== undefined && !noHeads.test(noun) && !namedLikeTrades.test(noun)) return count;
  }
  return undefined;
}

/** "Two yoga teachers": a trade with a word that says of what. */
const trades =
  /(?<![\w.,$€£@-])(\d{1,5}|[a-z]+(?:-[a-z]+)?)\s+[a-z]+\s+([a-z]+(?:ers|ors|ists|ians|ants|people|men|women|folks?|staff))\b/g;
const namedLikeTrades =
  /^(?:orders|folders|servers|computers|letters|newsletters|reminders|quarters|offers|papers|borders|parameters|filters|timers|trackers|printers|chapters|monitors|sensors|factors|sectors|layers|banners|headers|containers|grants|plants|others|dinners|corners)$/;

const heads = headsPattern();

function headsPattern(): RegExp {
  const number = String.raw`(\d{1,5}|[a-z]+(?:-[a-z]+)?)`;
  const adjectives = '(?:(?:more|new|extra|additional|other|further|fewer|part-time|full-time|young) ){0,2}';
  const people = '([a-z]*(?:s|men|women|folk|people|person|staff|head|ppl))';
  return new RegExp(
    String.raw`(?<![\w.,$€£@-])${number}\s+(?:of (us)\b|(?:of (?:the|our|my|these|those) (?:\w+ )??|${adjectives})${people}\b)`,
    'gi',
  );
}

/** The first number of a text in another language: a figure, or one of its words up to twelve. */
function foreignCount(text: string, code: string): number | null {
  const words = numberWords[code]?.split(' ') ?? [];
  for (const [word] of fold(text).matchAll(/\p{L}+|\b\d{1,5}\b/gu)) {
    if (/^\d/.test(word)) return Number(word);
    const at = words.findIndex((choices) => choices.split('|').includes(word));
    if (at >= 0) return at + firstWord;
  }
  return null;
}

/** "One" is an article in most languages, and counts nobody. */
const firstWord = 2;

/** Two to twelve, without marks. */
const numberWords: Readonly<Record<string, string>> = {
  de: 'zwei drei vier funf sechs sieben acht neun zehn elf zwolf',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
  pt: 'dois|duas tres quatro cinco seis sete oito nove dez onze doze',
  it: 'due tre quattro cinque sei sette otto nove dieci undici dodici',
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf',
  sv: 'tva tre fyra fem sex sju atta nio tio elva tolv',
  pl: 'dwa|dwie|dwoch|dwoje trzy|trzech cztery|czterech piec|pieciu szesc|szesciu siedem osiem dziewiec dziesiec jedenascie dwanascie',
  tr: 'iki uc dort bes alti yedi sekiz dokuz on onbir oniki',
};
