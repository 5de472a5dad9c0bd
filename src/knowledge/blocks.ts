/** First and last line in the file, counted from 1. */
export type Lines = readonly [number, number];

/**
 * A document taken apart, whatever its format: headings and what stands between them, in order.
 * A `table` and a `code` block are never mixed with other text; an `item` is one item of a list;
 * `hidden` holds lines that say nothing to a reader: comments, front matter.
 */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly title: string; readonly lines: Lines }
  | { readonly type: 'text' | 'item' | 'table' | 'code' | 'hidden'; readonly text: string; readonly lines: Lines };

export type ContentBlock = Exclude<Block, { type: 'heading' }>;

/** A document as its reader hands it on. */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  /** Lines of the file. */
  readonly lineCount: number;
}
