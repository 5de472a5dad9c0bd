import { type Key, key, type TerminalInput, typed } from './key.ts';
import { parseSequence } from './parse-sequence.ts';

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/**
 * Turns what the terminal sends into keys, pastes and replies, however it is cut into chunks.
 *
 * Two things cannot be told by the bytes alone: whether an ESC is a key or begins a sequence, and whether the end of
 * a paste is still to come. `waiting` says which of them is open; whoever holds the clock calls `timeout` when
 * nothing has come for a while. So a paste whose end never comes does not swallow the keyboard.
 */
export class KeyParser {
  #rest = '';
  #paste: string[] | undefined;
  /** The terminal has marked a paste: from then on line breaks without marks are keys. */
  #marksPastes = false;

  get waiting(): 'escape' | 'paste' | undefined {
    if (this.#paste !== undefined) return 'paste';
    return this.#rest === '' ? undefined : 'escape';
  }

  push(chunk: string): readonly TerminalInput[] {
    const found: TerminalInput[] = [];
    let text = this.#rest + chunk;
    this.#rest = '';
    while (text !== '') text = this.#paste === undefined ? this.#takeKeys(text, found) : this.#takePaste(text, found);
    return found;
  }

  /** Nothing came for a while: what is open is taken as it stands. */
  timeout(): readonly TerminalInput[] {
    const rest = this.#rest;
    this.#rest = '';
    if (this.#paste !== undefined) {
      const text = this.#paste.join('') + rest;
      this.#paste = undefined;
      return text === '' ? [] : [{ type: 'paste', text }];
    }
    if (rest === '') return [];
    if (rest === '\x1b') return [key('escape')];
    if (rest === '\x1b[' || rest === '\x1bO') return [typed(rest.charAt(1), { alt: true })];
    return [];
  }

  /** Inside a paste everything is text up to its end, which may be cut anywhere. */
  #takePaste(text: string, found: TerminalInput[]): string {
    const end = text.indexOf(pasteEnd);
    if (end < 0) {
      const kept = partialEnd(text);
      this.#paste?.push(text.slice(0, text.length - kept));
      this.#rest = text.slice(text.length - kept);
      return '';
    }
    found.push({ type: 'paste', text: `${this.#paste?.join('') ?? ''}${text.slice(0, end)}` });
    this.#paste = undefined;
    return text.slice(end + pasteEnd.length);
  }

  #takeKeys(text: string, found: TerminalInput[]): string {
    const sequenceStart = text.indexOf('\x1b');
    if (sequenceStart !== 0) {
      found.push(...plainKeys(sequenceStart < 0 ? text : text.slice(0, sequenceStart), this.#marksPastes));
      return sequenceStart < 0 ? '' : text.slice(sequenceStart);
    }
    const length = sequenceLength(text);
    if (length === undefined) {
      this.#rest = text;
      return '';
    }
    const sequence = text.slice(0, length);
    if (sequence === pasteStart) {
      this.#paste = [];
      this.#marksPastes = true;
    } else {
      const parsed = parseSequence(sequence);
      if (parsed !== undefined) found.push(parsed);
    }
    return text.slice(length);
  }
}

/** How many characters at the end might begin the end of a paste. */
function partialEnd(text: string): number {
  for (let length = Math.min(pasteEnd.length - 1, text.length); length > 0; length--) {
    if (pasteEnd.startsWith(text.slice(-length))) return length;
  }
  return 0;
}

/** Length of the escape sequence the text begins with; undefined when it is not complete. */
function sequenceLength(text: string): number | undefined {
  const introducer = text.charAt(1);
  if (introducer === '') return undefined;
  if (introducer === '[') {
    // A CSI sequence ends with its final byte; anything that cannot be part of one cuts it off.
    const match = /^\x1b\[[\x20-\x3f]*([^\x20-\x3f])/.exec(text);
    if (match === null) return text.length > 64 ? text.length : undefined;
    return /[@-~]/.test(match[1] ?? '') ? match[0].length : match[0].length - 1;
  }
  if (introducer === 'O') return text.length > 2 ? 3 : undefined;
  if (introducer === ']' || introducer === 'P' || introducer === '_') {
    const match = /\x07|\x1b\\/.exec(text.slice(2));
    if (match === null) return text.length > 4096 ? text.length : undefined;
    return 2 + match.index + match[0].length;
  }
  if (introducer === '\x1b') return 1;
  return 1 + String.fromCodePoint(text.codePointAt(1) ?? 0).length;
}

const controls: Readonly<Record<string, Key>> = {
  '\r': key('enter'),
  '\t': key('tab'),
  '\x7f': key('backspace'),
  '\b': key('backspace'),
  // Ctrl+J: a line break in the input, on every terminal.
  '\n': typed('j', { ctrl: true }),
  '\0': typed(' ', { ctrl: true }),
  '\x1f': typed('_', { ctrl: true }),
};

/**
 * Text without escape sequences. Three lines and more at once are a paste from a terminal that does not mark pastes:
 * they are inserted, so that a pasted mail is not sent line by line. Fewer may be somebody who types ahead.
 */
function plainKeys(text: string, marksPastes: boolean): readonly TerminalInput[] {
  if (!marksPastes && /[^\r\n][\r\n]+[^\r\n]+[\r\n]+[^\r\n]/.test(text)) return [{ type: 'paste', text }];
  return Array.from(text.matchAll(/[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g), ([part]) => {
    if (part >= ' ' && part !== '\x7f') return typed(part);
    return controls[part] ?? typed(String.fromCharCode(part.charCodeAt(0) + 96), { ctrl: true });
  });
}
