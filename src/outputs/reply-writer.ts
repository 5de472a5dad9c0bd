import type { AgentName } from '../core/agent.ts';
import { sanitizeLine } from '../core/sanitize.ts';
import { sanitizeStream } from '../core/sanitize-stream.ts';
import type { OutputOptions, Sinks } from './turn-output.ts';

/** Writes the reply: paragraphs apart by an empty line, sources behind the last words of each speaker. */
export function replyWriter({ answer, shared }: Sinks, { titleOf }: OutputOptions) {
  let clean = sanitizeStream();
  /** White space that is written only if more text follows. */
  let gap = '';
  /** At the start of a paragraph: white space before its first word does not count. */
  let fresh = true;
  /** Something stands on stdout. */
  let begun = false;
  let midLine = false;
  let sources: string[] = [];
  let current: { readonly agent: AgentName; readonly named: boolean } | undefined;

  const write = (piece: string) => {
    const whole = gap + (fresh ? piece.trimStart() : piece);
    const kept = whole.trimEnd();
    gap = whole.slice(kept.length);
    if (kept === '') return;
    answer(kept);
    begun = true;
    fresh = false;
    midLine = true;
  };
  const paragraph = () => {
    write(clean.end());
    clean = sanitizeStream();
    gap = begun ? (midLine ? '\n\n' : '\n') : '';
    fresh = true;
  };
  const finishSpeaker = () => {
    paragraph();
    if (sources.length === 0) return;
    write(sources.join('\n'));
    paragraph();
    sources = [];
  };
  return {
    speaker(agent: AgentName, named: boolean) {
      if (current?.agent === agent) return;
      finishSpeaker();
      current = { agent, named };
    },
    say(piece: string) {
      if (current?.named) {
        write(`${titleOf(current.agent)}:\n`);
        fresh = true;
        current = { ...current, named: false };
      }
      write(clean.push(piece));
    },
    cite(source: string) {
      const line = sanitizeLine(source);
      if (!sources.includes(line)) sources.push(line);
    },
    paragraph,
    /** Lets something else have the terminal: it begins on a line of its own. */
    pause() {
      if (!shared || !midLine) return;
      answer('\n');
      midLine = false;
      gap = gap.replace('\n', '');
    },
    end() {
      finishSpeaker();
      if (begun && midLine) answer('\n');
    },
  };
}
