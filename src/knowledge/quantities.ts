/** A figure with its unit, in one notation: `48 hours` and `2 days` are the same, `$1,200` and `$1,200.00` too. */
export interface Quantity {
  /** `usd`, `%`, `minutes`, `business days`, `months`, `mb`, or the word that is counted: `users`. Empty for a bare number. */
  readonly unit: string;
  /** A number, a range (`5-10`), or `unlimited`. */
  readonly value: string;
  /** As it is written. */
  readonly text: string;
}

const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const range = String.raw`(${number})(?:\s?(?:-|–|to)\s?(${number}))?`;
const patterns: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Omit<Quantity, 'text'> | undefined }[] = [
  // A telephone number is one figure, not several.
  { pattern: /\+?\d[\d]*(?:[- ]\d{2,}){2,}/g, read: ([text]) => ({ unit: 'telephone', value: text.replace(/\D/g, '') }) },
  {
    pattern: new RegExp(String.raw`(CA\$|US\$|[$€£])\s?${range}\s?([km]\b)?`, 'gi'),
    read: ([, sign = '', from, to, scale]) => ({
      unit: currency(sign),
      value: values(from, to, scale === undefined ? 1 : scales[scale.toLowerCase()]),
    }),
  },
  {
    pattern: new RegExp(String.raw`${range}\s?(USD|EUR|GBP|CAD|dollars?|euros?|pounds?)\b`, 'gi'),
    read: ([, from, to, name = '']) => ({ unit: currency(name), value: values(from, to) }),
  },
  {
    pattern: new RegExp(String.raw`${range}\s?(?:%|percent\b|per cent\b)`, 'gi'),
    read: ([, from, to]) => ({ unit: '%', value: values(from, to) }),
  },
  {
    pattern: new RegExp(
      String.raw`${range}(?:\s|-)?(business days?|working days?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?|seconds?)\b`,
      'gi',
    ),
    read: ([, from, to, name = '']) => duration(from, to, name.toLowerCase().replace(/s$/, '')),
  },
  {
    pattern: new RegExp(String.raw`${range}\s?(KB|MB|GB|TB|Mbps|Gbps)\b`, 'gi'),
    read: ([, from, to, name = '']) => ({
      unit: sizes[name.toLowerCase()] === undefined ? name.toLowerCase() : 'mb',
      value: values(from, to, sizes[name.toLowerCase()]),
    }),
  },
  {
    pattern: new RegExp(String.raw`${range}(?:\s(?:or|and)\s(?:more|fewer|less|above|below))?\s([a-z]{3,})`, 'gi'),
    read: ([, from, to, noun = '']) =>
      uncountable.has(noun.toLowerCase()) ? undefined : { unit: noun.toLowerCase(), value: values(from, to) },
  },
  // A year: before other bare numbers, which say nothing without what they count.
  { pattern: /\b(?:19|20)\d{2}\b(?![,.]?\d)/g, read: ([value]) => ({ unit: 'year', value }) },
  { pattern: /\b(?:unlimited|no limit|no cap)\b/gi, read: () => ({ unit: '', value: 'unlimited' }) },
  { pattern: new RegExp(String.raw`${range}(?![A-Za-z\d])`, 'g'), read: ([, from, to]) => ({ unit: '', value: values(from, to) }) },
];

const scales: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };
const sizes: Readonly<Record<string, number>> = { kb: 0.001, mb: 1, gb: 1000, tb: 1_000_000 };
/** Words after a number that it does not count. */
const uncountable = new Set(
  'and are but can for from gets has have into more not off onwards per than that the then they was were when which while with within without'.split(
    ' ',
  ),
);

/** The quantities of a text, in order. No part of it is read twice. */
export function quantitiesOf(text: string): readonly Quantity[] {
  const found: { readonly at: number; readonly quantity: Quantity }[] = [];
  let rest = text;
  for (const { pattern, read } of patterns) {
    rest = rest.replace(pattern, (...parts: (string | number)[]) => {
      const [whole = ''] = parts.map(String);
      const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(whole);
      const at = parts.findLast((part) => typeof part === 'number');
      const quantity = match === null ? undefined : read(match);
      if (quantity === undefined || typeof at !== 'number') return whole;
      // What is part of a name or version ("iOS 13.0", "v1", "2FA") is no quantity.
      if (/[A-Za-z#/.]$/.test(text.slice(0, at)) && quantity.value !== 'unlimited') return whole;
      found.push({ at, quantity: { ...quantity, text: text.slice(at, at + whole.length).trim() } });
      return ' '.repeat(whole.length);
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({ quantity }) => quantity);
}

function values(from: string | undefined, to?: string, factor = 1): string {
  const plain = (text: string) => String(Math.round(Number(text.replaceAll(',', '')) * factor * 1e6) / 1e6);
  return to === undefined ? plain(from ?? '') : `${plain(from ?? '')}-${plain(to)}`;
}

function currency(name: string): string {
  const names: Readonly<Record<string, string>> = {
    $: 'usd',
    us$: 'usd',
    dollar: 'usd',
    ca$: 'cad',
    '€': 'eur',
    euro: 'eur',
    '£': 'gbp',
    pound: 'gbp',
  };
  const key = name.toLowerCase().replace(/(dollar|euro|pound)s$/, '$1');
  return names[key] ?? key;
}

function duration(from: string | undefined, to: string | undefined, name: string): Omit<Quantity, 'text'> {
  if (/^(?:business|working) day$/.test(name)) return { unit: 'business days', value: values(from, to) };
  if (name === 'month' || name === 'year') return { unit: 'months', value: values(from, to, name === 'year' ? 12 : 1) };
  const minutes: Readonly<Record<string, number>> = { second: 1 / 60, min: 1, minute: 1, h: 60, hr: 60, hour: 60, day: 1440, week: 10_080 };
  return { unit: 'minutes', value: values(from, to, minutes[name]) };
}
