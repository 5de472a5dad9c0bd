import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findCustomer } from '../../../src/cli/conversations.ts';
import type { Team } from '../../../src/core/agent.ts';
import type { ApprovalRequest, Decision } from '../../../src/core/approval.ts';
import { type Conversation, startConversation } from '../../../src/core/conversation.ts';
import type { VerificationAnswers, VerificationRequest } from '../../../src/core/customer.ts';
import type { TurnDependencies, TurnInput } from '../../../src/core/dependencies.ts';
import type { Entry, Flag } from '../../../src/core/entry.ts';
import type { TurnEvent } from '../../../src/core/event.ts';
import type { Model } from '../../../src/core/model.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { runTurn } from '../../../src/core/turn.ts';
import type { DeskRecords } from '../../../src/desk/desk-records.ts';
import { deskFacts } from '../../../src/desk/facts.ts';
import { createIdentity } from '../../../src/desk/identity.ts';
import { openKnowledge } from '../../../src/knowledge/open-knowledge.ts';
import { makeAnswerIndex } from '../../../src/models/local/answer/answer-index.ts';
import { vocabularyOver } from '../../../src/models/local/answer/vocabulary.ts';
import { learningSources } from '../../../src/models/local/learning-sources.ts';
import { localModel } from '../../../src/models/local/local-model.ts';
import { createChooser } from '../../../src/models/local/playbook/choose.ts';
import { loadProcedures } from '../../../src/models/local/playbook/load-procedures.ts';
import { loadRouter, type Router } from '../../../src/models/local/routing/router.ts';
import { trainedFiles } from '../../../src/models/local/trained-files.ts';
import { createPolicy } from '../../../src/policy/policy.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { loadPolicies } from '../../../src/team/load-policies.ts';
import { loadTeam } from '../../../src/team/load-team.ts';
import { createTools } from '../../../src/tools/index.ts';

/** A turn as it was seen. */
export interface SeenTurn {
  /** What was said to the customer, by whom: `billing: I can see …`. */
  readonly replies: readonly string[];
  readonly text: string;
  readonly notes: readonly string[];
  /** `find_customer done`, in order. */
  readonly calls: readonly string[];
  readonly agents: readonly string[];
  readonly flags: readonly Flag[];
  readonly outcome: Outcome;
  readonly waiting: readonly ApprovalRequest[];
  readonly events: readonly TurnEvent[];
}

export interface DeskSession {
  say(text: string, from?: 'customer' | 'operator'): Promise<SeenTurn>;
  decide(decision: Decision): Promise<SeenTurn>;
  readonly conversation: Conversation;
  readonly records: DeskRecords;
  /** What the identity form would accept. */
  demoAnswers(account: string): Promise<VerificationAnswers>;
}

export interface SessionChoices {
  /** How the operator decides; `defer` when left out. */
  readonly decide?: (request: ApprovalRequest) => Decision;
  /** What the operator enters in the identity form; the right answers when left out. */
  readonly verify?: 'right' | 'wrong' | 'decline' | 'defer' | ((request: VerificationRequest) => VerificationAnswers);
  /** Begins with this specialist instead of triage. */
  readonly agent?: string;
  /** Begins with this customer known: an address or an id. */
  readonly customer?: string;
  /** Another engine than the local one. */
  readonly model?: Model;
}

export const loaded = await loadTeam('agents/teamflow', undefined);
export const { team } = loaded;
const { settings } = loaded;
export const knowledge = openKnowledge({
  folders: settings.knowledge,
  cacheFolder: undefined,
  synonyms: team.synonyms,
  clock: { now: () => 0 },
});
const files = (folder: string) => new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]));
const answerIndex = makeAnswerIndex({ team, questions: () => files(`${settings.folder}/questions`) });
let router: Router | undefined;
const trained = (loaded: Team) => {
  router ??= loadRouter(learningSources(loaded, settings, 'agents/words'), trainedFiles('router', settings.folder, loaded.name, undefined));
  return router;
};

const procedures = () =>
  loadProcedures(
    {
      team,
      openings: () => files(`${settings.folder}/openings`),
      learning: learningSources(team, settings, 'agents/words'),
      router: trained(team),
    },
    { files: trainedFiles('procedures', settings.folder, team.name, undefined), hash: (_, work) => work() },
  );

/** What the local engine of the demo team reads messages with. */
export const demoSkills = () => {
  const vocabulary = vocabularyOver(answerIndex.phrases);
  const chooser = createChooser({ vocabulary, indexes: answerIndex.playbooks, procedures, router: trained(team) });
  return { router: trained(team), chooser };
};

