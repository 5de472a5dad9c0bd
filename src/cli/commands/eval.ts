import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type Desk, openDesk } from '../desk.ts';
import { type EvalCase, parseCases } from '../eval/eval-case.ts';
import type { Verdict } from '../eval/judge-case.ts';
import { evalReports } from '../eval/report.ts';
import { runCase } from '../eval/run-case.ts';
import { summarize } from '../eval/summary.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, outputFormat, withCommonFlags, withDecisionFlags } from '../flags.ts';

interface Flags extends CommonFlags {
  readonly engine?: string;
  readonly model?: string;
  readonly team?: string;
  readonly outputFormat: keyof typeof evalReports;
  readonly out?: string;
  readonly min: string;
  readonly figures?: true;
}

/** `frontdesk eval [files…]`: cases against the team; on a desk of its own, which is thrown away. */
export const define: DefineCommand = (command, context) => {
  withDecisionFlags(withCommonFlags(command))
    .argument('[files...]', 'files of cases, a line of JSON each or a YAML list; those in the team’s eval folder without it')
    .addOption(outputFormat('table', 'json', 'junit'))
    .option('--out <file>', 'write the report to a file')
    .option('--min <percent>', 'exit 1 when fewer cases pass; 0 only reports', '85')
    .option('--figures', 'report the figures alone: for cases that nobody should read while making the team better')
    .action(context.action((files: readonly string[], flags: Flags) => evaluate(context, files, flags)));
  examples(command, {
    'frontdesk eval cases.jsonl': 'a routing table, answers, actions, and every failure with its reason',
    'frontdesk eval cases.jsonl -o junit --out report.xml': 'for a build',
    'frontdesk eval cases.jsonl --min 92': 'fails below 92 %',
  });
};

async function evaluate(context: CommandContext, files: readonly string[], flags: Flags): Promise<number> {
  const { shell, services } = context;
  const min = percent('--min', flags.min);
  const desk = await openDesk(context, flags);
  const cases = filesFor(files, desk, shell.cwd).flatMap((file) => parseCases(file, readFileSync(file, 'utf8')));
  const shared = await services.scratchStore(desk.team.settings.folder);
  const verdicts: Verdict[] = [];
  for (const one of cases) {
    if (shell.signal.aborted) break;
    // What acts begins with the records as they are on the first day.
    const store = acts(one) ? await services.scratchStore(desk.team.settings.folder) : shared;
    verdicts.push(await runCase(context, desk, store, one));
    if (shell.stderr.isTTY && verdicts.length % 20 === 0) shell.stderr.write(`\r${verdicts.length} of ${cases.length}`);
  }
  if (shell.stderr.isTTY) shell.stderr.write('\r\x1b[K');
  const summary = summarize(verdicts);
  const report = evalReports[flags.outputFormat](summary, flags.figures === true ? [] : verdicts);
  if (flags.out === undefined) shell.stdout.write(report);
  else await writeFile(flags.out, report);
  const { right, of } = summary.cases;
  return exitCode({
    ...(shell.interruption === undefined ? {} : { signal: shell.interruption }),
    findings: of > 0 && (right / of) * 100 < min,
  });
}

function percent(name: string, text: string): number {
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value <= 100) return value;
  throw new UserError(`${name} needs a percentage from 0 to 100, not "${text}".`);
}

function acts({ verify, decide }: EvalCase): boolean {
  return verify !== false || Object.keys(decide).length > 0;
}

function filesFor(named: readonly string[], { team }: Desk, cwd: string): readonly string[] {
  if (named.length > 0) return named;
  const folder = join(team.settings.folder, 'eval');
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:jsonl|ya?ml)$/.test(name)) : [];
  if (found.length > 0) return found.sort().map((name) => relative(cwd, join(folder, name)));
  throw new UserError('There are no cases to run.', 'Name files: frontdesk eval cases.jsonl');
}
