import { day, startOfDay } from './period.ts';

/** Languages whose names of months and weekdays are understood. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr'];

/** Words around a date that say nothing. */
const fillers = /^(?:on|the|of|at|paid|le|el|il|la|de|del|am|den|dem|vom|du|di|do|dia|op|st|nd|rd|th|er|um)$/;

const near: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  hoy: 0,
  oggi: 0,
  hoje: 0,
  yesterday: 1,
  gestern: 1,
  hier: 1,
  ayer: 1,
  ieri: 1,
  ontem: 1,
};

/**
 * Whether a text names this day (its midnight, UTC): `2026-11-03`, `3.11.`, `11/3/26`, `Nov 3rd`, `Tuesday, 3 de noviembre`,
 * `yesterday`. Numbers may stand in either order. Without a year it is the last such day.
 */
export function namesDay(text: string, midnight: number, now: number): boolean {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .flatMap((word) => word.match(/^\d+|[a-z]+/g) ?? [])
    .filter((word) => word !== '' && !fillers.test(word) && !isWeekday(word, midnight));
  if (words.length === 1) return near[words[0] ?? ''] === (startOfDay(now) - midnight) / day;
  const date = new Date(midnight);
  const [dayOfMonth, month, year] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
  const [parts, yearWord] = splitYear(words);
  if (yearWord === undefined ? now - midnight >= 360 * day : Number(yearWord) !== year && yearWord !== String(year % 100).padStart(2, '0'))
    return false;
  const [a, b] = parts;
  if (a === undefined || b === undefined || parts.length !== 2) return false;
  const isDay = (word: string) => /^\d{1,2}$/.test(word) && Number(word) === dayOfMonth;
  const isMonth = (word: string) => (/^\d{1,2}$/.test(word) ? Number(word) === month : isMonthName(word, midnight));
  return (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));
}

/** The year stands first in `2026-11-03`, last everywhere else. */
function splitYear(words: readonly string[]): readonly [readonly string[], string | undefined] {
  if (words.length !== 3) return [words, undefined];
  return /^\d{4}$/.test(words[0] ?? '') ? [words.slice(1), words[0]] : [words.slice(0, 2), words[2]];
}

/** Three letters are enough of a name. */
function isMonthName(word: string, midnight: number): boolean {
  return word.length >= 3 && nameIn('month', midnight).some((name) => name.startsWith(word));
}

function isWeekday(word: string, midnight: number): boolean {
  return word.length >= 2 && /^[a-z]+$/.test(word) && nameIn('weekday', midnight).some((name) => name.startsWith(word));
}

function nameIn(part: 'month' | 'weekday', midnight: number): readonly string[] {
  return languages.map((language) => {
    const parts = new Intl.DateTimeFormat(language, { day: 'numeric', [part]: 'long', timeZone: 'UTC' }).formatToParts(midnight);
    return fold(parts.find(({ type }) => type === part)?.value ?? '');
  });
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase();
}
