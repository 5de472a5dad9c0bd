/** Milliseconds between two beats, by what there is to wait for. */
const beats = { working: 1000, waiting: 2000, idle: 60_000 } as const;

export type Pace = keyof typeof beats;

/**
 * The only clock of an idle chat: a beat a second while an agent works, every two seconds while a decision may be
 * made elsewhere, else one a minute.
 */
export class Heartbeat {
  readonly #beat: (pace: Pace) => void;
  #pace: Pace | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(beat: (pace: Pace) => void) {
    this.#beat = beat;
  }

  set(pace: Pace): void {
    if (pace === this.#pace) return;
    this.stop();
    this.#pace = pace;
    this.#timer = setInterval(() => this.#beat(pace), beats[pace]);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#pace = undefined;
  }
}
