/** What comes in from the keyboard side of the terminal. */
export type TerminalInput =
  | Key
  /** A bracketed paste, or many characters with line breaks at once: inserted, never submitted. */
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'focus'; readonly focused: boolean }
  /** The terminal's answer to a question: `OSC 11` (background colour), `CSI ? u` (keyboard protocol). */
  | { readonly type: 'background'; readonly red: number; readonly green: number; readonly blue: number }
  | { readonly type: 'keyboard-protocol' };

export interface Key {
  readonly type: 'key';
  readonly name: KeyName;
  /** What it types, for `character`; several characters when they came in at once. */
  readonly text: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export type KeyName =
  | 'character'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'unknown';

export interface Modifiers {
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

export function key(name: KeyName, modifiers: Modifiers = {}, text = ''): Key {
  return { type: 'key', name, text, ctrl: modifiers.ctrl ?? false, alt: modifiers.alt ?? false, shift: modifiers.shift ?? false };
}

export function typed(text: string, modifiers: Modifiers = {}): Key {
  return key('character', modifiers, text);
}

/** `ctrl+c`, `alt+enter`, `up`, `x`: how bindings are written. Shift counts for named keys only. */
export function chord({ name, text, ctrl, alt, shift }: Key): string {
  const base = name === 'character' ? (ctrl || alt ? text.toLowerCase() : text) : name;
  return `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}${shift && name !== 'character' ? 'shift+' : ''}${base}`;
}
