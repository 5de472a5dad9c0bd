import type { ApprovalRequest } from '../../core/approval.ts';
import { formatMoney } from '../../core/money.ts';
import { sanitize, sanitizeLine } from '../../core/sanitize.ts';
import { printableJson } from '../../outputs/printable-json.ts';
import type { Column } from '../../outputs/table.ts';
import { wireVerdict } from '../../outputs/wire.ts';
import { wireRecord } from '../../outputs/wire-record.ts';
import { type CommandContext, type DefineCommand, examples } from '../command.ts';
import { resumeToRead } from '../conversations.ts';
import { type CommonFlags, type ListFlags, outputFormat, withCommonFlags, withListFlags, withTeamFlag } from '../flags.ts';
import { moment, printList } from '../listing.ts';
import { sessionWaitingFor, type WaitingRow, waitingRows } from '../waiting.ts';

type Flags = CommonFlags & { readonly outputFormat: 'text' | 'json' };

/** `frontdesk approvals [list|show ID]`: what waits for a decision, with its evidence. */
export const define: DefineCommand = (command, context) => {
  withListFlags(withTeamFlag(withCommonFlags(command.command('list'))))
    .description('what waits, oldest first')
    .action(context.action((flags: ListFlags) => list(context, flags)));
  withTeamFlag(withCommonFlags(command.command('show')))
    .description('all about one: the exact arguments, the policy, the evidence')
    .argument('<id>', 'its id')
    .addOption(outputFormat('text', 'json'))
    .action(context.action((id: string, flags: Flags) => show(context, id, flags)));
  examples(command, {
    'frontdesk approvals': 'what waits for a decision',
    'frontdesk approvals show a_8f3a2k': 'what it would do, and why it asks',
    'frontdesk approve a_8f3a2k': 'let it run',
    'frontdesk deny a_8f3a2k --reason "…"': 'let it not run',
  });
};

async function list({ shell, openStore }: CommandContext, flags: ListFlags): Promise<number> {
  printList(shell, flags, await waitingRows(await openStore()), columns, 'Nothing waits for a decision.');
  return 0;
}

const columns: readonly Column<WaitingRow>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'SINCE', value: ({ since }) => moment(Date.parse(since)), optional: true },
  { title: 'SESSION', value: ({ session }) => session, optional: true },
  { title: 'CUSTOMER', value: ({ customer }) => customer ?? '–', least: 10 },
  { title: 'NEEDS', value: ({ needs }) => needs },
  { title: 'WHAT', value: ({ what }) => what, least: 24 },
];

async function show({ shell, openStore }: CommandContext, id: string, { outputFormat }: Flags): Promise<number> {
  const store = await openStore();
  const { conversation } = await resumeToRead(store, await sessionWaitingFor(store, id));
  const asked = conversation.entries.findLast((entry) => entry.type === 'approval-requested' && entry.request.id === id);
  const decided = conversation.entries.findLast((entry) => entry.type === 'approval-decided' && entry.id === id);
  const state = decided?.type === 'approval-decided' ? { decision: decided.decision.type, by: decided.by } : null;
  if (asked?.type === 'approval-requested') {
    const request = { ...asked.request, session: conversation.session.id };
    shell.stdout.write(outputFormat === 'json' ? `${printableJson({ ...wireRequest(request), decided: state }, 2)}\n` : card(request));
    if (state !== null) shell.stderr.write(`It has been ${decisionWords[state.decision]} by ${sanitizeLine(state.by)}.\n`);
    return 0;
  }
  const row = (await waitingRows(store)).find((waiting) => waiting.id === id);
  if (outputFormat === 'json') shell.stdout.write(`${printableJson(wireRecord(row ?? { id, session: conversation.session.id }), 2)}\n`);
  else shell.stdout.write(`${id}  ${sanitizeLine(row?.what ?? 'identity check')}\n`);
  shell.stderr.write(row === undefined ? 'It has been decided.\n' : `Fill in the form with: frontdesk verify ${id}\n`);
  return 0;
}

const decisionWords = { allow: 'approved', deny: 'denied', defer: 'left for later' } as const;

/** Everything that the card of the chat shows. */
function card(request: ApprovalRequest): string {
  const { proposal, verdict, customer, verified, duplicateOf } = request;
  const lines: readonly (readonly [string, string])[] = [
    ['', sanitizeLine(proposal.summary)],
    ['Customer', customer === undefined ? '–' : [customer.name, customer.contact?.name].filter(Boolean).join(' · ')],
    ['Identity', verified === undefined ? 'not verified' : `verified ${moment(verified.at)}, until ${moment(verified.expiresAt)}`],
    ...proposal.details.map(({ label, value }) => [label, value] as const),
    ...proposal.evidence.map(({ source, text }) => ['Evidence', `${source}: ${text}`] as const),
    ...proposal.before.map((text) => ['Before', text] as const),
    ...(duplicateOf === undefined ? [] : [['Repeated', repetition(duplicateOf)] as const]),
    ...verdict.reasons.map((reason) => ['Policy', reason] as const),
    ...verdict.clauses.map((clause) => ['Clause', clause] as const),
    ...(verdict.approverRole === undefined ? [] : [['Approver', `a second person with the role ${verdict.approverRole}`] as const]),
    ['Asked by', `${request.agent}, for ${request.requestedBy}, ${moment(request.at)}, session ${request.session}`],
    ['Runs', sanitize(printableJson({ tool: request.tool, input: request.input }))],
  ];
  return lines
    .map(([label, value]) => (label === '' ? `${request.id}  ${value}\n` : `  ${sanitizeLine(label).padEnd(9)} ${sanitizeLine(value)}\n`))
    .join('');
}

function repetition({ session, at, asked }: NonNullable<ApprovalRequest['duplicateOf']>): string {
  return asked === undefined
    ? `the same ran in ${session} at ${moment(at)}`
    : `the same was asked for before, in this conversation: ${asked}`;
}

function wireRequest(request: ApprovalRequest) {
  const { proposal, verified, customer } = request;
  return {
    id: request.id,
    session: request.session,
    agent: request.agent,
    tool: request.tool,
    input: request.input,
    args_hash: request.argsHash,
    summary: proposal.summary,
    details: proposal.details,
    evidence: proposal.evidence,
    before: proposal.before,
    target: proposal.target,
    amount: proposal.amount === undefined ? null : formatMoney(proposal.amount),
    customer: customer ?? null,
    verified_until: verified === undefined ? null : new Date(verified.expiresAt).toISOString(),
    duplicate_of: request.duplicateOf === undefined ? null : wireRecord(request.duplicateOf),
    verdict: wireVerdict(request.verdict),
    requested_by: request.requestedBy,
    at: new Date(request.at).toISOString(),
  };
}
