import { describe, expect, test } from 'vitest';
import { day, hour } from '../../src/desk/period.ts';
import type { Incident } from '../../src/desk/records.ts';
import { longestOutage, uptimeMissed } from '../../src/desk/uptime.ts';

const november = Date.UTC(2026, 10, 1);
const paid = { from: november + 4 * day, to: november + 34 * day };
const now = november + 25 * day;

const outage = (startedAt: number, length: number | undefined, more: Partial<Incident> = {}): Incident => ({
  id: 'INC-1',
  kind: 'outage',
  title: 'x',
  components: ['api'],
  accounts: [],
  status: 'resolved',
  startedAt,
  ...(length === undefined ? {} : { resolvedAt: startedAt + length }),
  summary: '',
  ...more,
});

describe('the longest outage', () => {
  test('touches the paid time; one that goes on lasts until now', () => {
    expect(longestOutage([outage(november + 5 * day, 3 * hour), outage(november + 9 * day, 5 * hour)], paid, now)).toBe(5 * hour);
    expect(longestOutage([outage(november, 9 * hour)], paid, now)).toBe(0);
    expect(longestOutage([outage(now - 7 * hour, undefined)], paid, now)).toBe(7 * hour);
    expect(longestOutage([], paid, now)).toBe(0);
  });

  test('is no maintenance, no slowness and no security incident', () => {
    for (const kind of ['maintenance', 'degradation', 'security'] as const) {
      expect(longestOutage([outage(november + 5 * day, 9 * hour, { kind })], paid, now)).toBe(0);
      expect(uptimeMissed([outage(november + 5 * day, 9 * hour, { kind })], paid, 9995, now)).toBe(false);
    }
  });
});

describe('the uptime promise, by calendar month', () => {
  const minutes = (count: number) => count * 60_000;
  test.each([
    [9950, minutes(216), false],
    [9950, minutes(216) + 1000, true],
    [9990, minutes(43.2), false],
    [9990, minutes(43.2) + 1000, true],
    [9995, minutes(21.6), false],
    [9995, minutes(21.6) + 1000, true],
  ])('%i allows %i ms of 30 days: missed %s', (promised, length, missed) => {
    expect(uptimeMissed([outage(november + 9 * day, length)], paid, promised, now)).toBe(missed);
  });

  test('outages of a month add up, those at the same time count once', () => {
    const two = (second: number) => [outage(november + 9 * day, 2 * hour), outage(november + 9 * day + second, 2 * hour)];
    expect(uptimeMissed(two(day), paid, 9950, now)).toBe(true);
    expect(uptimeMissed(two(hour), paid, 9950, now)).toBe(false);
  });

  test('an outage over the end of a month counts in each month for its part', () => {
    const over = [outage(november + 30 * day - 2 * hour, 4 * hour)];
    expect(uptimeMissed(over, paid, 9950, now + 30 * day)).toBe(false);
    expect(uptimeMissed(over, paid, 9990, now + 30 * day)).toBe(true);
  });
});
