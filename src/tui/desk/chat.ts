import type { StoredEntry } from '../../core/entry.ts';
import { slashCommands } from '../../slash/index.ts';
import { isSlash, parseSlash } from '../../slash/parse-slash.ts';
import type { SlashChat } from '../../slash/slash-command.ts';
import type { CardRequest } from '../cards/card.ts';
import type { Choice } from '../cards/choice-card.ts';
import type { ChatExit, ChatOptions } from '../chat-options.ts';
import type { Action, Effect } from '../state/action.ts';
import type { ChatState } from '../state/chat-state.ts';
import { entryItems } from '../state/history-items.ts';
import { inputText } from '../state/input.ts';
import { Store } from '../store.ts';
import { completions } from './completions.ts';
import { Heartbeat, type Pace } from './heartbeat.ts';
import { OpenCards } from './open-cards.ts';
import { showProblem } from './show-problem.ts';
import { slashChat } from './slash-chat.ts';
import { TurnRunner } from './turn-runner.ts';

/** What the chat may do with the terminal besides showing its state. */
export interface Terminal {
  /** Called before each frame: the time to notice that the window has another size. */
  beforeFrame(): void;
  /** Waits until the latest state is on the screen. */
  painted(): Promise<void>;
  notify(text: string): void;
  copy(text: string): void;
  clear(): void;
  suspend(): void;
  enableKeyboardProtocol(): void;
  /** Hands the terminal over while something else uses it. */
  lend<T>(work: () => Promise<T>): Promise<T>;
}

/** How long an interrupted turn may take to store how far it came when the chat ends, in ms. */
const lastMoment = 1000;
const statusEvery = 60_000;

type ExitReason = ChatExit extends infer Each ? (Each extends ChatExit ? Omit<Each, 'session'> : never) : never;

/** Runs the chat: does what `update` asks for, through the ports, and tells the state what came of it. */
export class Chat {
  readonly store: Store;
  /** How the chat ended, once it has. */
  readonly ended: Promise<ChatExit>;
  readonly #options: ChatOptions;
  readonly #terminal: Terminal;
  readonly #cards: OpenCards;
  readonly #turns: TurnRunner;
  readonly #slash: SlashChat;
  readonly #heartbeat = new Heartbeat((pace) => this.#guard(() => this.#beat(pace)));
  readonly #searches = new Map<number, (text: string) => Promise<readonly Choice[]>>();
  #end: (exit: ChatExit) => void = () => {};
  #refreshing = false;
  #search = 0;
  #statusAt = 0;

