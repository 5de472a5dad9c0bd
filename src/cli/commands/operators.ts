import { UserError } from '../../core/errors.ts';
import { type DefineCommand, examples } from '../command.ts';
import { type ListFlags, withCommonFlags, withListFlags } from '../flags.ts';
import { moment, printList } from '../listing.ts';
import { readSecret } from '../secret.ts';

/** `frontdesk operators list|add|remove` */
export const define: DefineCommand = (command, { shell, services, action }) => {
  withListFlags(withCommonFlags(command.command('list')))
    .description('who may approve what')
    .action(
      action(async (flags: ListFlags) => {
        const { operators } = await services.store();
        printList(
          shell,
          flags,
          await operators.list(),
          [
            { title: 'NAME', value: ({ name }) => name },
            { title: 'ROLES', value: ({ roles }) => roles.join(', ') },
            { title: 'SINCE (UTC)', value: ({ addedAt }) => moment(addedAt) },
          ],
          'Nobody is registered. Whoever sits at the desk confirms; what needs a role waits until someone with it is added.',
        );
        return 0;
      }),
    );
  withCommonFlags(command.command('add'))
    .description('register someone with a role; asks for their password')
    .argument('<name>', 'as it will stand in the audit')
    .requiredOption('--role <role...>', 'what they may approve: finance, finance-director, …')
    .option('--password-file <file>', 'read the password from a file, or - for standard input')
    .action(
      action(async (name: string, { role, passwordFile }: { role: readonly string[]; passwordFile?: string }) => {
        const { operators } = await services.store();
        const password = await readSecret(shell, `Password for ${name}`, passwordFile);
        if (passwordFile === undefined && password !== (await readSecret(shell, 'Again', undefined))) {
          throw new UserError('The two passwords differ; nothing was changed.');
        }
        await operators.add({ name, roles: role }, password, shell.now());
        shell.stderr.write(`${name} may now approve as ${role.join(', ')}.\n`);
        return 0;
      }),
    );
  withCommonFlags(command.command('remove'))
    .description('they may no longer approve; what they approved stays')
    .argument('<name>', 'the operator')
    .action(
      action(async (name: string) => {
        const { operators } = await services.store();
        if (!(await operators.remove(name))) throw new UserError(`There is no operator "${name}".`, 'frontdesk operators lists them.');
        shell.stderr.write(`${name} may no longer approve.\n`);
        return 0;
      }),
    );
  examples(command, {
    'frontdesk operators add "Fay Lin" --role finance': 'a second approver for refunds above the limit',
    'frontdesk approve a_17 --as "Fay Lin"': 'how they approve',
  });
};
