import { onTestFinished } from 'vitest';
import type { ApprovalRequest, Decision, Operator } from '../../src/core/approval.ts';
import { startConversation } from '../../src/core/conversation.ts';
import type { TurnDependencies } from '../../src/core/dependencies.ts';
import type { TurnEvent } from '../../src/core/event.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { ToolResult } from '../../src/core/tool.ts';
import { runTurn } from '../../src/core/turn.ts';
import { deskFacts } from '../../src/desk/facts.ts';
import { createIdentity } from '../../src/desk/identity.ts';
import { scriptedModel } from '../../src/models/scripted.ts';
import type { DeskStore } from '../../src/store/database-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { loadTeam } from '../../src/team/load-team.ts';
import { teamPolicy } from './team-policy.ts';
import { benchNow, tools } from './tool-bench.ts';

export interface Call {
  readonly tool: string;
  readonly input: JsonObject;
}

export interface TeamTurn {
  readonly message: string;
  /** Address of the customer. */
  readonly customer: string;
  /** What the billing agent calls, a list for each reply. */
  readonly replies: readonly (readonly Call[])[];
  /** The form is filled in right; it is declined otherwise. */
  readonly verified?: boolean;
  readonly decision?: Decision;
  /** Decides instead, after whatever happens while the card is open. */
  readonly decide?: (request: ApprovalRequest, store: DeskStore) => Promise<Decision>;
  readonly by?: Operator;
  readonly dryRun?: boolean;
}

export interface TeamTurnResult {
  readonly store: DeskStore;
  /** Tools that the operator was asked about. */
  readonly asked: readonly string[];
  readonly results: readonly (readonly [tool: string, result: ToolResult])[];
}

/** One turn of the demo team over a real store: real tools, facts, policies and identity; a model that does as it is told. */
export async function teamTurn({
  message,
  customer,
  replies,
  verified = false,
  decision = { type: 'allow', scope: 'once' },
  decide = async () => decision,
  by,
  dryRun = false,
}: TeamTurn): Promise<TeamTurnResult> {
  const store = await openStore({ path: ':memory:', now: () => benchNow });
  onTestFinished(() => store.close());
  const { team } = await loadTeam(new URL('../../agents/teamflow', import.meta.url).pathname, undefined);
  const session = { id: 's_1', team: team.name, createdAt: benchNow };
  await store.createSession(session);
  const asked: string[] = [];
  const operator = { name: 'ada', roles: ['support'] };
  let id = 0;
  const verify = verified ? [[{ tool: 'verify_identity', input: {} }]] : [];
  const dependencies: TurnDependencies<typeof store.records> = {
    team,
    model: scriptedModel([
      { agent: 'triage', calls: [{ tool: 'handoff', input: { to: 'billing', reason: 'refund', urgency: 'normal', brief: message } }] },
      { agent: 'billing', calls: [{ tool: 'find_customer', input: { query: customer } }] },
      ...[...verify, ...replies].map((calls) => ({ agent: 'billing', calls })),
      { agent: 'billing', text: 'Thank you for your patience.' },
    ]),
    tools,
    store,
    policy: teamPolicy(),
    facts: deskFacts(),
    identity: createIdentity(store, () => benchNow),
    approver: {
      async decide(request) {
        asked.push(request.tool);
        return { decision: await decide(request, store), by: by ?? operator };
      },
    },
    verifier: { collect: async ({ demoAnswers }) => (verified ? (demoAnswers ?? 'decline') : 'decline') },
    operator,
    clock: { now: () => benchNow },
    ids: { next: (prefix) => `${prefix}_${++id}` },
    dryRun,
  };
  const events: TurnEvent[] = [];
  const input = { type: 'message', from: 'customer', text: message } as const;
  for await (const event of runTurn(startConversation(session), input, dependencies, new AbortController().signal)) events.push(event);
  const results = events.flatMap((event): TeamTurnResult['results'] =>
    event.type === 'tool-finished' ? [[event.tool, event.result]] : [],
  );
  return { store, asked, results };
}
