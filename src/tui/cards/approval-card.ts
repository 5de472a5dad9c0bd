import { type ApprovalRequest, askedForIt, type Operator } from '../../core/approval.ts';
import type { JsonObject } from '../../core/json.ts';
import { formatMoney } from '../../core/money.ts';
import type { Editor } from '../editor/editor.ts';

/** The confirmation of a write. `request` is what is shown, and the only thing that an approval approves. */
export interface ApprovalCard {
  readonly type: 'approval';
  readonly id: number;
  /** As the agent asked for it. */
  readonly original: ApprovalRequest;
  /** The same, or what became of it by editing. */
  readonly request: ApprovalRequest;
  readonly position: number;
  readonly total: number;
  readonly operator: Operator;
  /** Whether another operator can approve at this keyboard. */
  readonly signIn: boolean;
  readonly mode: ApprovalMode;
  /** Evidence and arguments in full. */
  readonly expanded: boolean;
  /** First row of the content that is shown, when it is longer than the window. */
  readonly scroll: number;
  /** ms, UTC: takes no key before. */
  readonly quietUntil: number;
}

export type ApprovalMode =
  | { readonly type: 'choices'; readonly focus: number }
  | { readonly type: 'reason'; readonly field: Editor }
  | { readonly type: 'amount'; readonly field: Editor; readonly problem: string | undefined }
  | { readonly type: 'pick-field'; readonly focus: number }
  | { readonly type: 'edit'; readonly name: string; readonly field: Editor; readonly problems: readonly string[] }
  | { readonly type: 'judging'; readonly name: string; readonly field: Editor }
  | {
      readonly type: 'sign-in';
      readonly name: Editor;
      readonly password: Editor;
      readonly focus: 'name' | 'password';
      readonly problem: string | undefined;
      readonly busy: boolean;
    };

export type ApprovalAction = 'approve' | 'other-operator' | 'edit' | 'deny' | 'defer' | 'session' | 'details';

export interface ApprovalOptions {
  readonly request: ApprovalRequest;
  readonly position: number;
  readonly total: number;
  readonly operator: Operator;
  readonly signIn: boolean;
  readonly quietUntil: number;
}

/** A new card: the focus is on No. */
export function openApproval(id: number, options: ApprovalOptions): ApprovalCard {
  const card: ApprovalCard = {
    type: 'approval',
    id,
    original: options.request,
    ...options,
    mode: { type: 'choices', focus: 0 },
    expanded: false,
    scroll: 0,
  };
  return backToChoices(card);
}

/** The choices of a card, in order. What may not be done here is not among them. */
export function approvalChoices(card: ApprovalCard): readonly { readonly action: ApprovalAction; readonly label: string }[] {
  const { request } = card;
  const role = request.verdict.approverRole;
  const may = mayApprove(request, card.operator);
  return [
    ...(may ? [{ action: 'approve', label: 'Approve once' } as const] : []),
    ...(!may && card.signIn && role !== undefined
      ? [{ action: 'other-operator', label: `Approve as someone with the role ${role}…` } as const]
      : []),
    ...(request.editable.length > 0 ? [{ action: 'edit', label: editLabel(request) } as const] : []),
    { action: 'deny', label: 'No, tell the agent why…' },
    { action: 'defer', label: 'Leave for later' },
    ...(may && request.sessionScope && request.verdict.approverRole === undefined
      ? [{ action: 'session', label: `Allow ${request.tool} for this session` } as const]
      : []),
    { action: 'details', label: card.expanded ? 'Hide details' : 'All details' },
  ];
}

/** Why the person at the keyboard cannot approve; undefined when they can. */
export function approvalObstacle({ request, operator }: ApprovalCard): string | undefined {
  const role = request.verdict.approverRole;
  if (role === undefined) return undefined;
  if (!operator.roles.includes(role)) return `needs someone with the role ${role}; ${operator.name} does not have it`;
  return askedForIt(request, operator) ? `needs a second person with the role ${role}; ${operator.name} asked for it` : undefined;
}

/** The card with its choices, the focus on No. */
export function backToChoices(card: ApprovalCard): ApprovalCard {
  const focus = approvalChoices(card).findIndex(({ action }) => action === 'deny');
  return { ...card, mode: { type: 'choices', focus } };
}

/** What an edit changes: field, before, after. */
export function changedFields(card: ApprovalCard): readonly { readonly name: string; readonly before: string; readonly after: string }[] {
  if (card.request === card.original) return [];
  const { original, request } = card;
  return [...new Set([...Object.keys(original.input), ...Object.keys(request.input)])]
    .map((name) => ({ name, before: showArgument(original, name), after: showArgument(request, name) }))
    .filter((field) => field.before !== field.after);
}

/** An argument as it is shown and edited: text without quotes, everything else as JSON. */
export function showValue(input: JsonObject, name: string): string {
  const value = input[name];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an argument stands for: a call may leave the amount to the records, and the proposal then says what it comes to. */
export function showArgument({ input, proposal }: ApprovalRequest, name: string): string {
  return name === 'amount' && proposal.amount !== undefined ? formatMoney(proposal.amount) : showValue(input, name);
}

function mayApprove(request: ApprovalRequest, operator: Operator): boolean {
  const role = request.verdict.approverRole;
  return role === undefined || (operator.roles.includes(role) && !askedForIt(request, operator));
}

function editLabel({ editable }: ApprovalRequest): string {
  return editable.length === 1 ? `Edit ${(editable[0] ?? '').replace(/_?cents$/i, '').replaceAll('_', ' ')}…` : 'Edit…';
}
