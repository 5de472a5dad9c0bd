import * as z from 'zod/mini';

/** Fields that several inputs share. */

/** Text of a length that a record holds. */
export function text(about: string, longest = 2000) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.describe(about));
}

export function id(about: string) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(80), z.describe(about));
}

export const customer = z.exactOptional(id('Account id or email address of the customer; the customer of this conversation when left out'));

/** `"49.99"`, or whole cents: 4999. A number with a fraction is no amount: it may have been rounded on the way. */
export const amount = z
  .union([z.string().check(z.maxLength(40)), z.int()], 'an amount is text such as "49.99", or whole cents such as 4999')
  .check(z.describe('"49.99", or whole cents: 4999'));
