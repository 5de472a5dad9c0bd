import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskSecrets } from '../../src/core/mask-secrets.ts';

describe('card numbers', () => {
  test.each([
    ['my card 4111111111111111 was charged', 'my card [card ····1111] was charged'],
    ['4111 1111 1111 1111, expires 12/27', '[card ····1111], expires 12/27'],
    ['4111-1111-1111-1111 12/27 123', '[card ····1111] 12/27 123'],
    ['Amex 3782 822463 10005', 'Amex [card ····0005]'],
    ['４１１１ １１１１ １１１１ １１１１', '[card ····1111]'],
    ['4111\u200b1111\u200b1111\u200b1111', '[card ····1111]'],
    ['4111\n1111\n1111\n1111', '[card ····1111]'],
    ['4222222222222', '[card ····2222]'],
    ['first 5555555555554444 then 378282246310005', 'first [card ····4444] then [card ····0005]'],
    ['31 4111 1111 1111 1111', '31 [card ····1111]'],
    // The first fourteen digits would be a card number too.
    ['30 4111 1111 1111 1111', '[card ····1111]'],
    ['5555555555554444 378282246310005', '[card ····4444] [card ····0005]'],
  ])('%j is masked', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test.each([
    ['a number whose check digit does not fit', '4111111111111112'],
    ['a time in milliseconds', '{"at":1763884800008}'],
    ['an amount, an id and a date', 'pay_1042: $49.99 on 2026-11-03, invoice INV-2026-0413'],
    ['a telephone number', '+44 20 7946 0958'],
    ['a long number', '12345678901234567890123'],
    ['zeroes', '0000000000000000'],
  ])('%s stays', (_what, text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  const card = fc
    .tuple(
      fc.constantFrom('4', '51', '34', '6011', '62', '35'),
      fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }),
      fc.integer({ min: 14, max: 19 }),
    )
    .map(([prefix, digits, length]) => withCheckDigit(`${prefix}${digits.join('')}`.slice(0, length - 1)));

  test('no card number survives, however it is grouped', () => {
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-', '.', ' - '.slice(0, 2), '\u00a0'),
        fc.integer({ min: 2, max: 6 }),
        (number, separator, size) => {
          const written = number.replace(new RegExp(`\\d{${size}}(?=\\d)`, 'g'), (group) => group + separator);
          const masked = maskSecrets(`card: ${written}. Thanks`);
          expect(masked.replace(/\D/g, '')).not.toContain(number);
          expect(masked).toMatch(/^card: \[card ····\d{4}\]\. Thanks$/);
        },
      ),
    );
  });

  test('masking twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(card, fc.string(), fc.constantFrom('password: hunter22!', 'Bearer ', 'sk-ant-api03-', '[card ····1111]'))),
        (parts) => {
          const once = maskSecrets(parts.join(' '));
          expect(maskSecrets(once)).toBe(once);
        },
      ),
    );
  });
});

test('a text of millions of characters does not take long, whatever it is made of', () => {
  const texts = [
    '4 '.repeat(100_000),
    '1'.repeat(1_000_000),
    'a1 '.repeat(300_000),
    'password: '.repeat(100_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(20_000),
  ];
  for (const text of texts) expect(maskSecrets(text).length).toBeGreaterThan(0);
}, 20_000);

describe('keys and passwords', () => {
  test.each([
    ['key sk-ant-api03-AbCdEf0123456789-xyz', 'key [key]'],
    ['{"apiKey": "tf_live_9f8e7d6c5b4a39281706"}', '{"apiKey": "[key]"}'],
    ['Authorization: Bearer abcdef0123456789abcdef', 'Authorization: Bearer [token]'],
    ['AKIAIOSFODNN7EXAMPLE', '[key]'],
    ['ghp_0123456789abcdefghijABCDEFGHIJ012345', '[key]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', '[token]'],
    ['my password is hunter2!', 'my password is [secret]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[key]'],
  ])('%j is masked', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test.each([
    'The password is incorrect every time',
    'reset password: required',
    'the secret is out',
    'an api key is missing',
    'tf_live_ keys',
  ])('%j stays', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
