import { sanitizeLine } from '../../core/sanitize.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import { type DefineCommand, examples } from '../command.ts';
import { type Check, checks } from '../doctor/checks.ts';
import { exitCode } from '../exit-codes.ts';
import { type CommonFlags, outputFormat, withCommonFlags, withTeamFlag } from '../flags.ts';
import { styleFor } from '../style.ts';

/** `frontdesk doctor`: what is set up, what is missing, how to mend it. */
export const define: DefineCommand = (command, context) => {
  withTeamFlag(withCommonFlags(command))
    .addOption(outputFormat('text', 'json'))
    .action(
      context.action(async (flags: CommonFlags & { readonly team?: string; readonly outputFormat: 'text' | 'json' }) => {
        const { shell } = context;
        const results: Check[] = [];
        const style = styleFor(shell.stdout, shell.env, flags.color);
        const marks = { good: style('green', '✓'), note: style('yellow', '!'), bad: style('red', '✗') };
        for await (const check of checks(context, flags)) {
          results.push(check);
          if (flags.outputFormat === 'json') continue;
          const mend = check.mend === undefined ? '' : `  ${sanitizeLine(check.mend)}\n`;
          shell.stdout.write(`${marks[check.state]} ${check.name.padEnd(13)} ${sanitizeLine(check.found)}\n${mend}`);
        }
        if (flags.outputFormat === 'json') shell.stdout.write(`${printableJson(results, 2)}\n`);
        return exitCode({ findings: results.some(({ state }) => state === 'bad') });
      }),
    );
  examples(command, {
    'frontdesk doctor': 'look at everything; exit 1 when something does not work',
    'frontdesk doctor --team agents/acme': 'with a team of your own',
  });
};
