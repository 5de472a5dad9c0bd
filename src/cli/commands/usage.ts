import { totalOf, type UsageGrouping, type UsageRow, usageReport } from '../../core/usage-report.ts';
import { pricesAsOf } from '../../models/claude/prices.ts';
import { startOfDay } from '../chat/figures.ts';
import { type DefineCommand, examples } from '../command.ts';
import { choice, type ListFlags, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { printList } from '../listing.ts';
import { sessionsSince } from '../sessions-since.ts';
import { wholeNumber } from '../whole-number.ts';

interface UsageFlags extends ListFlags {
  readonly by: UsageGrouping;
  readonly days?: string;
  readonly quiet?: true;
}

/** `frontdesk usage [--by agent|day|session]` */
export const define: DefineCommand = (command, { shell, openStore, action }) => {
  withListFlags(withTeamFlag(withCommonFlags(command)))
    .addOption(choice('--by <what>', 'a line for each agent, day (UTC) or session', ['agent', 'day', 'session']).default('day'))
    .option('--days <number>', 'only the last days, today among them')
    .action(
      action(async ({ by, days, quiet, ...flags }: UsageFlags) => {
        const since = days === undefined ? 0 : startOfDay(shell.now()) - (wholeNumber('--days', days) - 1) * 86_400_000;
        const rows = await usageReport(sessionsSince(await openStore(), since), by, since);
        const text = flags.outputFormat === 'text';
        const shown = text && rows.length > 1 ? [...rows, totalOf(rows)] : rows;
        printList(shell, flags, shown, columns(by), 'No model has been asked yet.');
        if (text && !quiet && rows.some(({ costUsd }) => costUsd > 0)) {
          shell.stderr.write(`Costs are by the list prices of ${pricesAsOf}.\n`);
        }
        return 0;
      }),
    );
  examples(command, {
    'frontdesk usage': 'tokens, cost and time by day',
    'frontdesk usage --by agent --days 7': 'what each agent took in the last week',
    'frontdesk usage --by session -o json': 'for a script',
  });
};

function columns(by: UsageGrouping) {
  const count = (tokens: number) => tokens.toLocaleString('en-US');
  return [
    { title: by.toUpperCase(), value: ({ key }: UsageRow) => key },
    { title: 'MODEL CALLS', value: ({ modelCalls }: UsageRow) => count(modelCalls), align: 'right' },
    { title: 'INPUT', value: ({ inputTokens }: UsageRow) => count(inputTokens), align: 'right' },
    { title: 'CACHED', value: ({ cacheReadTokens }: UsageRow) => count(cacheReadTokens), align: 'right' },
    { title: 'OUTPUT', value: ({ outputTokens }: UsageRow) => count(outputTokens), align: 'right' },
    { title: 'TIME', value: ({ engineMs }: UsageRow) => `${(engineMs / 1000).toFixed(1)} s`, align: 'right' },
    { title: 'COST', value: costOf, align: 'right' },
  ] as const;
}

function costOf({ costUsd, unpricedCalls, modelCalls }: UsageRow): string {
  if (unpricedCalls > 0 && unpricedCalls === modelCalls) return 'no price';
  const known = `$${costUsd.toFixed(4)}`;
  return unpricedCalls === 0 ? known : `${known} + ${unpricedCalls} without a price`;
}
