/** A piece of a document that can be cited: one section, or a part of a long one. */
export interface Passage {
  /** The document's name: its file name without the extension, `billing-policies`. */
  readonly document: string;
  /** Stable within the document: made of the heading path, `refunds/full-refund`. */
  readonly anchor: string;
  /** Titles from the document's sections down to this one: `['Refunds', 'Full refund']`. */
  readonly heading: readonly string[];
  /** First and last line in the file, counted from 1. */
  readonly lines: readonly [number, number];
  /** The passage as it stands in the file. */
  readonly text: string;
  /** SHA-256 of the file the passage was read from, in hex. */
  readonly hash: string;
}

/** What a reply rests on: a passage, and the words of it that say so. */
export interface Citation {
  /** The number in the reply's text: `[1]`. */
  readonly n: number;
  readonly document: string;
  readonly anchor: string;
  readonly heading: readonly string[];
  readonly lines: readonly [number, number];
  /** Words that stand in the passage, letter for letter but for white space. */
  readonly quote: string;
}

/** A clause that a policy rests on: `billing-policies › Refunds › Full refund`. */
export type Clause = string;

export interface SearchOptions {
  readonly limit?: number;
  /** Only these documents. */
  readonly documents?: readonly string[];
}

/** What agents may cite. Implemented by `knowledge`, best passages first, an empty list when nothing fits. */
export interface Knowledge {
  search(query: string, options?: SearchOptions): Promise<readonly Passage[]>;
  /** Every passage of a document, in order; undefined when there is no such document. */
  passages(document: string): Promise<readonly Passage[] | undefined>;
  documents(): Promise<readonly string[]>;
}
