import type { Verdict } from './judge-case.ts';

export interface Share {
  readonly right: number;
  readonly of: number;
}

/** The figures of a run. */
export interface Summary {
  readonly cases: Share;
  readonly routing: Share;
  readonly routingByStyle: Readonly<Record<string, Share>>;
  readonly routingBySpecialist: Readonly<Record<string, Share>>;
  /** Expected → got → how often. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly urgency: Share;
  /** Expected → got → how often. */
  readonly urgencyConfusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly answered: Share;
  readonly refused: Share;
  /** Mean distance between the probability told and how often it was right, over ten bands; undefined without probabilities. */
  readonly calibrationError: number | undefined;
}

export function summarize(verdicts: readonly Verdict[]): Summary {
  const routed = verdicts.flatMap(({ style, routing }) => (routing === undefined ? [] : [{ style, ...routing }]));
  const urgencies = verdicts.flatMap(({ urgency }) => (urgency === undefined ? [] : [urgency]));
  const questions = verdicts.flatMap(({ question }) => (question === undefined ? [] : [question]));
  return {
    cases: share(verdicts, ({ problems }) => problems.length === 0),
    routing: share(routed, ({ right }) => right),
    routingByStyle: sharesBy(routed, ({ style }) => style),
    routingBySpecialist: sharesBy(routed, ({ expected }) => expected),
    confusion: confusionOf(routed),
    urgency: share(urgencies, ({ right }) => right),
    urgencyConfusion: confusionOf(urgencies),
    answered: share(
      questions.filter(({ answerable }) => answerable),
      ({ right }) => right,
    ),
    refused: share(
      questions.filter(({ answerable }) => !answerable),
      ({ right }) => right,
    ),
    calibrationError: calibration(routed),
  };
}

function share<T>(items: readonly T[], right: (item: T) => boolean): Share {
  return { right: items.filter(right).length, of: items.length };
}

function sharesBy<T extends { readonly right: boolean }>(items: readonly T[], key: (item: T) => string): Readonly<Record<string, Share>> {
  const groups = Map.groupBy(items, key);
  return Object.fromEntries(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => [name, share(group, ({ right }) => right)]),
  );
}

function confusionOf(routed: readonly { readonly expected: string; readonly got: string }[]) {
  const table: Record<string, Record<string, number>> = {};
  for (const { expected, got } of routed) {
    const row = table[expected] ?? {};
    table[expected] = { ...row, [got]: (row[got] ?? 0) + 1 };
  }
  return table;
}

function calibration(routed: readonly { readonly right: boolean; readonly probability?: number }[]): number | undefined {
  const told = routed.flatMap(({ right, probability }) => (probability === undefined ? [] : [{ right, probability }]));
  if (told.length === 0) return undefined;
  const bands = Map.groupBy(told, ({ probability }) => Math.min(9, Math.floor(probability * 10)));
  const distances = [...bands.values()].map((band) => {
    const mean = band.reduce((sum, { probability }) => sum + probability, 0) / band.length;
    return Math.abs(mean - band.filter(({ right }) => right).length / band.length) * band.length;
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / told.length;
}
