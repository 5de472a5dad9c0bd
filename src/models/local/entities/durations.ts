import { isNumberWord, numberOf } from '../text/number-words.ts';

/** How long something lasted, in minutes: "three hours", "half an hour", "from 2 till 4", "between 9:30 and 11". */
export function minutesIn(text: string): number | null {
  const [, from = '', fromMinutes = '0', to = '', toMinutes = '0'] =
    /\b(?:from|between) (?:about |around |roughly )?(\d{1,2})(?:[:.](\d\d))?(?: ?[ap]\.?m\.?)? (?:till|until|to|and|-) (?:about |around |roughly )?(\d{1,2})(?:[:.](\d\d))?\b(?! \w*(?:nov|dec|jan|users|seats))/i.exec(
      text,
    ) ?? [];
  if (from !== '') return ((Number(to) - Number(from) + 12) % 12 || 12) * 60 + Number(toMinutes) - Number(fromMinutes);
  if (/\bhalf an hour\b/i.test(text)) return 30;
  for (const [, value = '', unit = ''] of text.matchAll(
    /\b(\d+(?:[.,]\d)?|[a-z]+)\s+(?:whole |full |entire |long )?(minute|hour|day|week)s?\b(?! (?:ago|apart))/gi,
  )) {
    const number = /^\d/.test(value)
      ? Number(value.replace(',', '.'))
      : /^an?$/i.test(value)
        ? 1
        : isNumberWord(value.toLowerCase())
          ? numberOf(value.toLowerCase())
          : null;
    const minutes = Object.entries(perUnit).find(([name]) => name === unit.toLowerCase())?.[1];
    if (number !== null && minutes !== undefined) return number * minutes;
  }
  return null;
}

const perUnit = { minute: 1, hour: 60, day: 1440, week: 10_080 };
