import type { ApprovalRequest } from '../../core/approval.ts';
import { formatMoney } from '../../core/money.ts';
import { type ApprovalCard, approvalChoices, approvalObstacle, changedFields, showArgument, showValue } from '../cards/approval-card.ts';
import { reveal } from '../text/reveal.ts';
import { blank, type Line, line, type Style, span } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { pad, prefix, wrapWords } from '../text/wrap.ts';
import { choiceRows } from './choice-lines.ts';
import { agoText } from './duration.ts';
import { fieldBlock } from './field-lines.ts';
import type { Block, CardContent } from './frame.ts';

/** The approval card for `room` columns: what runs when it is approved, and what speaks for and against it. */
export function approvalContent(card: ApprovalCard, room: number, now: number): CardContent {
  const { request } = card;
  return {
    title: `Confirm: ${request.tool}`,
    corner: `${card.position} of ${card.total}`,
    body: [...summaryLines(card, room), ...factRows(facts(card, now), room), ...(card.expanded ? detailLines(card, room) : []), blank],
    foot: footBlock(card, room),
    scroll: card.scroll,
  };
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly style?: Style;
}

function summaryLines({ request }: ApprovalCard, room: number): readonly Line[] {
  return wrapWords(reveal(request.proposal.summary, { bold: true }), room);
}

/** What the card says, in the order in which it is weighed. */
export function facts(card: ApprovalCard, now: number): readonly Fact[] {
  const { request } = card;
  const { verdict, proposal, duplicateOf } = request;
  const obstacle = approvalObstacle(card);
  return [
    ...changedFields(card).map(({ name, before, after }) => ({
      label: 'Changed',
      value: `${name}: ${before} → ${after}`,
      style: { tone: 'warning', bold: true } as const,
    })),
    { label: 'Customer', ...customerFact(card, now) },
    ...proposal.details.filter(({ value }) => !isArgument(request, value)),
    ...policyFacts(request),
    ...(obstacle === undefined ? [] : [{ label: 'Approval', value: obstacle, style: { tone: 'danger' } as const }]),
    ...(verdict.escalateAs === undefined ? [] : [{ label: 'First', value: `an escalation (${verdict.escalateAs}) has to be on file` }]),
    ...proposal.before.map((value) => ({ label: 'Before', value })),
    ...(duplicateOf === undefined
      ? []
      : [
          {
            label: 'Repeated?',
            value:
              duplicateOf.asked === undefined
                ? `the same was done ${agoText(now - duplicateOf.at)} in ${duplicateOf.session}`
                : `the same was asked for before, in this conversation: ${duplicateOf.asked}`,
            style: { tone: 'danger', bold: true } as const,
          },
        ]),
    { label: 'Runs', value: argumentText(card) },
    { label: 'Asked by', value: askedBy(card) },
  ];
}

/** The reason that decides, with its clause; the others are among the details. */
function policyFacts({ verdict }: ApprovalRequest): readonly Fact[] {
  const { reasons, clauses } = verdict;
  const { reason = reasons[0], clause = clauses[0] } = verdict.decisive ?? {};
  const shown = [reason?.replace(/\.$/, ''), clause].filter((part) => part !== undefined);
  return shown.length === 0 ? [] : [{ label: 'Policy', value: shown.join(' · ') }];
}

function askedBy({ request, expanded }: ApprovalCard): string {
  const more = request.verdict.reasons.length - 1;
  const rules = more > 0 && !expanded ? [`${more} more ${more === 1 ? 'rule' : 'rules'} in the details`] : [];
  return [request.agent, request.id, ...rules].join(' · ');
}

/** What only repeats an argument needs no row of its own. */
function isArgument({ input }: ApprovalRequest, value: string): boolean {
  return Object.keys(input).some((name) => showValue(input, name).replaceAll('-', ' ') === value.replaceAll('-', ' '));
}

function customerFact({ request }: ApprovalCard, now: number): Pick<Fact, 'value' | 'style'> {
  const { customer, verified, verdict } = request;
  const who = customer === undefined ? [] : [customer.name, ...(customer.contact === undefined ? [] : [customer.contact.name])];
  const holds = verified !== undefined && now < verified.expiresAt;
  const identity = holds
    ? `identity verified ${agoText(now - verified.at)}`
    : verified === undefined
      ? 'identity not verified'
      : 'verification has run out';
  return {
    value: [...(who.length === 0 ? ['none chosen'] : who), identity].join(' · '),
    ...(verdict.identity && !holds ? { style: { tone: 'danger' } } : {}),
  };
}

/** The exact arguments, all of them: this is what runs. */
function argumentText({ request }: ApprovalCard): string {
  const names = Object.keys(request.input);
  return names.length === 0
    ? `${request.tool} without arguments`
    : names.map((name) => `${name}: ${showValue(request.input, name)}${inMoney(request, name)}`).join(' · ');
}

