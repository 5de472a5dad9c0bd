import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { type CommonFlags, type ListFlags, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { moment, printList } from '../listing.ts';
import { runSettings } from '../run-settings.ts';
import { readSecret } from '../secret.ts';

interface AddFlags extends CommonFlags {
  readonly role: readonly string[];
  readonly passwordFile?: string;
  readonly team?: string;
}

/** `frontdesk operators list|add|remove` */
export const define: DefineCommand = (command, context) => {
  const { shell, openStore, action } = context;
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('who may approve what')
    .action(
      action(async (flags: ListFlags) => {
        const { operators } = await openStore();
        printList(
          shell,
          flags,
          await operators.list(),
          [
            { title: 'NAME', value: ({ name }) => name },
            { title: 'ROLES', value: ({ roles }) => roles.join(', ') },
            { title: 'SINCE', value: ({ addedAt }) => moment(addedAt) },
          ],
          'Nobody is registered. Whoever sits at the desk confirms; what needs a role waits until someone with it is added.',
        );
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('add')))
    .description('register someone with a role; asks for their password')
    .argument('<name>', 'as it will stand in the audit')
    .requiredOption('--role <role...>', 'what they may approve: a role that the policies of the team name')
    .option('--password-file <file>', 'read the password from a file, or - for standard input')
    .action(
      action(async (name: string, { role, passwordFile, ...flags }: AddFlags) => {
        for (const one of role) checkRole(one, await rolesOf(context, flags));
        const { operators } = await openStore();
        const password = await readSecret(shell, `Password for ${name}`, passwordFile);
        if (passwordFile === undefined && password !== (await readSecret(shell, 'Again', undefined))) {
          throw new UserError('The two passwords differ; nothing was changed.');
        }
        await operators.add({ name, roles: role }, password, shell.now());
        shell.stderr.write(`${name} may now approve as ${role.join(', ')}.\n`);
        return 0;
      }),
    );
  withTeamFlag(withCommonFlags(command.command('remove')))
    .description('they may no longer approve; what they approved stays')
    .argument('<name>', 'the operator')
    .action(
      action(async (name: string) => {
        const { operators } = await openStore();
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

async function rolesOf(context: CommandContext, flags: Omit<AddFlags, 'role'>): Promise<readonly string[]> {
  const { services } = context;
  const { roles } = await services.policies(await services.team(runSettings(context, flags).teamFolder));
  return roles.map(({ text }) => text);
}

/** A role that no rule can ask for approves nothing: it is a slip. */
function checkRole(role: string, known: readonly string[]): void {
  if (known.includes(role)) return;
  if (known.length === 0) throw new UserError(`There is no role "${role}": the team has no policies, or they name no roles.`);
  const meant = nearest(role, known);
  throw new UserError(
    `There is no role "${role}"; the policies of the team know ${known.join(', ')}.`,
    meant === undefined ? 'frontdesk policy list shows which calls need one.' : `Did you mean ${meant}?`,
  );
}
