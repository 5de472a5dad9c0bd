import { UserError } from '../../core/errors.ts';
import type { SessionSummary } from '../../core/store.ts';
import { usageText } from '../../core/usage-text.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import type { Column } from '../../outputs/table.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { requireSession, resumeToRead } from '../conversations.ts';
import { type CommonFlags, type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { randomIds } from '../ids.ts';
import { moment, printList, printOne } from '../listing.ts';
import { wholeNumber } from '../whole-number.ts';

type Flags = CommonFlags & { readonly outputFormat: 'text' | 'json' };

/** `frontdesk sessions list|show|search|delete|fork` */
export const define: DefineCommand = (command, context) => {
  const { action } = context;
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('conversations, most recently used first')
    .option('--limit <number>', 'at most so many', '30')
    .action(action((flags: ListFlags & { limit: string }) => list(context, flags)));
  withListFlags(withTeamFlag(withCommonFlags(command.command('search'))))
    .description('conversations in which this was said')
    .argument('<text...>', 'words, or an address')
    .option('--limit <number>', 'at most so many', '30')
    .action(action((words: readonly string[], flags: ListFlags & { limit: string }) => list(context, flags, words.join(' '))));
  withTeamFlag(withCommonFlags(command.command('show')))
    .description('where one stands')
    .argument('<id>', 'the session')
    .addOption(outputFormat('text', 'json'))
    .action(action((id: string, flags: Flags) => show(context, id, flags)));
  withTeamFlag(withCommonFlags(command.command('delete')))
    .description('remove one with all that was said; the audit stays')
    .argument('<id>', 'the session')
    .action(action((id: string) => remove(context, id)));
  withTeamFlag(withCommonFlags(command.command('fork')))
    .description('a second conversation that begins as this one did')
    .argument('<id>', 'the session')
    .option('--after <number>', 'branch off after this entry, counted from 1; the last without it')
    .action(action((id: string, flags: { readonly after?: string }) => fork(context, id, flags)));
  examples(command, {
    'frontdesk sessions': 'the latest conversations',
    'frontdesk sessions search maya@northwind.example': 'those in which she comes up',
    'frontdesk chat --resume s_8f3a2k': 'go on with one',
    'frontdesk transcript s_8f3a2k > conversation.md': 'read one',
  });
};

async function list(
  { shell, openStore }: CommandContext,
  { limit, ...flags }: ListFlags & { limit: string },
  text?: string,
): Promise<number> {
  const store = await openStore();
  const sessions = await store.sessions({ limit: wholeNumber('--limit', limit), ...(text === undefined ? {} : { text }) });
  const none = text === undefined ? 'There is no conversation yet.' : 'Nothing of that kind was said.';
  printList(shell, flags, sessions.map(wireSession), columns, none);
  return 0;
}

const columns: readonly Column<ReturnType<typeof wireSession>>[] = [
  { title: 'SESSION', value: ({ id }) => id },
  { title: 'LAST USED', value: ({ updated_at }) => moment(Date.parse(updated_at)), optional: true },
  { title: 'CUSTOMER', value: ({ customer }) => customer ?? '–', least: 10 },
  { title: 'WAITING', value: ({ waiting }) => String(waiting || ''), optional: true },
  { title: 'BEGINS', value: ({ title }) => title, least: 20 },
];

function wireSession({ id, team, createdAt, updatedAt, title, entries, customer, waiting, forkOf }: SessionSummary) {
  return {
    id,
    team,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
    title,
    entries,
    customer: customer ?? null,
    waiting,
    fork_of: forkOf ?? null,
  };
}

async function show({ shell, openStore }: CommandContext, id: string, { outputFormat }: Flags): Promise<number> {
  const { conversation, damaged } = await resumeToRead(await openStore(), id);
  const { session, entries, customer, verification, activeAgent, pinnedAgent, usage, engine } = conversation;
  const waiting = [...conversation.pendingApprovals, ...conversation.pendingVerifications].map((pending) => pending.id);
  const facts = {
    id: session.id,
    team: session.team,
    created_at: new Date(session.createdAt).toISOString(),
    entries: entries.length,
    damaged,
    customer: customer ?? null,
    verified_until: verification === undefined ? null : new Date(verification.expiresAt).toISOString(),
    agent: activeAgent ?? null,
    pinned: pinnedAgent ?? null,
    engine: engine ?? null,
    outcome: conversation.lastOutcome?.type.replaceAll('-', '_') ?? null,
    waiting,
    model_calls: usage.modelCalls,
    cost_usd: usage.costUsd,
    fork_of: session.forkOf ?? null,
  };
  if (outputFormat === 'json') {
    shell.stdout.write(`${printableJson(facts, 2)}\n`);
    return 0;
  }
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Session', session.id],
    ['Team', session.team],
    ['Begun', moment(session.createdAt)],
    ['Fork of', session.forkOf === undefined ? undefined : `${session.forkOf.session}, after its entry ${session.forkOf.seq}`],
    ['Entries', damaged === 0 ? String(entries.length) : `${entries.length}, and ${damaged} that cannot be read`],
    ['Customer', customer?.name],
    ['Verified', verification === undefined ? undefined : `until ${moment(verification.expiresAt)}`],
    ['Agent', pinnedAgent === undefined ? activeAgent : `${pinnedAgent}, pinned`],
    ['Engine', engine],
    ['Last turn', conversation.lastOutcome?.type.replaceAll('-', ' ')],
    ['Waiting', waiting.join(', ') || undefined],
    ['Usage', usageText(usage)],
  ];
  printOne(
    shell,
    'text',
    facts,
    lines.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
  );
  return 0;
}

async function remove({ shell, openStore }: CommandContext, id: string): Promise<number> {
  const store = await openStore();
  await requireSession(store, id);
  await store.deleteSession(id);
  shell.stderr.write(`${id} is gone; its decisions stay in the audit.\n`);
  return 0;
}

async function fork({ shell, openStore }: CommandContext, id: string, { after }: { readonly after?: string }): Promise<number> {
  const store = await openStore();
  const { conversation } = await resumeToRead(store, id);
  const last = conversation.entries.at(-1)?.seq ?? 0;
  const seq = after === undefined ? last : wholeNumber('--after', after);
  if (seq > last) throw new UserError(`${id} has ${last} entries; there is no entry ${seq}.`);
  const session = { id: randomIds.next('s'), team: conversation.session.team, createdAt: shell.now(), forkOf: { session: id, seq } };
  await store.createSession(session);
  shell.stdout.write(`${session.id}\n`);
  return 0;
}
