import type { AuditRecord } from '../../core/audit.ts';
import { type DefineCommand, examples } from '../command.ts';
import { outputFormat, withCommonFlags } from '../flags.ts';
import { type ListFormat, moment, printList } from '../listing.ts';

type Row = AuditRecord & { readonly seq: number; readonly head: string };

/** `frontdesk audit list|verify` */
export const define: DefineCommand = (command, { shell, services, action }) => {
  withCommonFlags(command.command('list'))
    .description('who decided what, on which evidence')
    .option('--session <id>', 'only this conversation')
    .option('--account <id>', 'only this customer')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (flags: { session?: string; account?: string; outputFormat: ListFormat }) => {
        const store = await services.store();
        const rows: Row[] = [];
        for await (const record of store.audit()) {
          const wanted = (flags.session ?? record.session) === record.session && (flags.account ?? record.account) === record.account;
          if (wanted) rows.push(record);
        }
        printList(
          shell,
          flags.outputFormat,
          rows,
          [
            { title: 'NO', value: ({ seq }) => String(seq), align: 'right' },
            { title: 'WHEN (UTC)', value: ({ at }) => moment(at) },
            { title: 'WHO', value: ({ by }) => by },
            { title: 'DID', value: ({ action: did }) => did },
            { title: 'TOOL', value: ({ tool }) => tool },
            { title: 'WHAT', value: ({ detail }) => String(detail['shown'] ?? detail['reason'] ?? detail['outcome'] ?? '') },
            { title: 'CLAUSE', value: ({ verdict }) => verdict?.clauses.join('; ') ?? '' },
            { title: 'HEAD', value: ({ head }) => head.slice(0, 12) },
          ],
          'Nothing has been decided yet.',
        );
        return 0;
      }),
    );
  withCommonFlags(command.command('verify'))
    .description('walk the chain; exit code 1 when a record was changed, removed or moved')
    .option('--head <hash>', 'a head that a decision printed: finds a cut-off tail')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async ({ head, outputFormat: format }: { head?: string; outputFormat: ListFormat }) => {
        const store = await services.store();
        const found = await store.verifyAudit(head);
        if (format === 'json') printList(shell, 'json', [found], [], '');
        else if (found.ok) shell.stdout.write(`The chain holds: ${found.records} records, head ${found.head}\n`);
        else
          shell.stdout.write(
            `${found.problem ?? 'The chain does not hold.'}${found.firstBad === undefined ? '' : ` First bad record: ${found.firstBad}.`}\n`,
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
