import type { Entry } from '../core/entry.ts';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { LoadedTeam } from '../team/load-team.ts';
import type { CommandContext } from './command.ts';
import { append, findCustomer, type HeldConversation, resume, resumeLatest, startNew } from './conversations.ts';
import type { Desk } from './desk.ts';
import type { ConversationFlags } from './flags.ts';
import { type LiveTranscript, openTranscript } from './live-transcript.ts';
import { titles } from './turn-printer.ts';

/** Opens the conversation that the flags mean, with the customer, the specialist and the transcript they name. */
export async function openConversation(
  desk: Desk,
  { shell }: CommandContext,
  flags: ConversationFlags,
): Promise<HeldConversation & { readonly transcript: LiveTranscript | undefined }> {
  const { store, team } = desk;
  // What a turn needs is opened first: a team that cannot answer leaves no empty conversation behind.
  await desk.dependencies();
  const entries = await entriesFor(desk, flags);
  const held =
    typeof flags.resume === 'string'
      ? await resume(store, flags.resume)
      : flags.continue
        ? await resumeLatest(store)
        : await startNew(store, team.team.name, shell.now());
  if (held.damaged > 0) shell.stderr.write(`${held.damaged} damaged records of ${held.conversation.session.id} were left out.\n`);
  const conversation = await append(store, held.conversation, entries, shell.now());
  const transcript =
    flags.transcript === undefined
      ? undefined
      : await openTranscript(flags.transcript, conversation, { title: team.team.title, titleOf: titles(team.team) });
  return { ...held, conversation, transcript };
}

/** What the flags add to a conversation before its first turn. */
export async function entriesFor({ store, team }: Desk, { agent, customer }: ConversationFlags): Promise<readonly Entry[]> {
  return [
    ...(agent === undefined ? [] : [{ type: 'pin', agent: specialistOf(team, agent) } as const]),
    ...(customer === undefined ? [] : [{ type: 'customer', customer: await findCustomer(store, customer) } as const]),
  ];
}

/** `auto` lets triage choose again. @throws {UserError} for a name that is no specialist, with the nearest that is */
function specialistOf({ team }: LoadedTeam, name: string): string | null {
  if (name === 'auto') return null;
  const names = Object.values(team.agents).flatMap((agent) => (agent.role === 'specialist' ? [agent.name] : []));
  if (names.includes(name)) return name;
  const meant = nearest(name, names);
  throw new UserError(
    `There is no specialist "${name}" in the team ${team.name}.`,
    meant === undefined ? `Its specialists: ${names.join(', ')}.` : `Did you mean ${meant}?`,
  );
}
