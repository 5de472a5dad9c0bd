import type { AuditRecord } from '../../core/audit.ts';
import { UserError } from '../../core/errors.ts';
import { type DefineCommand, examples } from '../command.ts';
import { type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { type ListFormat, moment, printList, printOne } from '../listing.ts';

type Row = AuditRecord & { readonly seq: number; readonly head: string };

/** `frontdesk audit list|verify` */
export const define: DefineCommand = (command, { shell, openStore, action }) => {
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('who decided what, on which evidence')
    .option('--session <id>', 'only this conversation')
    .option('--account <id>', 'only this customer')
    .action(
      action(async (flags: ListFlags & { session?: string; account?: string }) => {
        const store = await openStore();
        const rows: Row[] = [];
        for await (const record of store.audit()) {
          const wanted = (flags.session ?? record.session) === record.session && (flags.account ?? record.account) === record.account;
          if (wanted) rows.push(record);
        }
        printList(
          shell,
          flags,
          rows,
          [
            { title: 'NO', value: ({ seq }) => String(seq), align: 'right' },
            { title: 'WHEN', value: ({ at }) => moment(at) },
            { title: 'WHO', value: ({ by }) => by, least: 8 },
            { title: 'DID', value: ({ action: did }) => did, least: 9 },
            { title: 'TOOL', value: ({ tool }) => tool, least: 12 },
            { title: 'WHAT', value: whatOf, least: 20 },
            { title: 'CLAUSE', value: ({ verdict }) => verdict?.clauses.join('; ') ?? '', least: 16, optional: true },
            { title: 'HEAD', value: ({ head }) => head.slice(0, 12), optional: true },
          ],
          'Nothing has been decided yet.',
        );
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('verify')))
    .description('walk the chain; exit code 1 when a record was changed, removed or moved')
    .option('--head <hash>', 'a head that a decision printed, or its first 12 figures: finds a cut-off tail')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async ({ head, outputFormat: format }: { head?: string; outputFormat: ListFormat }) => {
        if (head !== undefined && !/^[0-9a-f]{12,64}$/.test(head)) {
          throw new UserError(`"${head}" is no head: a head is 64 of the figures 0-9 and a-f, and its first 12 do.`);
        }
        const store = await openStore();
        const found = await store.verifyAudit(head);
        if (format === 'json') printOne(shell, 'json', found, []);
        else if (found.ok) shell.stdout.write(`The chain holds: ${found.records} records, head ${found.head}\n`);
        else
          shell.stdout.write(
            `The chain does not hold: ${found.problem ?? 'a record does not fit'}.${found.firstBad === undefined ? '' : ` First bad record: ${found.firstBad}.`}\n`,
          );
        return found.ok ? 0 : 1;
      }),
    );
  examples(command, {
    'frontdesk audit': 'every decision',
    'frontdesk audit verify': 'has anybody changed the record?',
    'frontdesk audit verify --head 3fa9…': 'and is its end still there?',
  });
};

function whatOf({ detail }: Row): string {
  if (detail['erased'] === true) return 'erased with the customer';
  return String(detail['shown'] ?? detail['reason'] ?? detail['outcome'] ?? '');
}
