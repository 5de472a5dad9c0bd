import { agent } from './agent.ts';
import { agents } from './agents.ts';
import { approvals } from './approvals.ts';
import { clear } from './clear.ts';
import { copy } from './copy.ts';
import { customer } from './customer.ts';
import { edit } from './edit.ts';
import { engine } from './engine.ts';
import { escalate } from './escalate.ts';
import { exportTranscript } from './export.ts';
import { help } from './help.ts';
import { model } from './model.ts';
import { newConversation } from './new.ts';
import { note } from './note.ts';
import { quit } from './quit.ts';
import { resume } from './resume.ts';
import { sessions } from './sessions.ts';
import type { SlashCommand } from './slash-command.ts';
import { sources } from './sources.ts';
import { tell } from './tell.ts';
import { usage } from './usage.ts';
import { verify } from './verify.ts';
import { why } from './why.ts';

/** Every slash command, in the order of `/help`. */
export const slashCommands = [
  help,
  tell,
  verify,
  customer,
  agent,
  agents,
  approvals,
  why,
  sources,
  edit,
  copy,
  exportTranscript,
  sessions,
  resume,
  newConversation,
  engine,
  model,
  usage,
  note,
  escalate,
  clear,
  quit,
] as const satisfies readonly SlashCommand[];