  constructor(options: ChatOptions, terminal: Terminal, initial: ChatState) {
    this.#options = options;
    this.#terminal = terminal;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const { dispatch } = this;
    const state = () => this.store.state;
    this.store = new Store(
      initial,
      () => options.clock.now(),
      (effect) => this.#guard(() => this.#run(effect)),
      () => terminal.beforeFrame(),
    );
    this.#cards = new OpenCards(dispatch);
    const notify = (text: string) => {
      if (!state().focused && options.settings.notify) terminal.notify(`Frontdesk: ${text}`);
    };
    this.#turns = new TurnRunner({ options, cards: this.#cards, state, dispatch, notify, painted: () => terminal.painted() });
    this.#slash = slashChat({
      ...{ options, terminal, state, dispatch },
      cards: this.#cards,
      turns: this.#turns,
      searches: this.#searches,
      leave: () => this.#guard(() => this.leave({ reason: 'quit' })),
    });
  }

  readonly dispatch = (action: Action): void => {
    this.store.dispatch(action);
    this.#heartbeat.set(paceOf(this.store.state));
  };

  /** Takes up what the chat was started for. */
  open(): void {
    const { history, settings } = this.#options;
    this.#guard(async () => this.dispatch({ type: 'past', past: await history.load() }));
    this.#guard(() => this.#askStatus());
    if (settings.pickSession) this.#guard(() => this.#submit('/sessions'));
    const { firstMessage } = settings;
    if (firstMessage !== undefined) this.#guard(() => this.#submit(firstMessage));
  }

  /** Ends the chat. A turn that runs is interrupted, and stores how far it came. */
  async leave(reason: ExitReason): Promise<void> {
    this.#turns.interrupt();
    await this.#turns.settled(lastMoment);
    this.#heartbeat.stop();
    const { conversation, input } = this.store.state;
    const session = conversation.entries.length === 0 ? undefined : conversation.session.id;
    try {
      // What was being written is found again in the history.
      if (inputText(input).trim() !== '') await this.#options.history.append(inputText(input));
      await this.#options.sessions.close(conversation);
    } finally {
      this.#end({ ...reason, session });
    }
  }

  async #run(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'submit':
        return this.#submit(effect.text);
      case 'remember':
        return this.#options.history.append(effect.text);
      case 'interrupt':
        return this.#turns.interrupt();
      case 'leave':
        return this.leave({ reason: 'quit' });
      case 'suspend':
        return this.#terminal.suspend();
      case 'edit-draft':
        return this.#edited(effect.text, (await this.#slash.outside.edit(effect.text)).replace(/\n$/, ''));
      case 'complete': {
        const items = await completions(effect.line, effect.word, this.#slash);
        return this.dispatch({ type: 'completions', for: effect.word, from: effect.from, items });
      }
      case 'answer':
        return this.#cards.answer(effect.card, effect.answer);
      case 'card-request':
        return this.#serveCard(effect.card, effect.request);
      case 'background':
        return this.#background(effect.dark);
      case 'enable-keyboard-protocol':
        return this.#terminal.enableKeyboardProtocol();
    }
  }

  /** A draft that came back as it was keeps its chips and its past. */
  #edited(before: string, text: string): void {
    if (text !== before.replace(/\n$/, '')) this.dispatch({ type: 'draft', text });
  }

  #background(dark: boolean): void {
    const { theme, color } = this.#options.settings;
    if (theme === 'auto' && color) this.dispatch({ type: 'theme', theme: dark ? 'dark' : 'light' });
  }

  async #submit(text: string): Promise<void> {
    if (!isSlash(text)) return this.#thenStatus(this.#turns.run({ type: 'message', from: 'customer', text: text.trim() }));
    const { command, words } = parseSlash(text, slashCommands);
    if (this.store.state.turn !== undefined && !command.anytime) {
      return this.dispatch({ type: 'hint', text: `/${command.name} has to wait until the turn is over; Esc interrupts it.` });
    }
    await this.#thenStatus(command.run(words, this.#slash));
  }

  async #thenStatus(work: Promise<void>): Promise<void> {
    await work;
    await this.#askStatus();
  }

  async #serveCard(id: number, request: CardRequest): Promise<void> {
    const { approvals } = this.#options;
    const card = this.store.state.cards.find((each) => each.id === id);
    if (request.type === 'judge-edit' && card?.type === 'approval') {
      const judged = await approvals.judgeEdit(this.store.state.conversation, card.original, request.input);
      return this.dispatch({ type: 'edit-judged', id, judged });
    }
    if (request.type === 'sign-in') {
      return this.dispatch({ type: 'signed-in', id, operator: await approvals.signIn?.(request.name, request.password) });
    }
    if (request.type === 'search') {
      const search = ++this.#search;
      const choices = await this.#searches.get(id)?.(request.text);
      // An answer that a later search has overtaken is not wanted any more.
      if (choices !== undefined && search === this.#search) this.dispatch({ type: 'found', id, choices });
    }
  }

  /** Runs something that may fail: the failure is shown, the chat goes on. */
  #guard(work: () => Promise<void>): void {
    work().catch((error: unknown) => showProblem(error, this.dispatch));
  }

  async #beat(pace: Pace): Promise<void> {
    this.dispatch({ type: 'tick' });
    if (pace === 'working') return;
    if (this.#options.clock.now() - this.#statusAt >= statusEvery) await this.#askStatus();
    if (pace === 'waiting') await this.#refresh();
  }

  /** What was decided elsewhere comes in. */
  async #refresh(): Promise<void> {
    if (this.#refreshing) return;
    this.#refreshing = true;
    try {
      const entries = await this.#options.turns.refresh(this.store.state.conversation);
      if (entries.length > 0 && this.store.state.turn === undefined) this.#arrived(entries);
    } finally {
      this.#refreshing = false;
    }
  }

  #arrived(entries: readonly StoredEntry[]): void {
    this.dispatch({ type: 'entries', entries });
    this.dispatch({ type: 'show', items: entryItems(entries, this.store.state.conversation, this.#options.team) });
  }

  async #askStatus(): Promise<void> {
    this.#statusAt = this.#options.clock.now();
    this.dispatch({ type: 'status', ...(await this.#options.status()) });
  }
}

function paceOf({ turn, conversation, readOnly }: ChatState): Pace {
  if (turn !== undefined) return 'working';
  const waiting = conversation.pendingApprovals.length + conversation.pendingVerifications.length > 0;
  return waiting || readOnly ? 'waiting' : 'idle';
}
