import { day, startOfDay } from '../period.ts';

/** The days of the demo, told from the day it is seeded. */
export interface Calendar {
  readonly now: number;
  /** Midnight UTC, so many days ago; negative for days to come. */
  daysAgo(days: number): number;
  /** So many hours ago, to the minute. */
  hoursAgo(hours: number): number;
  /**
   * Two moments of this month less than 48 hours apart, both past: the third and the second day before today
   * where the month is old enough, otherwise within the month so far.
   */
  readonly twiceThisMonth: readonly [number, number];
}

export function calendarOf(now: number): Calendar {
  const today = startOfDay(now);
  const toMinute = (at: number) => Math.floor(at / 60_000) * 60_000;
  return {
    now,
    daysAgo: (days) => today - days * day,
    hoursAgo: (hours) => toMinute(now - hours * 3_600_000),
    twiceThisMonth: twiceThisMonth(now, today).map(toMinute) as [number, number],
  };
}

function twiceThisMonth(now: number, today: number): readonly [number, number] {
  const date = new Date(now);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  if (today - month >= 3 * day) return [today - 3 * day + 9.2 * 3_600_000, today - 2 * day + 14.7 * 3_600_000];
  const span = Math.min(now - month, 2 * day - 60_000);
  return [month + span / 4, month + (span * 3) / 4];
}
