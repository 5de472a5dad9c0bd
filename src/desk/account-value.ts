import { proportion } from '../core/money.ts';
import type { DeskReading } from './desk-records.ts';
import type { Account } from './records.ts';

/**
 * What a year of the account's contract is worth in US cents, by the day's rate; zero without a contract. A currency
 * without a rate counts a hundredfold: what cannot be measured is looked at by people.
 */
export async function yearlyValueInDollars(account: Account | undefined, records: DeskReading): Promise<number> {
  const value = account?.contract?.yearlyValue;
  if (value === undefined) return 0;
  if (value.currency === 'USD') return value.cents;
  const rate = (await records.exchangeRates()).find(({ currency }) => currency === value.currency);
  const measurable = rate !== undefined && rate.perUsdMillionths > 0;
  return measurable ? proportion(value.cents, 1_000_000, rate.perUsdMillionths) : value.cents * 100;
}
