import { type DefineCommand, examples } from '../command.ts';
import { type DecisionFlags, decide } from '../decide.ts';
import { endingOf } from '../ending.ts';
import { exitCode } from '../exit-codes.ts';
import { outputFormat, withCommonFlags, withDecisionFlags } from '../flags.ts';

/** `frontdesk approve ID [--as NAME]`: runs what was asked for, once, and lets the turn go on. */
export const define: DefineCommand = (command, context) => {
  withDecisionFlags(withCommonFlags(command))
    .argument('<id>', 'the approval, as frontdesk approvals names it')
    .option('--as <name>', 'decide as a registered operator, who is asked for the password')
    .option('--password-file <file>', 'their password is the first line of this file; - is standard input')
    .addOption(outputFormat('text', 'json', 'stream-json'))
    .action(
      context.action(async (id: string, flags: DecisionFlags) => {
        const result = await decide(context, id, { type: 'allow', scope: 'once' }, flags);
        return exitCode(endingOf([result], context.shell));
      }),
    );
  examples(command, {
    'frontdesk approvals show a_8f3a2k': 'what it would do, on which evidence: look before you decide',
    'frontdesk approve a_8f3a2k': 'approve it; the reply comes on stdout',
    'frontdesk approve a_8f3a2k --as finance-ana': 'where a second person has to approve',
  });
};
