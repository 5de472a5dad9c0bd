import type { Line, Span } from './span.ts';
import { graphemes, lineWidth, textWidth } from './width.ts';

/**
 * Breaks a line between words, between wide characters, and inside a word only where it alone is wider than the room.
 * No row is wider than `width` (at least 2, the width of one wide character); spaces at a break are dropped.
 */
export function wrapWords(line: Line, width: number): readonly Line[] {
  const room = Math.max(2, width);
  if (lineWidth(line) <= room) return [line];
  const rows = new Rows(room);
  for (const word of words(line)) rows.add(word);
  return rows.finish();
}

/** Breaks a line wherever the room ends: for code, where every space counts. */
export function wrapCells(line: Line, width: number): readonly Line[] {
  const room = Math.max(2, width);
  if (lineWidth(line) <= room) return [line];
  const rows = new Rows(room);
  for (const { text, style } of line) for (const part of graphemes(text)) rows.add({ pieces: [{ text: part, style }], space: false });
  return rows.finish();
}

/** The line cut to `width` columns, with `…` where something is missing. */
export function truncate(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Span[] = [];
  let room = width - 1;
  for (const { text, style } of line) {
    let part = '';
    for (const grapheme of graphemes(text)) {
      room -= textWidth(grapheme);
      if (room < 0) return width < 1 ? [] : [...kept, { text: `${part}…`, style }];
      part += grapheme;
    }
    kept.push({ text: part, style });
  }
  return kept;
}

/** The line with spaces up to `width` columns. */
export function pad(line: Line, width: number): Line {
  const missing = width - lineWidth(line);
  return missing > 0 ? [...line, { text: ' '.repeat(missing), style: {} }] : line;
}

/** Puts `first` before the first line and `rest` before the others. */
export function prefix(lines: readonly Line[], first: Line, rest: Line = first): readonly Line[] {
  return lines.map((line, index) => (line.length === 0 && lineWidth(rest) === 0 ? line : [...(index === 0 ? first : rest), ...line]));
}

/** Pieces that stay together; `space` when it is white space, which may vanish at a break. */
interface Word {
  readonly pieces: readonly Span[];
  readonly space: boolean;
}

class Rows {
  readonly #width: number;
  readonly #rows: Line[] = [];
  #row: Span[] = [];
  #used = 0;
  #pending: Word | undefined;

  constructor(width: number) {
    this.#width = width;
  }

  add(word: Word): void {
    if (word.space && this.#rows.length > 0 && this.#used === 0) return;
    if (word.space) {
      this.#pending = word;
      return;
    }
    const gap = this.#pending === undefined ? 0 : lineWidth(this.#pending.pieces);
    const needed = lineWidth(word.pieces);
    if (this.#used + gap + needed <= this.#width) {
      if (this.#pending !== undefined) this.#push(this.#pending.pieces, gap);
      this.#push(word.pieces, needed);
    } else if (needed <= this.#width) {
      if (this.#used > 0) this.#break();
      this.#push(word.pieces, needed);
    } else {
      if (this.#used > 0 && this.#pending !== undefined && this.#used + gap < this.#width) this.#push(this.#pending.pieces, gap);
      this.#split(word);
    }
    this.#pending = undefined;
  }

  finish(): readonly Line[] {
    if (this.#row.length > 0 || this.#rows.length === 0) this.#break();
    return this.#rows;
  }

  /** A word wider than a row: cut where the row ends. */
  #split(word: Word): void {
    for (const { text, style } of word.pieces) {
      for (const grapheme of graphemes(text)) {
        const needed = textWidth(grapheme);
        if (this.#used + needed > this.#width) this.#break();
        this.#push([{ text: grapheme, style }], needed);
      }
    }
  }

  #push(pieces: readonly Span[], needed: number): void {
    for (const piece of pieces) {
      const last = this.#row.at(-1);
      if (last !== undefined && last.style === piece.style) this.#row[this.#row.length - 1] = { ...last, text: last.text + piece.text };
      else this.#row.push(piece);
    }
    this.#used += needed;
  }

  #break(): void {
    this.#rows.push(this.#row);
    this.#row = [];
    this.#used = 0;
  }
}

/** Punctuation that never begins a row. */
const closing = /^[\p{Pe}\p{Pf}、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]/u;

/** The line as words and spaces. A change of style is no place to break; wide characters are words of their own. */
function words(line: Line): readonly Word[] {
  const result: { pieces: Span[]; space: boolean; wide: boolean }[] = [];
  const append = (text: string, style: Span['style'], space: boolean, wide: boolean) => {
    const last = result.at(-1);
    const together = last !== undefined && last.space === space && (space || (!wide && !last.wide) || closing.test(text));
    if (together) last.pieces.push({ text, style });
    else result.push({ pieces: [{ text, style }], space, wide });
  };
  for (const { text, style } of line) {
    for (const [part] of text.matchAll(/ +|[^ ]+/g)) {
      if (part.startsWith(' ')) append(part, style, true, false);
      else if (textWidth(part) === part.length) append(part, style, false, false);
      else for (const grapheme of graphemes(part)) append(grapheme, style, false, textWidth(grapheme) > 1);
    }
  }
  return result;
}
