import { UserError } from '../core/errors.ts';
import { sanitizeLine } from '../core/sanitize.ts';
import type { Account } from '../desk/records.ts';
import type { Erasure } from '../store/erase-customer.ts';
import { accountOf } from './account-of.ts';
import { askLine } from './ask-operator.ts';
import { forgetInHistory, historyFile } from './chat/input-history.ts';
import type { CommandContext } from './command.ts';
import { directory } from './directories.ts';
import type { CommonFlags } from './flags.ts';
import { runSettings } from './run-settings.ts';

export interface EraseFlags extends CommonFlags {
  readonly confirm?: string;
  readonly dryRun?: true;
}

/** Says what would go, asks for the id of the account, and erases. */
export async function eraseCustomer(context: CommandContext, sought: string, flags: EraseFlags): Promise<number> {
  const { shell } = context;
  const store = await context.openStore();
  const account = await accountOf(store, sought);
  const { operator } = runSettings(context, {});
  const foreseen = await store.eraseCustomer(account.id, operator, true);
  if (flags.dryRun) {
    shell.stdout.write(whatGoes(account, foreseen));
    return 0;
  }
  if (!flags.quiet) shell.stderr.write(whatGoes(account, foreseen));
  await confirmed(context, account, flags);
  const erased = await store.eraseCustomer(account.id, operator);
  const lines = await forgetInHistory(historyFile(directory('data', shell.env)), erased.addresses);
  const typed = lines === 0 ? '' : ` ${lines} lines of what was typed in the chat went, too.`;
  shell.stderr.write(`${account.id} is erased.${typed} Head of the audit: ${erased.auditHead}\n`);
  return 0;
}

function whatGoes({ id, company }: Account, { contacts, sessions, tickets, auditRecords }: Erasure): string {
  return [
    `What tells who ${sanitizeLine(company)} (${id}) is would be erased for good:`,
    `  people        ${contacts}, with address, login and the answers to the identity form`,
    `  conversations ${sessions.length === 0 ? 'none' : sessions.join(', ')}`,
    `  tickets       ${tickets}, and all messages, bug reports and wishes`,
    `  audit         the details of ${auditRecords} records; the chain still verifies`,
    'Invoices, payments and refunds stay, without a name. Transcripts that were exported are not reached.',
    '',
  ].join('\n');
}

async function confirmed({ shell }: CommandContext, { id }: Account, { confirm, input }: EraseFlags): Promise<void> {
  const typed = confirm ?? (shell.stdin.isTTY && input ? await askLine(shell, `Type ${id} to go on: `) : undefined);
  if (typed?.trim() === id) return;
  if (typed !== undefined) throw new UserError(`That is not ${id}; nothing was erased.`);
  throw new UserError('Erasing a customer has to be confirmed; nothing was erased.', `Without a terminal: --confirm ${id}`);
}
