import type { PaymentMethod } from './records.ts';

/** As people know it: `Visa ····4242`, `PayPal`, `ACH ····6789`. */
export function methodLabel({ kind, brand, last4 }: Pick<PaymentMethod, 'kind' | 'brand' | 'last4'>): string {
  const name = kind === 'card' ? (brand ?? 'Card') : { paypal: 'PayPal', ach: 'ACH', wire: 'Wire transfer' }[kind];
  return last4 === undefined ? name : `${name} ····${last4}`;
}
