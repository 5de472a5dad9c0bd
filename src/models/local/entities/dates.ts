import { escapePattern } from '../../../core/escape-pattern.ts';

/** A day or month as it was said; what is missing is to be read from the time of the message. */
export interface DateMention {
  readonly text: string;
  readonly day?: number;
  /** 1–12 */
  readonly month?: number;
  readonly year?: number;
  /** `yesterday` is -1, `last week` -7. */
  readonly daysFromNow?: number;
}

/** Days and months that a text names; `language` is that of the text, ISO 639-1. */
export function findDates(text: string, language = 'en'): readonly DateMention[] {
  const month = (name: string) => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return [
    ...all(text, /\b(\d{4})-(\d\d)-(\d\d)\b/g, (year, m, day) => ({ year: Number(year), month: Number(m), day: Number(day) })),
    ...inFigures(text),
    ...all(text, dayMonth, (day, name) => ({ day: Number(day), month: month(name) })),
    ...all(text, monthDay, (name, day) => ({ day: Number(day), month: month(name) })),
    ...all(text, monthAlone, (name) => ({ month: month(name) })),
    ...abroad(text, language),
    ...all(text, dayAlone, (day) => ({ day: Number(day) })),
    ...relative.flatMap(([pattern, daysFromNow]) => {
      const match = pattern.exec(text);
      return match === null ? [] : [{ text: match[0], daysFromNow }];
    }),
  ];
}

type Parts = Omit<DateMention, 'text'>;

function all(
  text: string,
  pattern: RegExp,
  read: (first: string, second: string, third: string) => Parts | undefined,
): readonly DateMention[] {
  return [...text.matchAll(pattern)].flatMap(([whole, first = '', second = '', third = '']) => {
    const parts = read(first, second, third);
    return parts === undefined ? [] : [{ text: whole, ...parts }];
  });
}

/** `28.11.`, `3.11.2026` and, where only one order is possible, `11/28/2026`. */
function inFigures(text: string): readonly DateMention[] {
  const dated = (day: number, month: number, year: string): Parts | undefined => {
    if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
    return { day, month, ...(year === '' ? {} : { year: Number(year.length === 2 ? `20${year}` : year) }) };
  };
  return [
    ...all(text, /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d(?!\d))?(?![.\d])/g, (day, month, year) =>
      dated(Number(day), Number(month), year),
    ),
    ...all(text, /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/g, (first, second, year) =>
      Number(first) > 12 || first === second
        ? dated(Number(first), Number(second), year)
        : Number(second) > 12
          ? dated(Number(second), Number(first), year)
          : undefined,
    ),
  ];
}

/** A day with its month as the language writes it: `3. November`, `3 de noviembre`, `11月3日`. */
function abroad(text: string, language: string): readonly DateMention[] {
  if (language === 'en' || !/\d/.test(text)) return [];
  return daysOf(language).flatMap((pattern, index) => all(text, pattern, (day) => ({ day: Number(day), month: index + 1 })));
}

const patterns = new Map<string, readonly RegExp[]>();

/** A pattern a month. */
function daysOf(language: string): readonly RegExp[] {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const made = monthNames.map((_, month) => {
    const written = escapePattern(format.format(Date.UTC(2026, month, anyDay)));
    return new RegExp(
      `(?<!\\d)${written.replace(String(anyDay), '(\\d{1,2})')}(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])`,
      'giu',
    );
  });
  patterns.set(language, made);
  return made;
}

const anyDay = 23;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const dayMonth = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthPattern}\\b`, 'gi');
const monthDay = new RegExp(`\\b${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`, 'gi');
const monthAlone = new RegExp(`\\b(?:in|for|since|from|of|last|the)\\s+${monthPattern}\\b(?!\\s\\d)`, 'gi');
const dayAlone = /\b(?:on|the|since|of)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)\b(?!\s(?:of\s)?[A-Z])/g;
const relative: readonly (readonly [RegExp, number])[] = [
  [/\btoday|this morning|tonight\b/i, 0],
  [/\byesterday|last night\b/i, -1],
  [/\btomorrow\b/i, 1],
  [/\blast week\b/i, -7],
  [/\bnext week\b/i, 7],
  [/\blast month\b/i, -30],
  [/\bnext month\b/i, 30],
];
