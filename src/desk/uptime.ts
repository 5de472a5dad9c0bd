import type { Incident } from './records.ts';

/** Time span; the end is not part of it. ms, UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The longest outage that touched the span, in ms; planned maintenance is no outage. `now` ends what still goes on. */
export function longestOutage(incidents: readonly Incident[], span: Span, now: number): number {
  const touching = outages(incidents, now).filter(({ from, to }) => from < span.to && to > span.from);
  return Math.max(0, ...touching.map(({ from, to }) => to - from));
}

/** Whether the promise (9990 is 99.9 %) was missed in a calendar month (UTC) that the span touches. */
export function uptimeMissed(incidents: readonly Incident[], span: Span, promised: number, now: number): boolean {
  const down = outages(incidents, now);
  return monthsOf(span).some((month) => {
    const lost = covered(down.map(({ from, to }) => ({ from: Math.max(from, month.from), to: Math.min(to, month.to) })));
    return lost * 10_000 > (month.to - month.from) * (10_000 - promised);
  });
}

function outages(incidents: readonly Incident[], now: number): readonly Span[] {
  return incidents.filter(({ kind }) => kind === 'outage').map(({ startedAt, resolvedAt }) => ({ from: startedAt, to: resolvedAt ?? now }));
}

/** Outages at the same time count once. */
function covered(spans: readonly Span[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function monthsOf({ from, to }: Span): readonly Span[] {
  const months: Span[] = [];
  const first = new Date(from);
  for (let index = 0; ; index++) {
    const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1);
    if (start >= to) return months;
    months.push({ from: start, to: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index + 1, 1) });
  }
}
