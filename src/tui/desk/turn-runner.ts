import type { Approver } from '../../core/approval.ts';
import type { Verifier } from '../../core/customer.ts';
import type { TurnInput } from '../../core/dependencies.ts';
import { openApproval } from '../cards/approval-card.ts';
import { notYetShown } from '../cards/card.ts';
import { openVerification } from '../cards/verification-card.ts';
import type { ChatOptions } from '../chat-options.ts';
import type { Action } from '../state/action.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Item } from '../state/item.ts';
import { onlyRead } from './only-read.ts';
import type { OpenCards } from './open-cards.ts';
import { showProblem } from './show-problem.ts';

/** What a turn needs of the chat that runs it. */
export interface TurnStage {
  readonly options: ChatOptions;
  readonly cards: OpenCards;
  readonly state: () => ChatState;
  readonly dispatch: (action: Action) => void;
  /** Calls the operator back to an unfocused window. */
  readonly notify: (text: string) => void;
  readonly painted: () => Promise<void>;
}

/** Runs turns, one at a time: events onto the screen, entries into the conversation, requests onto cards. */
export class TurnRunner {
  readonly #stage: TurnStage;
  #abort: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(stage: TurnStage) {
    this.#stage = stage;
  }

  async run(input: TurnInput): Promise<void> {
    const { dispatch, state } = this.#stage;
    if (state().readOnly) {
      return showProblem(onlyRead(state()), dispatch);
    }
    this.#abort = new AbortController();
    dispatch({ type: 'turn-began', items: input.type === 'message' ? [messageItem(input)] : [] });
    this.#running = this.#play(input, this.#abort.signal);
    await this.#running;
    this.#abort = undefined;
    this.#stage.notify('the turn has ended');
  }

  interrupt(): void {
    this.#abort?.abort(new Error('interrupted by the operator'));
  }

  /** Waits for the turn that runs, `patience` ms at most: what it stores on its way out is worth a moment. */
  async settled(patience: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([this.#running, enough]);
    clearTimeout(timer);
  }

  async #play(input: TurnInput, signal: AbortSignal): Promise<void> {
    const { options, state, dispatch } = this.#stage;
    const items: Item[] = [];
    try {
      // An engine on this machine may keep it busy at once: the message is on the screen before that.
      await this.#stage.painted();
      const cards = { approver: this.approver, verifier: this.verifier };
      for await (const event of options.turns.run(state().conversation, input, cards, signal)) {
        if (event.type === 'entry-added') dispatch({ type: 'entries', entries: [event.entry] });
        dispatch({ type: 'event', event });
      }
    } catch (error) {
      showProblem(error, dispatch);
    }
    dispatch({ type: 'turn-ended', items });
  }

  readonly approver: Approver = {
    decide: async (request, queue, signal) => {
      const { cards, notify, options } = this.#stage;
      notify('an approval waits for you');
      const { operator, approvals } = options;
      const signIn = approvals.signIn !== undefined;
      const answer = await cards.ask((id) => openApproval(id, { request, ...queue, operator, signIn, quietUntil: notYetShown }), signal);
      return answer.type === 'decided' ? answer.signed : { decision: { type: 'defer' }, by: operator };
    },
  };

  readonly verifier: Verifier = {
    collect: async (request, signal) => {
      const { cards, notify } = this.#stage;
      notify('an identity check waits for you');
      const answer = await cards.ask((id) => openVerification(id, request, notYetShown), signal);
      return answer.type === 'answers' ? answer.answers : 'defer';
    },
  };
}

function messageItem(input: Extract<TurnInput, { type: 'message' }>): Item {
  return { type: 'message', from: input.from, text: input.text, ...(input.material === undefined ? {} : { material: input.material }) };
}
