import { agents } from './agents.ts';
import { customer } from './customer.ts';
import { exportTranscript } from './export.ts';
import { help } from './help.ts';
import { quit } from './quit.ts';
import type { SlashCommand } from './slash-command.ts';
import { tell } from './tell.ts';
import { why } from './why.ts';

/** Every slash command, in the order of `/help`. */
export const slashCommands = [help, tell, customer, agents, why, exportTranscript, quit] as const satisfies readonly SlashCommand[];
