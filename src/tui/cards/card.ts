import type { SignedDecision } from '../../core/approval.ts';
import type { VerificationAnswers } from '../../core/customer.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ApprovalCard } from './approval-card.ts';
import type { ChoiceCard } from './choice-card.ts';
import type { VerificationCard } from './verification-card.ts';

/** Something the chat asks. The first of the list is shown and has the keyboard; the draft below it waits. */
export type Card = ApprovalCard | VerificationCard | ChoiceCard;

/** What a key on a card leads to: the card as it then is, or the end of it. */
export type CardStep =
  | { readonly type: 'open'; readonly card: Card; readonly request?: CardRequest }
  | { readonly type: 'closed'; readonly answer: CardAnswer };

/** What a card needs from outside before it can go on. */
export type CardRequest =
  | { readonly type: 'judge-edit'; readonly input: JsonObject }
  | { readonly type: 'sign-in'; readonly name: string; readonly password: string }
  | { readonly type: 'search'; readonly text: string };

export type CardAnswer =
  | { readonly type: 'decided'; readonly signed: SignedDecision }
  | { readonly type: 'answers'; readonly answers: VerificationAnswers | 'defer' | 'decline' }
  | { readonly type: 'chosen'; readonly id: string | undefined };

/** For how long a card that has just appeared takes no key, in ms: what is being typed is not meant for it. */
export const quietTime = 350;

/** When the quiet of a card ends that has not been on the screen yet: it begins with the frame that shows it. */
export const notYetShown = Number.POSITIVE_INFINITY;
