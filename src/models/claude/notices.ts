/** Messages that come up while something is awaited: they are passed on at once, not after it. */
export class Notices {
  #queue: string[] = [];
  #wake = Promise.withResolvers<void>();

  add(message: string): void {
    this.#queue.push(message);
    this.#wake.resolve();
  }

  /** Yields messages until the work is done; returns what it brought, or throws what it threw. */
  async *during<T>(work: Promise<T>): AsyncGenerator<string, T> {
    const settled = work.then(
      () => true,
      () => true,
    );
    for (let done = false; !done; ) {
      done = await Promise.race([this.#wake.promise.then(() => false), settled]);
      this.#wake = Promise.withResolvers<void>();
      const messages = this.#queue;
      this.#queue = [];
      yield* messages;
    }
    return await work;
  }
}
