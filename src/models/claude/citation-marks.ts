import type { Citation } from '../../core/knowledge.ts';
import { chooseQuote } from './choose-quote.ts';
import type { PassageNumbers } from './passage-numbers.ts';

/** `[7]`, or several as `[7, 9]`; not a link, and not what may still become one. */
const mark = /\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\](?!\()/g;
const unfinished = /\[(?:\d[\d\s,;]{0,30}\]?)?$/;

/**
 * Turns the numbers of passages into the numbers of a reply: the first one cited is the first that is free. A number that no passage
 * has gets one of the reply as well, without a citation to it: the loop then flags it.
 */
export class CitationMarks {
  readonly #passages: PassageNumbers;
  readonly #first: number;
  /** Number in the reply, by number of the passage. */
  readonly #given = new Map<number, number>();
  /** What was said where, for choosing the words that say so. */
  readonly #uses: { readonly passage: number; readonly sentence: string }[] = [];
  #held = '';
  #said = '';

  /** @param first the number of the first passage that is cited */
  constructor(passages: PassageNumbers, first = 1) {
    this.#passages = passages;
    this.#first = first;
  }

  /** The text with the marks of the reply. `last`: nothing follows that could belong to it. */
  push(text: string, last: boolean): string {
    const all = this.#held + text;
    const from = last ? -1 : all.search(unfinished);
    this.#held = from < 0 ? '' : all.slice(from);
    let done = 0;
    const ready = from < 0 ? all : all.slice(0, from);
    const written = ready.replace(mark, (whole, numbers: string, at: number) => {
      this.#said += ready.slice(done, at);
      done = at;
      if (this.#inCode()) return whole;
      return numbers
        .split(/[,;]/)
        .map((number) => `[${this.#use(Number(number))}]`)
        .join('');
    });
    this.#said += ready.slice(done);
    return written;
  }

  /** The citations of the reply so far, in the order of their numbers. */
  citations(): readonly Citation[] {
    return [...this.#given].flatMap(([number, n]): readonly Citation[] => {
      const passage = this.#passages.passage(number);
      if (passage === undefined) return [];
      const { document, anchor, heading, lines, text } = passage;
      const sentences = this.#uses.filter((use) => use.passage === number).map(({ sentence }) => sentence);
      return [{ n, document, anchor, heading, lines, quote: chooseQuote(text, sentences) }];
    });
  }

  /** After an opening backtick, or three of them: `items[0]` is no citation. */
  #inCode(): boolean {
    return (this.#said.match(/`/g)?.length ?? 0) % 2 === 1;
  }

  #use(number: number): number {
    this.#uses.push({ passage: number, sentence: lastSentence(this.#said) });
    const known = this.#given.get(number);
    if (known !== undefined) return known;
    const next = this.#first + this.#given.size;
    this.#given.set(number, next);
    return next;
  }
}

/** What stands before a mark, back to the end of the sentence before. */
function lastSentence(said: string): string {
  const text = said.replace(/(?:\s*\[\d+\])+\s*$/, '').trimEnd();
  const start = [...text.slice(0, -1).matchAll(/[.!?:]\s+|\n/g)].at(-1);
  return text.slice(start === undefined ? 0 : start.index + start[0].length);
}
