import { UserError } from '../../core/errors.ts';
import { type DefineCommand, examples } from '../command.ts';
import { withCommonFlags, withTeamFlag } from '../flags.ts';

/** `frontdesk demo reset` */
export const define: DefineCommand = (command, { shell, openStore, action }) => {
  withTeamFlag(withCommonFlags(command.command('reset')))
    .description('put the records of the demo company back as they were on the first day, dated from now; conversations and audit stay')
    .action(
      action(async () => {
        const store = await openStore();
        const before = await store.records.accounts();
        if (!before.some(({ demo }) => demo)) {
          throw new UserError(
            'This desk is not that of the demo company: nothing was changed.',
            'frontdesk config tells which team it is.',
          );
        }
        await store.resetDemo();
        const accounts = await store.records.accounts();
        shell.stderr.write(`The demo company is as new: ${accounts.length} accounts.\n`);
        return 0;
      }),
    );
  examples(command, { 'frontdesk demo reset': 'start over' });
};
