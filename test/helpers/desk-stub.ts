import type { Agent, Team } from '../../src/core/agent.ts';
import type { Approver, Decision } from '../../src/core/approval.ts';
import type { AuditRecord } from '../../src/core/audit.ts';
import { type Conversation, startConversation } from '../../src/core/conversation.ts';
import type { TurnDependencies, TurnInput } from '../../src/core/dependencies.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';
import type { TurnEvent } from '../../src/core/event.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Verdict } from '../../src/core/policy.ts';
import type { WriteRecord } from '../../src/core/store.ts';
import { type AnyTool, ToolFailure } from '../../src/core/tool.ts';
import { runTurn } from '../../src/core/turn.ts';
import { type ScriptedReply, scriptedModel } from '../../src/models/scripted.ts';

/** What the tools of these tests act on: counted effects. */
export interface TestRecords {
  readonly refunds: string[];
  sent: number;
  broken: boolean;
}

const agent = (name: string, role: Agent['role'], handoffs: readonly string[], tools: readonly string[]): Agent => ({
  name,
  title: name,
  role,
  handles: [`${name} matters`],
  instructions: '',
  documents: [],
  tools,
  handoffs,
  model: {},
  playbooks: [],
});

export const testTeam: Team = {
  name: 'test',
  title: 'Test',
  greeting: '',
  suggestions: [],
  triage: 'triage',
  agents: {
    triage: agent('triage', 'triage', ['billing', 'technical'], []),
    billing: agent('billing', 'specialist', ['technical'], ['find', 'refund', 'verify_identity', 'note', 'courier', 'boom']),
    technical: agent('technical', 'specialist', ['billing'], ['find']),
  },
  limits: { steps: 8, handoffs: 3, typedAmountCents: 20000 },
  synonyms: [],
  terms: { plans: [], integrations: [], areas: [] },
};

export const confirm: Verdict = { effect: 'confirm', identity: false, clauses: [], reasons: [], rules: [] };
const allow: Verdict = { ...confirm, effect: 'allow' };

const anyObject = { json: { type: 'object' }, parse: (value: unknown) => ({ ok: true as const, value: value as JsonObject }) };

const tools: Readonly<Record<string, AnyTool<TestRecords>>> = {
  find: {
    name: 'find',
    description: 'Finds.',
    effect: 'read',
    input: anyObject,
    summarize: () => 'finding',
    run: async ({ account = 'acc_1', contact }: { readonly account?: string; readonly contact?: string }, { verifiedContact }) => ({
      status: 'done',
      summary: 'found',
      data: { verified: verifiedContact ?? 'nobody' },
      customer: { account, name: account, ...(contact && { contact: { id: contact, name: contact, email: `${contact}@one.example` } }) },
    }),
  },
  refund: {
    name: 'refund',
    description: 'Refunds.',
    effect: 'write',
    editable: ['cents'],
    claims: [/\bhave refunded\b/i],
    input: {
      json: { type: 'object' },
      parse: (value) =>
        typeof (value as JsonObject)['cents'] === 'number'
          ? { ok: true, value: value as JsonObject }
          : { ok: false, problems: ['cents: a whole number is needed.'] },
    },
    summarize: () => 'refunding',
    propose: async (input: JsonObject, { customer }) => ({
      summary: `Refund ${input['cents']}`,
      details: [],
      evidence: [],
      before: [],
      target: String(input['payment'] ?? 'pay_1'),
      amount: { cents: Number(input['cents']), currency: 'USD' },
      account: customer?.account ?? 'acc_1',
    }),
    run: async (input: JsonObject, { records }) => {
      if (records.broken) throw new ToolFailure('the payment provider said no');
      records.refunds.push(String(input['cents']));
      return { status: 'done', summary: 'refunded', data: { refunded: true } };
    },
  },
  note: {
    name: 'note',
    description: 'Notes.',
    effect: 'write',
    sessionScope: true,
    input: anyObject,
    summarize: () => 'noting',
    propose: async (input: JsonObject) => ({ summary: 'Note', details: [], evidence: [], before: [], target: JSON.stringify(input) }),
    run: async (_input: JsonObject, { messageText, messageAt, customerWords }) => ({
      status: 'done',
      summary: 'noted',
      data: { answers: messageText, of: messageAt, customer: customerWords?.text ?? '' },
    }),
  },
  courier: {
    name: 'courier',
    description: 'Sends something that no transaction takes back.',
    effect: 'outside',
    input: anyObject,
    summarize: () => 'sending',
    propose: async () => ({ summary: 'Send', details: [], evidence: [], before: [], target: 'door' }),
    run: async (_input: JsonObject, { records }) => {
      records.sent += 1;
      if (records.broken) throw new TypeError('the line went dead');
      return { status: 'done', summary: 'sent', data: {} };
    },
  },
  boom: {
    name: 'boom',
    description: 'Has a bug.',
    effect: 'read',
    input: anyObject,
    summarize: () => 'exploding',
    run: async () => {
      throw new TypeError('a bug');
    },
  },
  verify_identity: {
    name: 'verify_identity',
    description: 'Verifies.',
    effect: 'input',
    input: anyObject,
    summarize: () => 'verifying',
    run: async () => ({ status: 'failed', summary: 'never run' }),
  },
};

