import { type DefineCommand, examples } from '../command.ts';
import { withCommonFlags } from '../flags.ts';

/** `frontdesk demo reset` */
export const define: DefineCommand = (command, { shell, services, action }) => {
  withCommonFlags(command.command('reset'))
    .description('put the records of the demo company back as they were on the first day, dated from now; conversations and audit stay')
    .action(
      action(async () => {
        const store = await services.store();
        await store.resetDemo();
        const accounts = await store.records.accounts();
        shell.stderr.write(`The demo company is as new: ${accounts.length} accounts.\n`);
        return 0;
      }),
    );
  examples(command, { 'frontdesk demo reset': 'start over' });
};
