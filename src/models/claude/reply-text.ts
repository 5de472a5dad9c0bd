import type { ModelEvent } from '../../core/model.ts';
import type { CitationMarks } from './citation-marks.ts';

/** Words for the operator stand between tags of this name. */
export const noteTag = 'for_operator';

const open = `<${noteTag}>`;
const close = `</${noteTag}>`;

/**
 * The model's text on its way to the reader: notes for the operator are taken out of it, the numbers of its citations
 * become those of the reply, white space at its ends and around notes goes. What may still turn out to be a tag or
 * a mark is held back until it is clear.
 */
export class ReplyText {
  readonly #marks: CitationMarks;
  /** Not yet looked at to its end. */
  #rest = '';
  #note: string | undefined;
  /** White space that is only written when more text follows. */
  #space = '';
  /** Something was taken out of that white space: what stands on both sides of it becomes one. */
  #gap = false;
  #started = false;

  constructor(marks: CitationMarks) {
    this.#marks = marks;
  }

  push(text: string): readonly ModelEvent[] {
    this.#rest += text;
    return this.#take(false);
  }

  /** A new block of text begins: a paragraph of its own. */
  breakParagraph(): readonly ModelEvent[] {
    const events = this.#take(true);
    this.#space = '\n\n';
    this.#gap = true;
    return events;
  }

  /** All that was held back. A note that was never closed is a note all the same. */
  end(): readonly ModelEvent[] {
    const events = this.#take(true);
    return this.#note === undefined ? events : [...events, ...this.#endNote(this.#note)];
  }

  #take(last: boolean): readonly ModelEvent[] {
    const events: ModelEvent[] = [];
    for (;;) {
      const tag = this.#note === undefined ? open : close;
      const at = this.#rest.indexOf(tag);
      const until = at >= 0 ? at : this.#rest.length - (last ? 0 : heldBack(this.#rest, tag));
      const piece = this.#rest.slice(0, until);
      if (this.#note === undefined) events.push(...this.#write(this.#marks.push(piece, last || at >= 0)));
      else this.#note += piece;
      this.#rest = this.#rest.slice(at >= 0 ? at + tag.length : until);
      if (at < 0) return events;
      if (this.#note === undefined) this.#note = '';
      else events.push(...this.#endNote(this.#note));
    }
  }

  #endNote(text: string): readonly ModelEvent[] {
    this.#note = undefined;
    this.#gap = true;
    const note = this.#marks.push(text.trim(), true);
    return note === '' ? [] : [{ type: 'note', text: note }];
  }

  #write(text: string): readonly ModelEvent[] {
    const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    this.#space += lead;
    if (words === '') return [];
    const space = this.#gap ? narrowed(this.#space) : this.#space;
    this.#space = trail;
    this.#gap = false;
    const written = (this.#started ? space : '') + words;
    this.#started = true;
    return [{ type: 'text', text: written }];
  }
}

/** At most one empty line. */
function narrowed(space: string): string {
  return space.split('\n').length > 3 ? '\n\n' : space;
}

/** How many characters at the end may be the beginning of the tag. */
function heldBack(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
