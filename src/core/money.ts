/** Money is whole cents with a currency. Nothing in Frontdesk computes with fractions of a cent. */
export const currencies = ['USD', 'EUR', 'GBP', 'CAD'] as const;
export type Currency = (typeof currencies)[number];

export interface Money {
  /** Whole cents; never a fraction. */
  readonly cents: number;
  readonly currency: Currency;
}

const symbols: Record<Currency, string> = { USD: '$', EUR: '€', GBP: '£', CAD: 'CA$' };

/** `$1,234.50`, `-€3.00`: the sign first, thousands separated, always two digits of cents. */
export function formatMoney({ cents, currency }: Money): string {
  const whole = Math.trunc(Math.abs(cents) / 100).toLocaleString('en-US');
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${symbols[currency]}${whole}.${rest}`;
}

/**
 * Cents of an amount as people write it: `49.99`, `$1,200`, `1200.5`, `EUR 12`.
 * Undefined for anything else, fractions of a cent included: a guess about money is an error.
 */
export function parseAmount(text: string): number | undefined {
  const bare = text.trim().replace(/^(?:[A-Z]{3}|CA\$|[$€£])\s*|\s*(?:[A-Z]{3}|[$€£])$/g, '');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(bare);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return undefined;
  return sign === '-' ? -cents : cents;
}

/** The currencies that an amount as people write it may be in: a dollar sign alone may be Canadian. Undefined when it names none. */
export function currenciesIn(text: string): readonly string[] | undefined {
  const code = /[A-Z]{3}/.exec(text)?.[0];
  if (code !== undefined) return [code];
  if (text.includes('CA$')) return ['CAD'];
  if (text.includes('$')) return ['USD', 'CAD'];
  if (text.includes('€')) return ['EUR'];
  return text.includes('£') ? ['GBP'] : undefined;
}

/**
 * The part `numerator / denominator` of an amount in whole cents, half cents rounded away from zero.
 * Exact for every safe integer: it multiplies as BigInt.
 */
export function proportion(cents: number, numerator: number, denominator: number): number {
  if (![cents, numerator, denominator].every(Number.isSafeInteger) || denominator <= 0) {
    throw new RangeError(`proportion(${cents}, ${numerator}, ${denominator}): whole numbers, a denominator above zero`);
  }
  const product = BigInt(cents) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return Number(product < 0n ? -rounded : rounded);
}
