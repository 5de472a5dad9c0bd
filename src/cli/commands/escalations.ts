import { sanitizeLine } from '../../core/sanitize.ts';
import { isLate } from '../../desk/escalation-clocks.ts';
import type { Escalation } from '../../desk/records.ts';
import { acknowledgeEscalation } from '../acknowledge-escalation.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { escalationOf } from '../escalation-of.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { fromNow, type ListFormat, moment, printList, printOne } from '../listing.ts';
import { runSettings } from '../run-settings.ts';
import { type SignerFlags, signer } from '../signer.ts';
import { printStopped } from '../stopped-clock.ts';

interface ResolveFlags extends SignerFlags {
  readonly note: string;
  readonly outputFormat: ListFormat;
}

/** `frontdesk escalations list|show|acknowledge|resolve`: with their clocks, the one to be answered first comes first. */
export const define: DefineCommand = (command, context) => {
  const { shell, openStore, action } = context;
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('open escalations, the most pressing first')
    .option('--all', 'resolved ones too')
    .action(
      action(async ({ all, ...flags }: ListFlags & { all?: true }) => {
        const { records } = await openStore();
        const now = shell.now();
        const escalations = await records.escalations(all === true ? {} : { open: true });
        const rows = escalations.map((escalation) => ({ ...escalation, late: isLate(escalation, now) }));
        printList(
          shell,
          flags,
          rows,
          [
            { title: 'ID', value: ({ id }) => id },
            { title: 'CLASS', value: (escalation) => escalation.class },
            { title: 'OWNER', value: ({ ownerRole, level }) => `${ownerRole} (L${level})`, least: 12 },
            { title: 'NEXT', value: (escalation) => clock(escalation, now) },
            { title: 'ACCOUNT', value: ({ account }) => account ?? '–', least: 10, optional: true },
            { title: 'ABOUT', value: ({ packet }) => packet.summary, least: 16 },
          ],
          'No escalation is open.',
        );
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('show')))
    .description('one escalation with its packet')
    .argument('<id>', 'ESC-…')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (id: string, { outputFormat: format }: { outputFormat: ListFormat }) => {
        const { records } = await openStore();
        const escalation = await escalationOf(records, id);
        printOne(shell, format, { ...escalation, late: isLate(escalation, shell.now()) }, linesOf(escalation, shell.now()));
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('acknowledge')))
    .description('somebody has answered: stops the clock of the first answer')
    .argument('<id>', 'ESC-…')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (id: string, flags: CommonFlags & { team?: string; outputFormat: ListFormat }) => {
        const { operator } = runSettings(context, flags);
        printStopped(shell, flags.outputFormat, await acknowledgeEscalation(await openStore(), id, { by: operator, at: shell.now() }));
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('resolve')))
    .description('closes it with its outcome, under the rules of resolve_escalation')
    .argument('<id>', 'ESC-…')
    .requiredOption('--note <text>', 'what was decided and done')
    .option('--as <name>', 'as a registered operator, who is asked for the password')
    .option('--password-file <file>', 'their password is the first line of this file; - is standard input')
    .addOption(outputFormat('text', 'json'))
    .action(action((id: string, flags: ResolveFlags) => resolve(context, id, flags)));
  examples(command, {
    'frontdesk escalations': 'what is open, with its clock',
    'frontdesk escalations list --all -o json': 'everything, for a report',
    'frontdesk escalations show ESC-1003': 'one of them in full',
    'frontdesk escalations acknowledge ESC-1002': 'somebody has answered the customer',
    'frontdesk escalations resolve ESC-1001 --note "cache rebuilt, boards open again"': 'it is over',
    'frontdesk escalations resolve ESC-1003 --note "…" --as mia': 'where a manager has to close it',
  });
};

async function resolve(context: CommandContext, id: string, flags: ResolveFlags): Promise<number> {
  const { shell, services } = context;
  const by = await signer(context, flags);
  const team = await services.team(runSettings(context, flags).teamFolder);
  // Judging takes the language of the rules: lists do without it.
  const [{ createPolicy }, { resolveEscalation }] = await Promise.all([
    import('../../policy/policy.ts'),
    import('../resolve-escalation.ts'),
  ]);
  const policy = createPolicy(await services.policies(team));
  const ended = await resolveEscalation(await context.openStore(), policy, id, { note: flags.note, by, at: shell.now() });
  if ('denied' in ended) {
    shell.stderr.write(`frontdesk: ${sanitizeLine(ended.denied)} Nothing was changed.\n`);
    return exitCode({ denied: true });
  }
  printStopped(shell, flags.outputFormat, ended);
  return 0;
}

function clock({ status, respondBy, resolveBy }: Escalation, now: number): string {
  if (status === 'resolved') return 'resolved';
  return status === 'open' ? `answer ${fromNow(respondBy, now)}` : `resolve ${fromNow(resolveBy, now)}`;
}

function linesOf(escalation: Escalation, now: number): readonly (readonly [string, string])[] {
  const { packet } = escalation;
  return [
    ['Escalation', `${escalation.id}, ${escalation.class}, ${escalation.kind}, ${escalation.status}`],
    ['Owner', `${escalation.ownerRole}, level ${escalation.level}`],
    ['Received', moment(escalation.receivedAt)],
    [
      'Answer by',
      kept(escalation.respondBy, escalation.acknowledgedAt ?? escalation.resolvedAt, 'answered', escalation.acknowledgedBy, now),
    ],
    ['Resolve by', kept(escalation.resolveBy, escalation.resolvedAt, 'resolved', escalation.resolvedBy, now)],
    ...(escalation.account === undefined ? [] : [['Account', escalation.account] as const]),
    ['Summary', packet.summary],
    ...packet.tried.map((text) => ['Tried', text] as const),
    ...packet.quotes.map((text) => ['Customer', text] as const),
    ...packet.evidence.map((text) => ['Evidence', text] as const),
    ...escalation.contacts.map((text) => ['To tell', text] as const),
    ...(escalation.resolution === undefined ? [] : [['Resolution', escalation.resolution] as const]),
  ];
}

/** A clock that was stopped says when and by whom; one that runs, how long it still has or how late it is. */
function kept(due: number, stoppedAt: number | undefined, done: string, by: string | undefined, now: number): string {
  if (stoppedAt === undefined) return `${moment(due)} (${fromNow(due, now)})`;
  return `${moment(due)} (${done} ${moment(stoppedAt)}${by === undefined ? '' : ` by ${by}`})`;
}
