import { day } from './period.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 Nov 2026`, in UTC: the clock that charges and limits go by. */
export function formatDate(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `3 Nov 2026, 14:05 UTC` */
export function formatTime(at: number): string {
  return `${formatDate(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** Calendar days in UTC from one time to a later one: the day after is day 1, whatever the hour. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / day) - Math.floor(from / day);
}
