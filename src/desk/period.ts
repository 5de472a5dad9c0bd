import type { Cycle } from './records.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** From its start up to, not including, its end; both midnight UTC, in ms. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** Midnight UTC of the day that `at` lies in. */
export function startOfDay(at: number): number {
  return Math.floor(at / day) * day;
}

/**
 * The same day of the month, `months` later; in a shorter month its last day. Counted from the anchor, so that
 * a subscription of the 31st falls on the 28th or 29th in February and on the 31st again in March.
 */
export function addMonths(anchor: number, months: number): number {
  const date = new Date(anchor);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), length) - 1) * day + (anchor - startOfDay(anchor));
}

/** The `index`th billing period of a subscription that started at `anchor`; 0 is the first. */
function periodNumber(anchor: number, cycle: Cycle, index: number): Period {
  const months = cycle === 'monthly' ? 1 : 12;
  const start = startOfDay(anchor);
  return { start: addMonths(start, index * months), end: addMonths(start, (index + 1) * months) };
}

/** The billing period that `at` lies in; before the anchor, the first one. */
export function periodAt(anchor: number, cycle: Cycle, at: number): Period {
  let index = 0;
  while (periodNumber(anchor, cycle, index).end <= at) index += 1;
  return periodNumber(anchor, cycle, index);
}

/** Days of a period. */
export function daysIn({ start, end }: Period): number {
  return Math.round((end - start) / day);
}

/** The day of the period, counted from 1: the day it starts is day 1. */
export function dayOf({ start }: Period, at: number): number {
  return Math.floor((startOfDay(at) - start) / day) + 1;
}

/** Days after today up to the end of the period: on day 15 of 30 there are 15 left. Never negative, never more than the period has. */
export function daysLeft(period: Period, at: number): number {
  return Math.min(daysIn(period), Math.max(0, daysIn(period) - dayOf(period, at)));
}
