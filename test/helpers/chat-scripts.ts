import { noUsage } from '../../src/core/conversation.ts';
import type { Citation } from '../../src/core/knowledge.ts';
import type { Script } from './chat-script.ts';
import { refundRequest, untilAborted, verificationRequest } from './chat-script.ts';
import { maya } from './chat-team.ts';

const done = (summary: string) => ({ status: 'done', summary, data: {} }) as const;

/** The refund conversation: routed, verified, looked up, answered, confirmed. */
const refund: Script = async function* (stage) {
  yield* stage.handoff('duplicate charge');
  yield* stage.tool('billing', 'find_customer', 'maya@northwind.example', {
    ...done('maya@northwind.example → Northwind Ltd, Pro, 12 seats'),
    customer: maya,
  });
  const answers = await stage.cards.verifier.collect(verificationRequest(), stage.signal);
  if (answers === 'defer' || answers === 'decline') {
    yield* stage.reply('billing', 'I first have to check who you are.');
    return yield* stage.end();
  }
  yield* stage.store({
    type: 'verification-decided',
    id: 'v_1',
    callId: 'c_verify',
    outcome: 'verified',
    customer: maya,
    by: 'Ops',
    expiresAt: Date.now() + 900_000,
  });
  yield* stage.tool('billing', 'list_payments', 'Northwind Ltd', done('2 payments of $49.99 in 48 h'));
  yield* stage.reply(
    'billing',
    'I can see both charges. The second one (pay_1042, 3 Nov) is a duplicate,\nwhich qualifies for a **full refund** [1].',
    [
      {
        type: 'citation',
        citation: {
          n: 1,
          document: 'billing-policies',
          anchor: 'refunds/full-refund',
          heading: ['Refunds', 'Full refund'],
          lines: [41, 47],
          quote: 'A duplicate charge is refunded in full.',
        },
      },
      { type: 'note', text: 'The first charge stays as it is.' },
    ],
  );
  const waiting = yield* stage.approve([refundRequest()], (request, decision) =>
    stage.tool(
      'billing',
      'issue_refund',
      request.proposal.summary,
      decision.type === 'allow'
        ? done(decision.editedInput === undefined ? 'refunded $49.99' : `refunded ${Number(decision.editedInput['amount_cents']) / 100}`)
        : { status: 'denied', by: 'operator', summary: decision.type === 'deny' ? decision.reason : '', clauses: [] },
      'c_refund',
    ),
  );
  if (waiting.length > 0) return yield* stage.end({ type: 'awaiting-approval', waiting });
  yield* stage.reply('billing', 'That is all for now.');
  yield* stage.end();
};

const twoApprovals: Script = async function* (stage) {
  yield* stage.handoff('two refunds');
  const requests = [
    refundRequest({ id: 'a_1', callId: 'c_1' }),
    refundRequest({ id: 'a_2', callId: 'c_2', input: { payment: 'pay_1043', amount_cents: 1000 } }),
  ];
  const waiting = yield* stage.approve(requests, (request, decision) =>
    stage.tool('billing', 'issue_refund', '', done(`${request.id} ${decision.type}`), request.callId),
  );
  yield* stage.reply('billing', waiting.length === 0 ? 'Both are decided.' : 'Some wait.');
  yield* stage.end(waiting.length === 0 ? { type: 'answered' } : { type: 'awaiting-approval', waiting });
};

const largeAmount: Script = async function* (stage) {
  const proposal = { ...refundRequest().proposal, summary: 'Refund $1,200.00', amount: { cents: 120_000, currency: 'USD' } as const };
  yield* stage.approve([refundRequest({ typedAmount: true, proposal })], (_request, decision) =>
    stage.tool('billing', 'issue_refund', '', done(`large ${decision.type}`), 'c_refund'),
  );
  yield* stage.end();
};

