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
    const { places, stemAt } = this.#stems === undefined ? this.#tried(wanted) : this.#known(this.#stems, wanted);
    return places.filter((at) => wanted.every((part, offset) => stemAt(at + offset) === part)).length;
  }

  #tried([first = '']: readonly string[]) {
    const beginning = first.slice(0, Math.max(1, first.length - mostChanged));
    const places = this.#words.flatMap((word, at) => (word.startsWith(beginning) ? [at] : []));
    return { places, stemAt: (at: number) => stem(this.#words[at] ?? '') };
  }

  #known(stems: readonly string[], [first = '']: readonly string[]) {
    const places: number[] = [];
    for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) places.push(at);
    return { places, stemAt: (at: number) => stems[at] };
  }
}
