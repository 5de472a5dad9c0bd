import { type Currency, currenciesIn, formatMoney, type Money, parseAmount } from '../core/money.ts';

/** Above it an amount is a slip of the keyboard: no account of the company is worth that much. */
const largest = 1_000_000_00;

/**
 * The amount that an input names, in the currency it must be in. A sentence says what is wrong with it:
 * nothing, less than nothing, fractions of a cent, beyond measure, another currency.
 */
export function readAmount(given: string | number, currency: Currency): Money | string {
  const cents = typeof given === 'number' ? given : parseAmount(given);
  if (cents === undefined) return `"${given}" is not an amount: write it like "49.99", with two digits of cents at most.`;
  const named = typeof given === 'number' ? undefined : currenciesIn(given);
  if (named !== undefined && !named.includes(currency)) return `The amount has to be in ${currency}, not in ${named[0]}.`;
  if (cents === 0) return 'The amount is zero: there is nothing to do.';
  if (cents < 0) return 'The amount is below zero; give what the customer is to get as a positive amount.';
  if (cents > largest) return `The amount is more than ${formatMoney({ cents: largest, currency })}: check it.`;
  return { cents, currency };
}
