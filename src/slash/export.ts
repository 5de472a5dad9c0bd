import { UserError } from '../core/errors.ts';
import type { SlashCommand } from './slash-command.ts';

export const exportTranscript: SlashCommand = {
  name: 'export',
  usage: '[format] [file] [--customer] [--redact]',
  summary: 'Write the transcript to a file; --customer leaves out what is internal',
  anytime: true,
  async complete(partial, chat) {
    const last = partial.split(/\s+/).at(-1) ?? '';
    const formats = chat.sessions.formats.filter((format) => format.startsWith(last)).map((value) => ({ value, detail: 'format' }));
    const flags = ['--customer', '--redact'].filter((flag) => last.startsWith('-') && flag.startsWith(last)).map((value) => ({ value }));
    const paths = last.startsWith('-') ? [] : (await chat.outside.paths(last)).map((value) => ({ value }));
    return [...formats, ...flags, ...paths];
  },
  async run(words, chat) {
    const parts = words.split(/\s+/).filter(Boolean);
    const flags = parts.filter((part) => part.startsWith('--'));
    const unknown = flags.find((flag) => flag !== '--customer' && flag !== '--redact');
    if (unknown !== undefined) throw new UserError(`/export does not know ${unknown}.`, 'It knows --customer and --redact.');
    const [first, ...rest] = parts.filter((part) => !part.startsWith('--'));
    const isFormat = first !== undefined && chat.sessions.formats.includes(first);
    const file = isFormat ? rest.join(' ') : [first, ...rest].filter((part) => part !== undefined).join(' ');
    const path = await chat.sessions.export(chat.conversation, {
      ...(isFormat ? { format: first } : {}),
      ...(file === '' ? {} : { file }),
      audience: flags.includes('--customer') ? 'customer' : 'internal',
      redact: flags.includes('--redact'),
    });
    chat.show({ type: 'notice', kind: 'done', text: `Written to ${path}` });
  },
};
