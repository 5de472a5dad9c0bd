import { sanitize } from './sanitize.ts';

/**
 * Sanitizes a text that comes in pieces: all that `push` and `end` return is exactly `sanitize` of the whole,
 * wherever the pieces were cut. What only the next piece can decide (half a character, an emoji that goes on,
 * a carriage return) is held back until then.
 */
export function sanitizeStream(): { push(piece: string): string; end(): string } {
  let context = '';
  let held = '';
  const release = (text: string): string => {
    const before = sanitize(context).length;
    const shown = sanitize(context + text).slice(before);
    context = (context + text).slice(-contextLength);
    return shown;
  };
  return {
    push(piece) {
      const text = held + piece;
      held = undecided.exec(text)?.[0] ?? '';
      return release(text.slice(0, text.length - held.length));
    },
    end() {
      const rest = held;
      held = '';
      return release(rest);
    },
  };
}

/** Long enough for the longest sequence that gives an invisible character its meaning: a flag and its tags. */
const contextLength = 16;

const undecided = /(?:[\u{E0061}-\u{E007A}]{1,5}|[\r\u200B\u200D])?[\uD800-\uDBFF]?$/v;
