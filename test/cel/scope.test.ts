import { describe, expect, test } from 'vitest';
import { type Constants, createScope, type Declarations, ExpressionError } from '../../src/cel/scope.ts';
import { fromCel } from '../../src/cel/values.ts';
import type { JsonObject } from '../../src/core/json.ts';

const declarations = {
  refund: { cents: 'int', reason: 'string', asked_at: 'timestamp', open_for: 'duration' },
  account: { plan: 'string', tags: 'list<string>', limits: 'map<string, int>' },
  results: 'dyn',
} as const satisfies Declarations;

const good = {
  refund: { cents: 50_000, reason: 'duplicate', asked_at: '2026-11-03T10:00:00Z', open_for: '48h' },
  account: { plan: 'pro', tags: ['a'], limits: { USD: 50_000 } },
  results: { list: { count: 2, share: 0.5, nothing: null } },
} satisfies JsonObject;

const constants: Constants = { limits: { declaration: { billing: 'map<string, int>' }, value: { billing: { USD: 50_000 } } } };
const scope = createScope(declarations, constants);

function evaluate(source: string, given: JsonObject = good): unknown {
  const compiled = scope.compile(source);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const values = scope.values(given);
  if (!values.ok) throw new Error(values.problems.join('; '));
  return fromCel(compiled.value.evaluate(values.values));
}

describe('expressions', () => {
  test.each([
    ['refund.cents > 50000', false],
    ['refund.cents >= 50000', true],
    ['refund.cents + 1 > limits.billing["USD"]', true],
    ['!("EUR" in limits.billing)', true],
    ['refund.open_for >= duration("48h")', true],
    ['refund.open_for > duration("2880m")', false],
    ['refund.asked_at - timestamp("2026-11-01T10:00:00Z") == duration("48h")', true],
    ['account.tags.exists(tag, tag == "a")', true],
    ['money(4999, "USD")', '$49.99'],
    ['money(results.list.count, "EUR")', '€0.02'],
    ['results.list.count + 1', 3],
    ['results.list.share < 1.0', true],
    ['results.list.nothing == null', true],
    ['has(results.list.other)', false],
    ['{"a": [1, 2]}', { a: [1, 2] }],
  ])('%s', (source, value) => {
    expect(evaluate(source)).toEqual(value);
  });

  test.each([
    ['results.list.other == 1', 'no such key: other'],
    ['1 / 0 == 1', 'division by zero'],
    ['money(1, "XXX")', 'money() takes whole cents and a currency such as "USD"'],
    ['limits.billing["EUR"] > 1', 'no such key: EUR'],
  ])('%s has no value', (source, message) => {
    expect(() => evaluate(source)).toThrow(ExpressionError);
    expect(() => evaluate(source)).toThrow(message);
  });
});

describe('checking', () => {
  test.each([
    ['refnd.cents > 5', 'there is no variable "refnd"', 0, 'did you mean "refund"?'],
    ['true && zebra', 'there is no variable "zebra"', 8, 'there is: refund, account, results, limits'],
    ['refund.cnts > 5', 'no such key: cnts', 7, undefined],
    ['refund.cents > "5"', 'no such overload: int > string', 0, undefined],
    ['refund.cents >', 'unexpected token: EOF', 14, undefined],
    ['', 'unexpected token: EOF', 0, undefined],
    ['limits.bill["USD"] > 5', 'no such key: bill', 7, undefined],
  ])('%s', (source, message, offset, hint) => {
    const compiled = scope.compile(source);
    expect(compiled).toMatchObject({ ok: false, problem: { message, offset } });
    expect(compiled.ok ? undefined : compiled.problem.hint).toBe(hint);
  });

  test('says what type comes out', () => {
    expect(scope.compile('refund.cents > 5')).toMatchObject({ ok: true, value: { type: 'bool' } });
    expect(scope.compile('results.list')).toMatchObject({ ok: true, value: { type: 'dyn' } });
  });
});

describe('values are all checked, whether an expression looks at them or not', () => {
  const refund = good.refund;
  test.each<[string, JsonObject, readonly string[]]>([
    ['a missing object', { account: good.account, results: {} }, ['refund is missing (cents, reason, asked_at, open_for)']],
    ['a missing field', { ...good, refund: { cents: 1, reason: 'x', asked_at: refund.asked_at } }, ['refund.open_for is missing']],
    [
      'cents that are a fraction',
      { ...good, refund: { ...refund, cents: 49.5 } },
      ['refund.cents should be a whole number, but is a number'],
    ],
    ['cents as text', { ...good, refund: { ...refund, cents: '1' } }, ['refund.cents should be a whole number, but is text']],
    ['no text', { ...good, refund: { ...refund, reason: null } }, ['refund.reason should be text, but is empty']],
    [
      'a time without a zone',
      { ...good, refund: { ...refund, asked_at: '2026-11-03T10:00:00' } },
      ['refund.asked_at should be a time such as 2026-01-31T12:00:00Z, but is text'],
    ],
    [
      'a duration in days',
      { ...good, refund: { ...refund, open_for: '2d' } },
      ['refund.open_for should be a duration such as 48h or 1h30m, but is text'],
    ],
    ['a wrong item', { ...good, account: { ...good.account, tags: ['a', 1] } }, ['account.tags[1] should be text, but is a whole number']],
    [
      'a wrong map value',
      { ...good, account: { ...good.account, limits: { USD: true } } },
      ['account.limits.USD should be a whole number, but is true or false'],
    ],
    ['a list for an object', { ...good, refund: [] }, ['refund should be an object, but is a list']],
  ])('%s', (_name, given, problems) => {
    expect(scope.values(given)).toEqual({ ok: false, problems });
  });

  test('a value that nobody declared is out of reach', () => {
    const values = scope.values({ ...good, more: 1 });
    expect(values.ok && Object.keys(values.values.bindings)).toEqual(['limits', 'refund', 'account', 'results']);
  });

  test('a name of the prototype is no value', () => {
    expect(createScope({ constructor: 'dyn' }).values({})).toEqual({ ok: false, problems: ['constructor is missing'] });
    expect(() => evaluate('results.constructor == null')).toThrow('no such key: constructor');
  });
});

test('a type that does not exist and a constant that does not fit are errors of the program', () => {
  expect(() => createScope({ a: 'integer' })).toThrow('there is no CEL type "integer"');
  expect(() => createScope({}, { a: { declaration: 'int', value: 1.5 } })).toThrow('a should be a whole number');
});
