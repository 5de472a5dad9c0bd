import type { Card, CardAnswer } from '../cards/card.ts';
import type { Action } from '../state/action.ts';

/** Cards that wait for an answer, and who waits for it. */
export class OpenCards {
  readonly #dispatch: (action: Action) => void;
  readonly #waiting = new Map<number, (answer: CardAnswer) => void>();
  #lastId = 0;

  constructor(dispatch: (action: Action) => void) {
    this.#dispatch = dispatch;
  }

  /** Shows a card and waits for its answer. Rejects with the signal's reason when that is aborted before. */
  ask(make: (id: number) => Card, signal?: AbortSignal): Promise<CardAnswer> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const aborted = () => {
        this.#close(id);
        reject(signal?.reason);
      };
      if (signal?.aborted === true) return aborted();
      signal?.addEventListener('abort', aborted, { once: true });
      this.#waiting.set(id, (answer) => {
        signal?.removeEventListener('abort', aborted);
        this.#close(id);
        resolve(answer);
      });
      this.#dispatch({ type: 'ask', card: make(id) });
    });
  }

  answer(id: number, answer: CardAnswer): void {
    this.#waiting.get(id)?.(answer);
  }

  #close(id: number): void {
    this.#waiting.delete(id);
    this.#dispatch({ type: 'card-gone', id });
  }
}
