import { stem, wordsOf } from './query.ts';

/** Looked at so often, a text is stemmed whole: until then that would take longer than to try the few words that may fit. */
const often = 30;
/** How many letters of a stem its word may not begin with: `happi` is made of `happy`, `sensible` of `sensibility`. */
const mostChanged = 3;

/** The words of a text, as a search counts them. */
export class StemmedText {
  readonly #words: readonly string[];
  #stems: readonly string[] | undefined;
  #looks = 0;

  constructor(text: string) {
    this.#words = wordsOf(text);
  }

  /** How often these stems stand in it, one after the other. */
  count(wanted: readonly string[]): number {
    this.#looks += 1;
    if (this.#looks > often) this.#stems ??= this.#words.map(stem);
    return this.#stems === undefined ? this.#tried(wanted) : this.#known(this.#stems, wanted);
  }

  #tried(wanted: readonly string[]): number {
    const [first = ''] = wanted;
    const beginning = first.slice(0, Math.max(1, first.length - mostChanged));
    const stemAt = (at: number) => stem(this.#words[at] ?? '');
    let times = 0;
    for (const [at, word] of this.#words.entries()) if (word.startsWith(beginning) && stand(wanted, at, stemAt)) times += 1;
    return times;
  }

  #known(stems: readonly string[], wanted: readonly string[]): number {
    const [first = ''] = wanted;
    const stemAt = (at: number) => stems[at];
    let times = 0;
    for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) if (stand(wanted, at, stemAt)) times += 1;
    return times;
  }
}

function stand(wanted: readonly string[], at: number, stemAt: (at: number) => string | undefined): boolean {
  return wanted.every((part, offset) => stemAt(at + offset) === part);
}