/** An amount in whole cents is easily read a hundred times too large: what it comes to stands behind it. */
function inMoney({ input, proposal }: ApprovalRequest, name: string): string {
  const { amount } = proposal;
  return amount !== undefined && input[name] === amount.cents ? ` (${formatMoney(amount)})` : '';
}

function factRows(list: readonly Fact[], room: number): readonly Line[] {
  const widest = Math.min(Math.max(...list.map(({ label }) => textWidth(label))), Math.floor(room / 3));
  const narrow = room < 36;
  return list.flatMap(({ label: name, value, style = {} }, index) => {
    const label = name === list[index - 1]?.label ? '' : name;
    const head: Line = [...pad([span(label, { tone: 'muted' })], widest), span(' ')];
    if (narrow) return value.split('\n').flatMap((row, at) => narrowRows(at === 0 ? label : '', reveal(row, style), room));
    const rows = value.split('\n').flatMap((row) => wrapWords(reveal(row, style), room - widest - 1));
    return prefix(rows, head, [span(' '.repeat(widest + 1))]);
  });
}

/** In a narrow window the label begins the text, which goes on a little further in. */
function narrowRows(label: string, value: Line, room: number): readonly Line[] {
  return prefix(wrapWords([span(label, { tone: 'muted' }), span(label === '' ? '' : '  '), ...value], room - 2), blank, [span('  ')]);
}

function detailLines({ request }: ApprovalCard, room: number): readonly Line[] {
  const evidence = request.proposal.evidence.map(({ source, text }) => ({ label: source, value: text }));
  const inputs = Object.keys(request.input).map((name) => ({ label: name, value: showValue(request.input, name) }));
  const { reasons, clauses, rules } = request.verdict;
  const policy = [...reasons.map((value) => ({ label: 'Reason', value })), ...clauses.map((value) => ({ label: 'Clause', value }))];
  return [
    blank,
    ...(policy.length === 0 ? [] : [line('Policy', { bold: true }), ...factRows(policy, room)]),
    line('Evidence', { bold: true }),
    ...(evidence.length === 0 ? [line('none was given', { tone: 'warning' })] : factRows(evidence, room)),
    line('Arguments', { bold: true }),
    ...(inputs.length === 0 ? [line('none')] : factRows(inputs, room)),
    ...wrapWords(line(`Rules: ${rules.join(', ') || 'none'} · hash ${request.argsHash}`, { tone: 'muted' }), room),
  ];
}

function footBlock(card: ApprovalCard, room: number): Block {
  const { mode, request } = card;
  const help = (text: string): readonly Line[] => wrapWords(line(text, { tone: 'muted' }), room);
  const withField = (field: Block, ...above: readonly (readonly Line[])[]): Block => {
    const head = above.flat();
    const { cursor } = field;
    return { lines: [...head, ...field.lines], ...(cursor === undefined ? {} : { cursor: { ...cursor, row: cursor.row + head.length } }) };
  };
  switch (mode.type) {
    case 'choices':
      return {
        lines: choiceRows(
          approvalChoices(card).map(({ label }) => label),
          mode.focus,
          room,
        ),
      };
    case 'pick-field':
      return { lines: [...help('Which argument?'), ...choiceRows(request.editable, mode.focus, room)] };
    case 'reason':
      return withField(
        fieldBlock(mode.field, line('Reason: '), room, 4),
        help('Why not? The agent reads it. Enter denies, Esc goes back.'),
      );
    case 'amount': {
      const amount = request.proposal.amount;
      const question = `A large amount: type ${amount === undefined ? 'it' : formatMoney(amount)} to approve. Esc goes back.`;
      return withField(fieldBlock(mode.field, line('Amount: '), room, 1), help(question), problemLines(mode.problem, room));
    }
    case 'edit':
      return withField(
        fieldBlock(mode.field, line(`${mode.name}: `), room, 4),
        help(`${mode.name} is now ${showArgument(request, mode.name) || 'empty'}. Enter has it checked, Esc goes back; nothing runs yet.`),
        mode.problems.flatMap((problem) => problemLines(problem, room)),
      );
    case 'judging':
      return { lines: help('Checking the change against the policy…') };
    case 'sign-in': {
      const name = fieldBlock(mode.name, line('Name:     '), room, 1);
      const password = fieldBlock(mode.password, line('Password: '), room, 1, { hidden: true });
      const head = [...help('The second person signs in. Tab moves, Enter goes on, Esc goes back.'), ...problemLines(mode.problem, room)];
      const active = mode.focus === 'name' ? name : password;
      return {
        lines: [...head, ...name.lines, ...password.lines],
        ...(active.cursor === undefined || mode.busy
          ? {}
          : { cursor: { ...active.cursor, row: head.length + (mode.focus === 'name' ? 0 : 1) } }),
      };
    }
  }
}

function problemLines(problem: string | undefined, room: number): readonly Line[] {
  return problem === undefined ? [] : wrapWords(line(`✗ ${problem}`, { tone: 'danger' }), room);
}