/** Answers at length: more lines than any window has. */
const long: Script = async function* (stage) {
  yield* stage.handoff('a long story');
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1} of the long answer.`);
  yield* stage.reply('billing', paragraphs.join('\n\n'));
  yield* stage.end();
};

/** The same without a place to part it: one list. */
const list: Script = async function* (stage) {
  const items = Array.from({ length: 80 }, (_, index) => `- item ${index + 1}`);
  for (const item of items) {
    yield { type: 'text-delta', agent: 'billing', text: `${item}\n` };
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  yield { type: 'reply-finished', agent: 'billing', stop: 'end', usage: { ...noUsage }, flags: [] };
  yield* stage.end();
};

/** Begins to speak and goes on thinking until it is interrupted. */
const slow: Script = async function* (stage) {
  yield* stage.handoff('a slow matter');
  yield { type: 'text-delta', agent: 'billing', text: 'I am looking into ' };
  await untilAborted(stage.signal);
};

/** Streams until it is interrupted. */
const stream: Script = async function* (stage) {
  yield* stage.handoff('a stream');
  for (let index = 1; !stage.signal.aborted; index++) {
    yield { type: 'text-delta', agent: 'billing', text: `word${index} ${index % 15 === 0 ? '\n\n' : ''}` };
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (index === 150) break;
  }
  yield { type: 'reply-finished', agent: 'billing', stop: 'end', usage: { ...noUsage }, flags: [] };
  yield* stage.end();
};

/** Two hundred words a second, as a fast model speaks. */
const fast: Script = async function* (stage) {
  yield* stage.handoff('a fast stream');
  const start = performance.now();
  for (let index = 1; index <= 2000; index++) {
    yield {
      type: 'text-delta',
      agent: 'billing',
      text: `${index === 2000 ? 'perf done' : `token${index}`} ${index % 60 === 0 ? '\n\n' : ''}`,
    };
    const due = start + index * 5 - performance.now();
    if (due > 1) await new Promise((resolve) => setTimeout(resolve, due));
  }
  yield { type: 'reply-finished', agent: 'billing', stop: 'end', usage: { ...noUsage }, flags: [] };
  yield* stage.end();
};

const hostileText =
  'A\x1b[2JB\x1b]0;pwned\x07C\x1b]8;;https://evil.example\x07link\x1b]8;;\x07D\x1b]52;c;cHduZWQ=\x07E\x9b31mF\u202eG\u200bH\x1bPq\x1b\\I';

const hostile: Script = async function* (stage) {
  yield* stage.handoff(`reason ${hostileText}`);
  yield* stage.tool('billing', 'find_customer', hostileText, done(`result ${hostileText}`));
  yield* stage.reply('billing', `reply ${hostileText}`, [{ type: 'note', text: `note ${hostileText}` }]);
  const proposal = { ...refundRequest().proposal, summary: `card ${hostileText}`, details: [{ label: 'Why', value: hostileText }] };
  const waiting = yield* stage.approve([refundRequest({ proposal, input: { payment: hostileText } })], () => []);
  yield* stage.end(waiting.length === 0 ? { type: 'answered' } : { type: 'awaiting-approval', waiting });
};

/** Sends the view something it cannot show. */
const crash: Script = async function* (stage) {
  yield* stage.handoff('a crash');
  const citation: Citation = JSON.parse('{"n":1,"document":"x","anchor":"x","heading":null,"lines":[1,1],"quote":""}');
  yield* stage.reply('billing', 'before the crash', [{ type: 'citation', citation }]);
  await untilAborted(stage.signal);
};

const echo: Script = async function* (stage) {
  yield* stage.handoff('an echo');
  const text = stage.input.type === 'message' ? stage.input.text : '';
  yield* stage.reply('billing', `You wrote ${text.split('\n').length} lines, ${text.length} characters: ${text.slice(0, 40)}`);
  yield* stage.end();
};

/** Which script answers a message: the first whose word it holds. */
const scripts: Readonly<Record<string, Script>> = {
  'charged twice': refund,
  'two refunds': twoApprovals,
  'large refund': largeAmount,
  'long story': long,
  'long list': list,
  'slow matter': slow,
  'stream please': stream,
  'hostile text': hostile,
  'crash the screen': crash,
  'perf stream': fast,
};

export function scriptFor(message: string): Script {
  return Object.entries(scripts).find(([words]) => message.includes(words))?.[1] ?? echo;
}
