import { sanitizeLine } from '../../core/sanitize.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import { table } from '../../outputs/table.ts';
import type { Verdict } from './judge-case.ts';
import type { Share, Summary } from './summary.ts';

/** How a run can be reported: `-o`. Without verdicts it tells only the figures. */
export const evalReports = { table: asTable, json: asJson, junit: asJunit } as const satisfies Record<
  string,
  (summary: Summary, verdicts: readonly Verdict[]) => string
>;

function asJson(summary: Summary, verdicts: readonly Verdict[]): string {
  return `${printableJson({ summary, cases: verdicts }, 2)}\n`;
}

function asTable(summary: Summary, verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(({ problems }) => problems.length > 0);
  return [
    ...(summary.routing.of === 0 ? [] : [routingTables(summary)]),
    ...(summary.urgency.of === 0
      ? []
      : [`${confusionTable('URGENCY \\ TOLD', summary.urgencyConfusion)}\nUrgency right: ${percent(summary.urgency)}\n`]),
    ...(summary.answered.of + summary.refused.of === 0
      ? []
      : [`Questions answered right: ${percent(summary.answered)}\nQuestions without an answer, said so: ${percent(summary.refused)}\n`]),
    ...(failures.length === 0
      ? []
      : [
          table(failures, [
            { title: 'FAILED', value: ({ id }) => id },
            { title: 'STYLE', value: ({ style }) => style },
            { title: 'WHY', value: ({ problems }) => problems.join('; ') },
            { title: 'TEXT', value: ({ text }) => cut(text) },
          ]),
        ]),
    `Cases passed: ${percent(summary.cases)}\n`,
  ].join('\n');
}

function routingTables({ routing, routingBySpecialist, routingByStyle, confusion, calibrationError }: Summary): string {
  const grid = confusionTable('EXPECTED \\ WENT TO', confusion);
  const shares = (title: string, rows: Readonly<Record<string, Share>>) =>
    table(Object.entries(rows), [
      { title, value: ([name]) => name },
      { title: 'RIGHT', value: ([, share]) => percent(share), align: 'right' },
    ]);
  const calibrated = calibrationError === undefined ? '' : `Calibration error: ${(calibrationError * 100).toFixed(1)} points\n`;
  return `${grid}\n${shares('SPECIALIST', routingBySpecialist)}\n${shares('STYLE', routingByStyle)}\nRouted right: ${percent(routing)}\n${calibrated}`;
}

function confusionTable(title: string, confusion: Summary['confusion']): string {
  const names = [...new Set([...Object.keys(confusion), ...Object.values(confusion).flatMap((row) => Object.keys(row))])].sort();
  return table(
    Object.entries(confusion).sort(([a], [b]) => (a < b ? -1 : 1)),
    [
      { title, value: ([expected]) => expected },
      ...names.map((name) => ({
        title: name,
        value: ([, row]: readonly [string, Readonly<Record<string, number>>]) => String(row[name] ?? '·'),
        align: 'right' as const,
      })),
    ],
  );
}

function percent({ right, of }: Share): string {
  return of === 0 ? '–' : `${((right / of) * 100).toFixed(1)} % (${right} of ${of})`;
}

function cut(text: string): string {
  const line = sanitizeLine(text);
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function asJunit(summary: Summary, verdicts: readonly Verdict[]): string {
  const failed = summary.cases.of - summary.cases.right;
  const cases = verdicts.map(({ id, style, problems, text }) => {
    const open = `  <testcase classname="${xml(style)}" name="${xml(id)}"`;
    return problems.length === 0
      ? `${open}/>`
      : `${open}>\n    <failure message="${xml(problems.join('; '))}">${xml(text)}</failure>\n  </testcase>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="frontdesk eval" tests="${summary.cases.of}" failures="${failed}">\n${cases.join('\n')}\n</testsuite>\n`;
}

function xml(text: string): string {
  return sanitizeLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
