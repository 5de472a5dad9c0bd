import { type KeyName, key, type Modifiers, type TerminalInput, typed } from './key.ts';

/** What one complete escape sequence means; undefined for those that mean nothing here. */
export function parseSequence(sequence: string): TerminalInput | undefined {
  if (sequence === '\x1b') return key('escape');
  if (sequence.startsWith('\x1b]')) return parseBackground(sequence);
  if (sequence.startsWith('\x1bO') && sequence.length === 3) return named(letters[sequence.charAt(2)], 1);
  const csi = /^\x1b\[(.*)([@-~])$/s.exec(sequence);
  if (csi !== null) return parseCsi(csi[1] ?? '', csi[2] ?? '');
  return parseAlt(sequence.slice(1));
}

const letters: Readonly<Record<string, KeyName>> = { A: 'up', B: 'down', C: 'right', D: 'left', H: 'home', F: 'end', M: 'enter' };
const numbers: Readonly<Record<number, KeyName>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
};
const codes: Readonly<Record<number, KeyName>> = { 9: 'tab', 13: 'enter', 27: 'escape', 127: 'backspace', 8: 'backspace', 57414: 'enter' };

function parseCsi(parameters: string, final: string): TerminalInput | undefined {
  if (parameters === '' && final === 'I') return { type: 'focus', focused: true };
  if (parameters === '' && final === 'O') return { type: 'focus', focused: false };
  if (final === 'Z') return key('tab', { shift: true });
  if (parameters.startsWith('?')) return final === 'u' ? { type: 'keyboard-protocol' } : undefined;
  const [first = Number.NaN, second = 1, third] = parameters.split(';').map((part) => Number.parseInt(part, 10));
  if (final === 'u') return byCode(first, second, parameters);
  // xterm's modifyOtherKeys: CSI 27 ; modifiers ; code ~
  if (final === '~' && first === 27 && third !== undefined) return byCode(third, second, parameters);
  if (final === '~') return named(numbers[first], second);
  return named(letters[final], second);
}

function named(name: KeyName | undefined, modifiers: number): TerminalInput | undefined {
  return name === undefined ? undefined : key(name, modifiersOf(modifiers));
}

/** The kitty protocol and modifyOtherKeys: a key as its code point. Releases (event type 3) are nothing. */
function byCode(code: number, modifiers: number, parameters: string): TerminalInput | undefined {
  if (/;\d*:3/.test(parameters) || !Number.isSafeInteger(code) || code < 1 || code > 0x10ffff) return undefined;
  const name = codes[code];
  if (name !== undefined) return key(name, modifiersOf(modifiers));
  // The protocol puts its functional keys into this private area: they type nothing.
  if (code < 0x20 || (code >= 57344 && code <= 63743)) return undefined;
  const held = modifiersOf(modifiers);
  const character = String.fromCodePoint(code);
  return typed(held.shift === true && held.ctrl !== true ? character.toUpperCase() : character, held);
}

/** xterm's coding: one more than the sum of shift 1, alt 2, ctrl 4. */
function modifiersOf(parameter: number): Modifiers {
  const bits = Number.isSafeInteger(parameter) ? parameter - 1 : 0;
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

function parseAlt(rest: string): TerminalInput | undefined {
  if (rest === '\x1b') return key('escape');
  if (rest === '\r' || rest === '\n') return key('enter', { alt: true });
  if (rest === '\x7f' || rest === '\b') return key('backspace', { alt: true });
  return rest < ' ' ? undefined : typed(rest, { alt: true });
}

/** `OSC 11 ; rgb:1e1e/1e1e/2e2e ST`: channels of one to four hex digits, as parts of one. */
function parseBackground(sequence: string): TerminalInput | undefined {
  const match = /^\x1b\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(sequence);
  if (match === null) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
  return { type: 'background', red, green, blue };
}
