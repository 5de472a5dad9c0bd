/** What the chat switches on in the terminal, and how it is switched off again. */
const bracketedPaste = { on: '\x1b[?2004h', off: '\x1b[?2004l' };
const focusReports = { on: '\x1b[?1004h', off: '\x1b[?1004l' };

/** Every mode at once. */
export const modesOn = bracketedPaste.on + focusReports.on;

/** Everything back, the cursor shown and the styles reset; harmless when it is already so. */
export const modesOff = `${focusReports.off}${bracketedPaste.off}\x1b[0m\x1b[?25h`;

/** The kitty protocol's first level: Shift+Enter can be told from Enter. Pushed, and popped on the way out. */
export const keyboardProtocol = { on: '\x1b[>1u', off: '\x1b[<u' };

/**
 * Two questions: for the background colour, and whether the keyboard protocol is known.
 * A terminal that knows neither says nothing; nobody waits for the answers.
 */
export const questions = '\x1b]11;?\x07\x1b[?u';

/** Puts text on the clipboard. Base64, so that nothing in the text can act on the terminal. */
export function clipboard(text: string): string {
  return `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
}

/** A bell, and the notification that iTerm2, WezTerm, Ghostty and others show. `text` is the desk's own, never a customer's. */
export function notification(text: string): string {
  return `\x07\x1b]9;${text.replace(/[^\x20-\x7e]/g, ' ')}\x1b\\`;
}
