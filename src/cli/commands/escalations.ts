import { UserError } from '../../core/errors.ts';
import type { Escalation } from '../../desk/records.ts';
import { type DefineCommand, examples } from '../command.ts';
import { type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { fromNow, type ListFormat, moment, printList, printOne } from '../listing.ts';

/** `frontdesk escalations list|show`: with their clocks, the one to be answered first comes first. */
export const define: DefineCommand = (command, { shell, openStore, action }) => {
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
        const escalation = await records.escalation(id);
        if (escalation === undefined) throw new UserError(`There is no escalation "${id}".`, 'frontdesk escalations --all lists them.');
        printOne(shell, format, { ...escalation, late: isLate(escalation, shell.now()) }, linesOf(escalation, shell.now()));
        return 0;
      }),
    );
  examples(command, {
    'frontdesk escalations': 'what is open, with its clock',
    'frontdesk escalations list --all -o json': 'everything, for a report',
    'frontdesk escalations show ESC-1003': 'one of them in full',
  });
};

function isLate({ status, respondBy, resolveBy }: Escalation, now: number): boolean {
  if (status === 'resolved') return false;
  return now > (status === 'open' ? respondBy : resolveBy);
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
    ['Answer by', kept(escalation.respondBy, escalation.acknowledgedAt ?? escalation.resolvedAt, 'answered', now)],
    ['Resolve by', kept(escalation.resolveBy, escalation.resolvedAt, 'resolved', now)],
    ...(escalation.account === undefined ? [] : [['Account', escalation.account] as const]),
    ['Summary', packet.summary],
    ...packet.tried.map((text) => ['Tried', text] as const),
    ...packet.quotes.map((text) => ['Customer', text] as const),
    ...packet.evidence.map((text) => ['Evidence', text] as const),
    ...escalation.contacts.map((text) => ['To tell', text] as const),
    ...(escalation.resolution === undefined ? [] : [['Resolution', escalation.resolution] as const]),
  ];
}

/** A clock that was stopped says when; one that runs, how long it still has or how late it is. */
function kept(due: number, stoppedAt: number | undefined, done: string, now: number): string {
  return `${moment(due)} (${stoppedAt === undefined ? fromNow(due, now) : `${done} ${moment(stoppedAt)}`})`;
}
