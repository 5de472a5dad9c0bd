import type { Routing } from '../../core/routing.ts';
import type { TurnResult } from '../../outputs/turn-result.ts';
import type { EvalCase } from './eval-case.ts';

/** What became of a case. */
export interface Verdict {
  readonly id: string;
  readonly style: string;
  readonly text: string;
  /** Why it failed, a sentence each; empty when it passed. */
  readonly problems: readonly string[];
  readonly routing?: { readonly expected: string; readonly got: string; readonly right: boolean; readonly probability?: number };
  readonly urgency?: { readonly expected: string; readonly got: string; readonly right: boolean };
  readonly question?: { readonly answerable: boolean; readonly right: boolean };
  readonly reply: string;
}

/** Holds the turns of a case against what it expects. */
export function judgeCase(one: EvalCase, results: readonly TurnResult[], routing: Routing | undefined): Verdict {
  const reply = results.map((result) => result.reply).join('\n\n');
  const routed = one.expect === undefined ? undefined : routingOf(one.expect, one.accept, results, routing);
  const urgency = one.urgency === undefined ? undefined : urgencyOf(one.urgency, results);
  const figures = [...missing(one.must, reply), ...present(one.mustNot, reply)];
  const honest = one.answerable === false && !isHonest(results.at(-1), reply) ? ['does not say that the documents hold no answer'] : [];
  const calls = results.flatMap((result) => result.calls);
  const done = (tool: string) => calls.some((call) => call.tool === tool && call.status === 'done');
  const last = results.at(-1)?.status;
  return {
    id: one.id,
    style: one.style,
    text: one.turns.join(' ⏎ '),
    problems: [
      ...(routed === undefined || routed.right ? [] : [`went to ${routed.got}, not to ${routed.expected}`]),
      ...(urgency === undefined || urgency.right ? [] : [`is ${urgency.got}, not ${urgency.expected}`]),
      ...figures,
      ...honest,
      ...one.calls.filter((tool) => !done(tool)).map((tool) => `${tool} was not done`),
      ...one.notCalls.filter(done).map((tool) => `${tool} was done`),
      ...(one.status === undefined || one.status === last ? [] : [`ended as ${last}, not as ${one.status}`]),
    ],
    ...(routed === undefined ? {} : { routing: routed }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(one.answerable === undefined ? {} : { question: { answerable: one.answerable, right: figures.length + honest.length === 0 } }),
    reply,
  };
}

/** Who took the message: the first specialist of the first turn, or nobody when it was asked back. */
function routingOf(expected: string, accept: readonly string[], [first]: readonly TurnResult[], routing: Routing | undefined) {
  const specialist = first?.agents[1];
  const got = specialist ?? (first?.status === 'clarify' ? 'clarify' : (first?.agents[0] ?? 'nobody'));
  const probability = routing?.alternatives.find(({ agent }) => agent === got)?.probability;
  const right = got === expected || accept.includes(got);
  return { expected, got, right, ...(probability === undefined ? {} : { probability }) };
}

/** How urgent the first turn was taken to be. */
function urgencyOf(expected: string, [first]: readonly TurnResult[]) {
  const [meant = '', ...asGood] = expected.split('|');
  const got = first?.urgency ?? 'normal';
  return { expected: meant, got, right: got === meant || asGood.includes(got) };
}

function missing(must: readonly string[], reply: string): readonly string[] {
  const text = plain(reply);
  return must
    .filter((ways) => !ways.split('|').some((way) => text.includes(plain(way))))
    .map((ways) => `does not say ${ways.split('|')[0]}`);
}

function present(mustNot: readonly string[], reply: string): readonly string[] {
  const text = plain(reply);
  return mustNot.filter((words) => text.includes(plain(words))).map((words) => `says ${words}`);
}

/** Dashes and spaces of every kind are the same here. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\s+/g, ' ');
}

function isHonest(result: TurnResult | undefined, reply: string): boolean {
  return (
    result?.status === 'clarify' ||
    /\b(?:do(?:es)? not|don.t|doesn.t) (?:say|mention|hold|cover|answer)|not in (?:our|the) documents|no answer/i.test(reply)
  );
}
