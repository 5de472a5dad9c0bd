import { writeFile } from 'node:fs/promises';
import { type TranscriptFormatName, transcriptFormatNames } from '../../outputs/transcripts/index.ts';
import type { Audience } from '../../outputs/transcripts/transcript-items.ts';
import { type DefineCommand, examples } from '../command.ts';
import { resumeToRead } from '../conversations.ts';
import { type CommonFlags, choice, withCommonFlags, withTeamFlag } from '../flags.ts';
import { formatOf } from '../live-transcript.ts';
import { runSettings } from '../run-settings.ts';
import { transcriptOf } from '../transcript-of.ts';
import { titles } from '../turn-printer.ts';

interface Flags extends CommonFlags {
  readonly outputFormat?: TranscriptFormatName;
  readonly audience: Audience;
  readonly redact?: true;
  readonly out?: string;
  readonly team?: string;
}

/** `frontdesk transcript ID`: a past conversation, on stdout or in a file. */
export const define: DefineCommand = (command, context) => {
  const { shell, services, openStore } = context;
  withTeamFlag(withCommonFlags(command))
    .argument('<id>', 'the session')
    .addOption(
      choice('-o, --output-format <format>', 'how to write it; Markdown without it, or what the file is called', transcriptFormatNames),
    )
    .addOption(choice('--audience <who>', 'what was said, or the whole record', ['internal', 'customer']).default('internal'))
    .option('--redact', 'take addresses, numbers and known names out')
    .option('--out <file>', 'write it to a file')
    .action(
      context.action(async (id: string, { outputFormat, audience, redact, out, ...flags }: Flags) => {
        const { conversation, damaged } = await resumeToRead(await openStore(), id);
        const { team } = await services.team(runSettings(context, flags).teamFolder);
        const format = outputFormat ?? (out === undefined ? 'md' : formatOf(out));
        const text = await transcriptOf(conversation, {
          format,
          audience,
          redact: redact === true,
          team: team.title,
          titleOf: titles(team),
        });
        if (damaged > 0) shell.stderr.write(`${damaged} damaged records were left out.\n`);
        if (out === undefined) shell.stdout.write(text);
        else await writeFile(out, text, { mode: 0o600 });
        return 0;
      }),
    );
  examples(command, {
    'frontdesk transcript s_8f3a2k > conversation.md': 'everything, in Markdown',
    'frontdesk transcript s_8f3a2k --audience customer -o txt': 'what the customer has seen',
    'frontdesk transcript s_8f3a2k --redact --out page.html': 'a page without personal data',
  });
};
