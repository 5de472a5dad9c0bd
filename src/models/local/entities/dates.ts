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

export function findDates(text: string): readonly DateMention[] {
  const found: DateMention[] = [];
  const month = (name: string) => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  for (const [whole, year, m, day] of text.matchAll(/\b(\d{4})-(\d\d)-(\d\d)\b/g))
    found.push({ text: whole, year: Number(year), month: Number(m), day: Number(day) });
  for (const [whole, day, name = ''] of text.matchAll(dayMonth)) found.push({ text: whole, day: Number(day), month: month(name) });
  for (const [whole, name = '', day] of text.matchAll(monthDay)) found.push({ text: whole, day: Number(day), month: month(name) });
  for (const [whole, name = ''] of text.matchAll(monthAlone)) found.push({ text: whole, month: month(name) });
  for (const [whole, day] of text.matchAll(/\b(?:on|the|since|of)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)\b(?!\s(?:of\s)?[A-Z])/g))
    found.push({ text: whole, day: Number(day) });
  for (const [pattern, daysFromNow] of relative) {
    const match = pattern.exec(text);
    if (match !== null) found.push({ text: match[0], daysFromNow });
  }
  return found;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const dayMonth = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthPattern}\\b`, 'gi');
const monthDay = new RegExp(`\\b${monthPattern} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)`, 'gi');
const monthAlone = new RegExp(`\\b(?:in|for|since|from|of|last|the)\\s+${monthPattern}\\b(?!\\s\\d)`, 'gi');
const relative: readonly (readonly [RegExp, number])[] = [
  [/\btoday|this morning|tonight\b/i, 0],
  [/\byesterday|last night\b/i, -1],
  [/\btomorrow\b/i, 1],
  [/\blast week\b/i, -7],
  [/\bnext week\b/i, 7],
  [/\blast month\b/i, -30],
  [/\bnext month\b/i, 30],
];
