import type { Approver } from '../../core/approval.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Verifier } from '../../core/customer.ts';
import { UserError } from '../../core/errors.ts';
import type { Routing } from '../../core/routing.ts';
import { runTurn } from '../../core/turn.ts';
import { type TurnResult, turnResults } from '../../outputs/turn-result.ts';
import type { DeskStore } from '../../store/database-store.ts';
import type { CommandContext } from '../command.ts';
import { append, findCustomer, startNew } from '../conversations.ts';
import type { Desk } from '../desk.ts';
import type { EvalCase } from './eval-case.ts';
import { judgeCase, type Verdict } from './judge-case.ts';
import { differences, recordsAfter } from './records-after.ts';

/** Plays a case on a store of its own, with the operator's decisions that it names. */
export async function runCase({ shell }: CommandContext, desk: Desk, store: DeskStore, one: EvalCase): Promise<Verdict> {
  const { team } = desk.team;
  const dependencies = await desk.dependencies({ approver: scripted(one, desk), verifier: demoVerifier(one) }, store);
  const held = await startNew(store, team.name, shell.now());
  const entries = await customerOf(one, store);
  let conversation: Conversation = await append(store, held.conversation, entries, shell.now());
  const results: TurnResult[] = [];
  let routing: Routing | undefined;
  for (const text of one.turns) {
    const collected = turnResults((name) => team.agents[name]?.title ?? name);
    const turn = runTurn(conversation, { type: 'message', from: 'customer', text }, dependencies, shell.signal);
    let step = await turn.next();
    for (; !step.done; step = await turn.next()) {
      collected.add(step.value);
      if (step.value.type === 'routed') routing ??= step.value.routing;
    }
    conversation = step.value;
    results.push(collected.finish(conversation));
  }
  await held.release();
  const problems = await Promise.all(
    Object.entries(one.records).map(async ([account, expected]) =>
      differences(account, expected, await recordsAfter(store.records, account, conversation.session.id)),
    ),
  );
  const verdict = judgeCase(one, results, routing);
  return { ...verdict, problems: [...verdict.problems, ...problems.flat()] };
}

async function customerOf({ id, file, customer }: EvalCase, store: DeskStore) {
  if (customer === undefined) return [];
  try {
    return [{ type: 'customer', customer: await findCustomer(store, customer) } as const];
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${file}, case "${id}": ${error.message}`, error.hint) : error;
  }
}

function scripted({ decide }: EvalCase, { operator }: Desk): Approver {
  return {
    async decide({ tool, input }) {
      const decision = decide[tool];
      if (decision === undefined) return { decision: { type: 'defer' }, by: operator };
      if (decision === 'deny') return { decision: { type: 'deny', reason: 'not now' }, by: operator };
      if (decision === 'approve') return { decision: { type: 'allow', scope: 'once' }, by: operator };
      const { as, edit } = decision;
      return {
        decision: { type: 'allow', scope: 'once', ...(edit === undefined ? {} : { editedInput: { ...input, ...edit } }) },
        by: as === undefined ? operator : { name: `the ${as}`, roles: [as] },
      };
    },
  };
}

function demoVerifier({ verify }: EvalCase): Verifier {
  return {
    async collect({ demoAnswers }) {
      if (verify === 'wrong') return { email: 'somebody@else.example', 'last-payment': '0.01', 'postal-code': 'none' };
      return verify && demoAnswers !== undefined ? demoAnswers : 'defer';
    },
  };
}
