export interface Amount {
  /** Hundredths of the currency. */
  readonly cents: number;
  /** ISO 4217; undefined when only a bare "dollars" or no sign says which. */
  readonly currency: string | undefined;
  readonly text: string;
}

/** Amounts with a sign or a name of a currency, each once. */
export function findAmounts(text: string): readonly Amount[] {
  const found = new Map<string, Amount>();
  for (const { 0: whole, 1: before, 2: first, 3: second, 4: after, index } of text.matchAll(amountPattern)) {
    if (after !== undefined && /^\p{L}/u.test(text.slice(index + whole.length))) continue;
    const cents = centsOf(first ?? second ?? '');
    const currency = currencies[(before ?? after ?? '').toLowerCase()];
    if (cents !== undefined) found.set(`${cents}${currency}`, { cents, currency, text: whole.trim() });
  }
  for (const { 0: whole, 1: figure = '' } of text.matchAll(bare)) {
    const cents = centsOf(figure);
    if (cents !== undefined && ![...found.values()].some((known) => known.cents === cents))
      found.set(`${cents}`, { cents, currency: undefined, text: whole.trim() });
  }
  return [...found.values()];
}

/** "The transfer of 114.00": cents make it an amount, without any sign. */
const bare =
  /(?<=\b(?:of|for|paid|pay|charged|took|taken|sum|amount|total|transfer|minus)\s)(\d[\d,]*\.\d\d)(?![\d.]|\s?(?:%|[kmgt]b|hours?|h\b|min))/gi;

/** `1,190.50`, `1.190,50`, `1 190` and `86,40` alike. */
function centsOf(digits: string): number | undefined {
  const compact = digits.replace(/[' ]/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(compact);
  const whole = (decimals === null ? compact : compact.slice(0, decimals.index)).replace(/[.,]/g, '');
  const cents = Number(whole) * 100 + Number((decimals?.[1] ?? '0').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

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
