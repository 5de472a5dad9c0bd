import type { Action, Effect } from './state/action.ts';
import type { ChatState } from './state/chat-state.ts';
import { update } from './state/update.ts';

/** Milliseconds between two frames at most: thirty frames a second. */
const frameTime = 33;

/**
 * Holds the state and tells the view of it, at most once a frame however much happens in it. What follows a quiet
 * moment is shown at once, so that typing echoes without delay. Nothing ticks while nothing happens.
 */
export class Store {
  #state: ChatState;
  #shown: ChatState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastFrame = 0;
  #paused = false;
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  readonly #run: (effect: Effect) => void;
  readonly #beforeFrame: () => void;

  /** `beforeFrame` may pause the store: then this frame is not shown. */
  constructor(initial: ChatState, now: () => number, run: (effect: Effect) => void, beforeFrame: () => void) {
    this.#state = initial;
    this.#shown = initial;
    this.#now = now;
    this.#run = run;
    this.#beforeFrame = beforeFrame;
  }

  /** The latest state, ahead of what is shown. */
  get state(): ChatState {
    return this.#state;
  }

  dispatch(action: Action): void {
    const { state, effects } = update(this.#state, action, this.#now());
    this.#state = state;
    this.#schedule();
    for (const effect of effects) this.#run(effect);
  }

  /** Goes on taking in what happens, and shows none of it until `resume`. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.flush();
  }

  /** Shows what there is now, without waiting for the frame. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#beforeFrame();
    if (this.#paused) return;
    this.#lastFrame = this.#now();
    this.#state = update(this.#state, { type: 'frame' }, this.#lastFrame).state;
    this.#shown = this.#state;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): ChatState => this.#shown;

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#lastFrame + frameTime - this.#now();
    if (wait <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }
}
