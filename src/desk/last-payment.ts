import type { Currency } from '../core/money.ts';
import { namesDay } from './named-day.ts';
import { startOfDay } from './period.ts';
import type { Payment } from './records.ts';

const hour = 3_600_000;

/** No answer is longer; what is, is not worth the time to read it. */
const longest = 100;

/** Whether what a customer said names this payment: by its amount, by its date, or by both, in any usual notation. */
export function namesPayment(text: string, payment: Pick<Payment, 'amount' | 'at'>, now: number): boolean {
  if (text.length > longest) return false;
  const isAmount = (part: string) => namesAmount(part, payment.amount.cents, payment.amount.currency);
  const isDate = (part: string) => daysOnEarth(payment.at).some((day) => namesDay(part, day, now));
  if (isAmount(text) || isDate(text)) return true;
  const words = text.trim().split(/\s+/);
  return words.some((_, index) => {
    const [first, second] = [words.slice(0, index).join(' '), words.slice(index).join(' ')];
    return (isAmount(first) && isDate(second)) || (isDate(first) && isAmount(second));
  });
}

/** A moment has up to three dates, by where one stands: TeamFlow charges at midnight UTC, on the evening before in America. */
function daysOnEarth(at: number): readonly number[] {
  return [...new Set([startOfDay(at - 12 * hour), startOfDay(at), startOfDay(at + 14 * hour)])];
}

/** What stands for each currency; `$` may be either dollar. */
const signs: Readonly<Record<Currency, RegExp>> = {
  USD: /^(?:us ?\$|\$|usd|(?:us )?dollars?)$/,
  CAD: /^(?:ca? ?\$|\$|cad|(?:canadian )?dollars?)$/,
  EUR: /^(?:€|eur|euros?)$/,
  GBP: /^(?:£|gbp|pounds?)$/,
};

function namesAmount(text: string, cents: number, currency: Currency): boolean {
  const match = /^(\D*?)\s*(\d[\d.,' ]*?)\s*([^\d.,]*)[.,]?$/.exec(text.normalize('NFKC').trim().toLowerCase());
  if (match === null) return false;
  const [, before = '', number = '', after = ''] = match;
  const named = [before, after].map((sign) => sign.trim().replace(/[,;:]$/, '')).filter((sign) => sign !== '');
  return centsOf(number) === cents && named.every((sign) => signs[currency].test(sign) || /^(?:for|of|the amount(?: was)?)$/.test(sign));
}

/** `1,216.00`, `1.216,00`, `1 216`, `49,9`: the last sign is the decimal point when one or two digits follow it. */
function centsOf(number: string): number | undefined {
  const match = /^(\d+|\d{1,3}(?:([,.' ])\d{3})(?:\2\d{3})*)(?:[.,](\d{1,2}))?$/.exec(number.trim());
  if (match === null) return undefined;
  const [, whole = '', , fraction = ''] = match;
  const cents = Number(whole.replaceAll(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
}