/** The local engine of the demo team. */
export const localEngine = () => localModel({ router: trained(team), answers: answerIndex, procedures });

/** The demo company's desk in memory, its documents, tools and policies, and the local engine. */
export async function openDeskSession(choices: SessionChoices = {}): Promise<DeskSession> {
  let now = Date.UTC(2026, 10, 23, 9, 0);
  const clock = { now: () => now };
  const store = await openStore({ path: ':memory:', now: clock.now });
  const identity = createIdentity(store, clock.now);
  const ids = new Map<string, number>();
  const dependencies: TurnDependencies<DeskRecords> = {
    team,
    model: choices.model ?? localEngine(),
    tools: createTools({ knowledge }),
    store,
    policy: createPolicy(
      await loadPolicies(process.env['POLICIES'] ?? (existsSync(settings.policies ?? '') ? settings.policies : undefined), undefined),
    ),
    facts: deskFacts(),
    identity,
    approver: {
      decide: async (request) => ({ decision: choices.decide?.(request) ?? { type: 'defer' }, by: { name: 'olga', roles: ['support'] } }),
    },
    verifier: { collect: async (request) => answers(request, choices.verify ?? 'right') },
    operator: { name: 'olga', roles: ['support'] },
    clock,
    ids: {
      next: (prefix) => {
        ids.set(prefix, (ids.get(prefix) ?? 0) + 1);
        return `${prefix}_${ids.get(prefix)}`;
      },
    },
    dryRun: false,
  };
  const session = { id: 's_1', team: team.name, createdAt: now };
  await store.createSession(session);
  let conversation = startConversation(session);
  const begins: readonly Entry[] = [
    ...(choices.agent === undefined ? [] : [{ type: 'pin', agent: choices.agent } as const]),
    ...(choices.customer === undefined ? [] : [{ type: 'customer', customer: await findCustomer(store, choices.customer) } as const]),
  ];
  if (begins.length > 0) {
    const stored = await store.transaction((tx) => tx.append(session.id, begins, now));
    conversation = startConversation(session, stored);
  }
  const run = async (input: TurnInput): Promise<SeenTurn> => {
    now += 20_000;
    const turn = runTurn(conversation, input, dependencies, AbortSignal.timeout(20_000));
    const events: TurnEvent[] = [];
    for (;;) {
      const step = await turn.next();
      if (step.done === true) {
        conversation = step.value;
        break;
      }
      events.push(step.value);
    }
    return seen(events, conversation);
  };
  return {
    say: (text, from = 'customer') => run({ type: 'message', from, text }),
    decide: (decision) => {
      const [waiting] = conversation.pendingApprovals;
      if (waiting === undefined) throw new Error('nothing waits for a decision');
      const roles = waiting.verdict.approverRole === undefined ? ['support'] : [waiting.verdict.approverRole];
      return run({ type: 'decision', id: waiting.id, signed: { decision, by: { name: 'zoe', roles } } });
    },
    get conversation() {
      return conversation;
    },
    records: store.records,
    demoAnswers: async (account) => (await identity.fields(account))?.demoAnswers ?? {},
  };
}

function answers(request: VerificationRequest, how: NonNullable<SessionChoices['verify']>) {
  if (typeof how === 'function') return how(request);
  if (how === 'decline' || how === 'defer') return how;
  const right = request.demoAnswers ?? {};
  return how === 'right' ? right : Object.fromEntries(Object.keys(right).map((factor) => [factor, 'wrong']));
}

function seen(events: readonly TurnEvent[], conversation: Conversation): SeenTurn {
  const replies: string[] = [];
  let open = '';
  const calls: string[] = [];
  const results = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'text-delta') open += event.text;
    if (event.type === 'reply-finished') {
      if (open !== '') replies.push(`${event.agent}: ${open}`);
      open = '';
    }
    if (event.type === 'tool-finished') results.set(event.callId, event.result.status);
  }
  for (const event of events) {
    if (event.type === 'tool-started') calls.push(`${event.call.tool} ${results.get(event.call.id) ?? 'waits'}`);
  }
  const last = events.at(-1);
  if (last?.type !== 'turn-finished') throw new Error('the turn did not finish');
  return {
    replies,
    text: replies.map((reply) => reply.slice(reply.indexOf(': ') + 2)).join('\n\n'),
    notes: events.flatMap((event) => (event.type === 'note' ? [event.text] : [])),
    calls,
    agents: events.flatMap((event) => (event.type === 'agent-started' ? [event.agent] : [])),
    flags: events.flatMap((event) => (event.type === 'reply-finished' ? event.flags : [])),
    outcome: last.outcome,
    waiting: conversation.pendingApprovals,
    events,
  };
}
