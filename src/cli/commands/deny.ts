import { type DefineCommand, examples } from '../command.ts';
import { type DecisionFlags, decide } from '../decide.ts';
import { endingOf } from '../ending.ts';
import { exitCode } from '../exit-codes.ts';
import { outputFormat, withCommonFlags, withDecisionFlags } from '../flags.ts';

/** `frontdesk deny ID --reason "…"`: nothing runs, the agent hears why and goes on. A deny that was carried out is a success. */
export const define: DefineCommand = (command, context) => {
  withDecisionFlags(withCommonFlags(command))
    .argument('<id>', 'the approval, as frontdesk approvals names it')
    .option('--reason <text>', 'why; the agent sees it', '')
    .addOption(outputFormat('text', 'json', 'stream-json'))
    .action(
      context.action(async (id: string, flags: DecisionFlags & { readonly reason: string }) => {
        const result = await decide(context, id, { type: 'deny', reason: flags.reason }, flags);
        const { outcomes = [], ...ending } = endingOf([result], context.shell);
        return exitCode({ ...ending, denied: false, outcomes: outcomes.filter((outcome) => outcome !== 'denied') });
      }),
    );
  examples(command, {
    'frontdesk deny a_8f3a2k --reason "already refunded by phone"': 'the agent answers accordingly, on stdout',
  });
};
