import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableJson } from '../../src/outputs/printable-json.ts';

test('it reads back as the same value, and nothing in it acts on a terminal', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, space) => {
      const text = printableJson(value, space);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b\u2028]/u);
    }),
  );
});

test('what acts is escaped, what is only foreign stays readable', () => {
  expect(printableJson({ a: 'é 請 \u009b31m \u202e \u{e0041}' })).toBe('{"a":"é 請 \\u009b31m \\u202e \\udb40\\udc41"}');
});
