/** What a message names. Everything as found, in order, each once. */
export interface Entities {
  readonly emails: readonly string[];
  /** Record and reference numbers as written: `INV-2024-06-1187`, `#50311`, `ch_3PQ`. */
  readonly ids: readonly string[];
  readonly amounts: readonly Amount[];
  readonly dates: readonly DateMention[];
  readonly plans: readonly ('basic' | 'pro' | 'enterprise')[];
  /** HTTP status or error code, upper-case: `429`, `ERR_CERT_DATE_INVALID`. */
  readonly errorCodes: readonly string[];
  /** A number with what it counts: `12 users`. */
  readonly counts: readonly { readonly value: number; readonly unit: string }[];
  readonly integrations: readonly string[];
  /** Parts of the product: `gantt`, `webhooks`, `invoices page`. */
  readonly productAreas: readonly string[];
  /** Four digits said to be the end of a card number. */
  readonly cardEndings: readonly string[];
}

export interface Amount {
  /** Hundredths of the currency. */
  readonly cents: number;
  /** ISO 4217; undefined when only a bare "dollars" or no sign says which. */
  readonly currency: string | undefined;
  readonly text: string;
}

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

export function findEntities(text: string): Entities {
  return {
    emails: unique(text.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    ids: unique(text.match(idPattern) ?? []),
    amounts: findAmounts(text),
    dates: findDates(text),
    plans: findPlans(text),
    errorCodes: findErrorCodes(text),
    counts: findCounts(text),
    integrations: named(text, integrations),
    productAreas: named(text, productAreas),
    cardEndings: unique(
      [...text.matchAll(/\b(?:card|ending|ends|karte|carte|tarjeta|cart[aã]o|carta)\b[^.\n\d]{0,25}(\d{4})\b/gi)].map(
        ([, digits = '']) => digits,
      ),
    ),
  };
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const idPattern =
  /\b(?:[A-Za-z]{2,8}[-_](?=[\w-]*\d)[\w-]*[A-Za-z\d]|#\d{3,}|(?:ch|pi|in|cus|sub|pay|re)_[A-Za-z0-9]+)\b|(?<!\w)#\d{3,}\b/g;

const currencies: Readonly<Record<string, string>> = {
  $: 'USD',
  usd: 'USD',
  us$: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  dólares: 'USD',
  dollari: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  chf: 'CHF',
  '¥': 'JPY',
  jpy: 'JPY',
  cad: 'CAD',
  aud: 'AUD',
  pln: 'PLN',
  zł: 'PLN',
  '₹': 'INR',
};
const unit = Object.keys(currencies)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace('$', '\\$'))
  .join('|');
const amountPattern = new RegExp(`(?<![\\w.])(?:(${unit})\\s?(\\d[\\d,.' ]*\\d|\\d)|(\\d[\\d,.']*\\d|\\d)\\s?(${unit}))`, 'gi');

function findAmounts(text: string): readonly Amount[] {
  const found = new Map<string, Amount>();
  for (const { 0: whole, 1: before, 2: first, 3: second, 4: after, index } of text.matchAll(amountPattern)) {
    if (after !== undefined && /^\p{L}/u.test(text.slice(index + whole.length))) continue;
    const cents = centsOf(first ?? second ?? '');
    const currency = currencies[(before ?? after ?? '').toLowerCase()];
    if (cents !== undefined) found.set(`${cents}${currency}`, { cents, currency, text: whole.trim() });
  }
  return [...found.values()];
}

/** `1,190.50`, `1.190,50`, `1 190` and `86,40` alike. */
function centsOf(digits: string): number | undefined {
  const compact = digits.replace(/[' ]/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(compact);
  const whole = (decimals === null ? compact : compact.slice(0, decimals.index)).replace(/[.,]/g, '');
  const cents = Number(whole) * 100 + Number((decimals?.[1] ?? '0').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
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

function findDates(text: string): readonly DateMention[] {
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

function findPlans(text: string): Entities['plans'] {
  const plans: ('basic' | 'pro' | 'enterprise')[] = [];
  if (/\bBasic\b|\bbasic\s+(?:plan|tier|account|subscription|users?)\b|\b(?:from|to|on|our)\s+basic\b/.test(text)) plans.push('basic');
  if (/\bPro\b|\bPRO\b|\bpro\s+(?:plan|tier|account|subscription|users?)\b|\b(?:from|to|on|our)\s+pro\b/.test(text)) plans.push('pro');
  if (/\benterprise\b/i.test(text)) plans.push('enterprise');
  return plans;
}

function findErrorCodes(text: string): readonly string[] {
  const statuses = [
    ...text.matchAll(
      /(?<![\d.,$€£#:/-])\b([45](?:0\d|1\d|2\d|3\d|51))\b(?![.,:/-]?\d)(?!\s?(?:users|people|seats|employees|staff|tasks|members|kb|mb|gb|px|dollars|usd|%))/gi,
    ),
  ].map(([, code = '']) => code);
  const names = [
    ...text.matchAll(
      /\b(?:ERR_[A-Z_]+|[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+(?=\b.{0,40}(?:error|fehler))|E[A-Z]{5,}|0x[0-9a-fA-F]+|[A-Z]{2,4}-\d{3,5}(?=\b))/g,
    ),
  ].map(([code]) => code.toUpperCase());
  return unique([...statuses, ...names]);
}

function findCounts(text: string): Entities['counts'] {
  const nouns =
    'users?|seats?|people|members?|licen[cs]es?|employees|staff|colleagues|persons?|months?|years?|days?|weeks?|hours?|tasks?|projects?|files?|workspaces?|requests?|times';
  return [
    ...text.matchAll(
      new RegExp(`\\b(\\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s+(?:\\w+\\s)?(${nouns})\\b`, 'gi'),
    ),
  ].map(([, value = '', noun = '']) => ({ value: numberOf(value), unit: noun.toLowerCase() }));
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const numberOf = (word: string) => (/^\d/.test(word) ? Number(word) : numberWords.indexOf(word.toLowerCase()));

const integrations = [
  'Slack',
  'Microsoft Teams',
  'Discord',
  'GitHub',
  'GitLab',
  'Bitbucket',
  'Jira',
  'Google Drive',
  'Dropbox',
  'OneDrive',
  'Google Calendar',
  'Outlook',
  'Apple Calendar',
  'Toggl',
  'Harvest',
  'RescueTime',
  'Salesforce',
  'HubSpot',
  'Pipedrive',
  'Zapier',
  'Gmail',
  'Google Sheets',
  'Excel',
  'SharePoint',
  'Okta',
];
const productAreas = [
  'Gantt',
  'Kanban',
  'calendar',
  'timeline',
  'dashboard',
  'webhooks',
  'API',
  'SDK',
  'SSO',
  'SAML',
  '2FA',
  'time tracking',
  'reports',
  'invoices page',
  'search',
  'notifications',
  'mobile app',
  'offline mode',
  'automation',
  'workflows',
  'custom fields',
  'templates',
  'audit log',
  'workload',
  'storage',
  'upload',
  'export',
  'import',
  'video call',
  'chat',
  'guest access',
  'white-label',
  'on-premises',
  'permissions',
  'subtasks',
  'comments',
];

function named(text: string, names: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return names.filter((name) => {
    const stem = name.toLowerCase().replace(/s$/, '');
    return lower.includes(stem) && new RegExp(`(?<![\\w-])${stem}${name.endsWith('s') ? 's?' : ''}(?![\\w])`).test(lower);
  });
}