export interface TestDesk {
  readonly records: TestRecords;
  readonly audit: AuditRecord[];
  /** The session of each entry. */
  readonly appendedTo: string[];
  conversation: Conversation;
  /** Every event of every turn. */
  readonly events: TurnEvent[];
  team: Team;
  verdict: (call: { readonly tool: string; readonly input: JsonObject }) => Verdict;
  approver: Approver;
  answers: 'right' | 'wrong' | 'defer' | 'decline';
  /** Wrong answers so far; the third locks. */
  identityFailures: number;
  now: number;
  dryRun: boolean;
  turn(input: string | TurnInput, replies: readonly ScriptedReply[], signal?: AbortSignal): Promise<readonly TurnEvent[]>;
}

/** Decides as told; counts what it was asked. */
export function decisions(...list: readonly Decision[]): Approver & { readonly asked: string[] } {
  let next = 0;
  const asked: string[] = [];
  return {
    asked,
    async decide(request, { position, total }) {
      asked.push(`${request.tool} ${position}/${total}`);
      return { decision: list[next++] ?? { type: 'defer' }, by: { name: 'ada', roles: [] } };
    },
  };
}

/** A desk in memory, for the tests of the core: the real loop, a scripted model, effects that can be counted. */
export function testDesk(): TestDesk {
  const entries: StoredEntry[] = [];
  const writes: WriteRecord[] = [];
  const decided = new Set<string>();
  const audit: AuditRecord[] = [];
  const appendedTo: string[] = [];
  const records: TestRecords = { refunds: [], sent: 0, broken: false };
  let id = 0;
  const desk: TestDesk = {
    records,
    audit,
    appendedTo,
    team: testTeam,
    conversation: startConversation({ id: 's_1', team: 'test', createdAt: 0 }),
    events: [],
    verdict: ({ tool }) => (tool === 'refund' || tool === 'note' || tool === 'courier' ? confirm : allow),
    approver: decisions(),
    answers: 'right',
    identityFailures: 0,
    now: 1_000_000,
    dryRun: false,
    async turn(input, replies, signal = new AbortController().signal) {
      const model = scriptedModel(replies);
      const dependencies: TurnDependencies<TestRecords> = {
        team: desk.team,
        model,
        tools,
        store: {
          records,
          similarWrites: async (write) =>
            writes.filter((one) => one.tool === write.tool && one.target === write.target && one.amount?.cents === write.amount?.cents),
          async transaction(work) {
            const before = {
              refunds: [...records.refunds],
              writes: [...writes],
              audit: [...audit],
              entries: [...entries],
              decided: [...decided],
            };
            try {
              return await work({
                records,
                append: async (session, added: readonly Entry[], at) => {
                  appendedTo.push(...added.map(() => session));
                  const stored = added.map((entry, index) => ({ ...entry, seq: entries.length + index + 1, at }) as StoredEntry);
                  entries.push(...stored);
                  return stored;
                },
                audit: async (record) => `head${audit.push(record)}`,
                claimWrite: async (write) => !writes.some(({ callId }) => callId === write.callId) && writes.push(write) > 0,
                claimDecision: async (one) => !decided.has(one) && decided.add(one) !== undefined,
              });
            } catch (error) {
              records.refunds.splice(0, Infinity, ...before.refunds);
              writes.splice(0, Infinity, ...before.writes);
              audit.splice(0, Infinity, ...before.audit);
              entries.splice(0, Infinity, ...before.entries);
              decided.clear();
              for (const one of before.decided) decided.add(one);
              throw error;
            }
          },
        },
        policy: { judge: (call) => desk.verdict(call) },
        facts: { gather: async () => ({}) },
        identity: {
          fields: async () => ({ fields: [{ factor: 'email', label: 'Account email' }], attemptsLeft: 3 - desk.identityFailures }),
          check: async (_account, answers, at) => {
            if (answers.email === 'right') {
              const contact = { id: 'con_ann', name: 'Ann', email: 'ann@one.example' };
              return { outcome: 'verified', attemptsLeft: 3, contact, expiresAt: at + 15 * 60_000 };
            }
            desk.identityFailures += 1;
            return { outcome: desk.identityFailures >= 3 ? 'locked' : 'failed', attemptsLeft: 3 - desk.identityFailures };
          },
        },
        approver: desk.approver,
        verifier: {
          collect: async () => (desk.answers === 'defer' || desk.answers === 'decline' ? desk.answers : { email: desk.answers }),
        },
        operator: { name: 'ada', roles: [] },
        clock: { now: () => desk.now },
        ids: { next: (prefix) => `${prefix}_${++id}` },
        dryRun: desk.dryRun,
      };
      const taken: TurnEvent[] = [];
      const running = runTurn(
        desk.conversation,
        typeof input === 'string' ? { type: 'message', from: 'customer', text: input } : input,
        dependencies,
        signal,
      );
      for (let step = await running.next(); ; step = await running.next()) {
        if (step.done) {
          desk.conversation = step.value;
          break;
        }
        taken.push(step.value);
      }
      desk.events.push(...taken);
      model.assertConsumed();
      return taken;
    },
  };
  return desk;
}

export function outcomeOf(events: readonly TurnEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.type === 'turn-finished' ? last.outcome.type : undefined;
}

export function resultsOf(desk: TestDesk): readonly string[] {
  return desk.conversation.entries.flatMap((entry) => (entry.type === 'tool-result' ? [`${entry.tool}: ${entry.result.status}`] : []));
}
