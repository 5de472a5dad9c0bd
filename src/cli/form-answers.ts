import { type Factor, factors, type VerificationAnswers, type Verifier } from '../core/customer.ts';
import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { sanitizeLine } from '../core/sanitize.ts';
import { askHidden } from './hidden-prompt.ts';
import type { Shell } from './shell.ts';

/** Asks for each answer at the terminal, hidden; what is typed goes to the comparison and nowhere else. An empty first answer leaves it waiting. */
export function promptVerifier(shell: Shell): Verifier {
  return {
    async collect({ customer, fields, attemptsLeft, demoAnswers }) {
      const left = `${attemptsLeft} ${attemptsLeft === 1 ? 'attempt' : 'attempts'} left`;
      shell.stderr.write(`Identity of ${sanitizeLine(customer.name)}: what did the customer say? (${left})\n`);
      const answers: Partial<Record<Factor, string>> = {};
      for (const { factor, label } of fields) {
        const demo = demoAnswers?.[factor];
        const hint = demo === undefined ? '' : ` (demo: ${sanitizeLine(demo)})`;
        const answer = await askHidden(
          shell,
          `  ${sanitizeLine(label)}${hint}`,
          'Use --from-file FILE, or --from-file - for standard input.',
        );
        if (answer.trim() === '' && Object.keys(answers).length === 0) return 'defer';
        answers[factor] = answer.trim();
      }
      return answers;
    },
  };
}

/** Answers once with what a file said; a failed check then stays waiting. */
export function fixedVerifier(answers: VerificationAnswers): Verifier {
  let used = false;
  return {
    async collect() {
      if (used) return 'defer';
      used = true;
      return answers;
    },
  };
}

/**
 * One answer a line: `email: maya@…`, `last-payment: 49.99`, `postal-code: 1017`, `security-answer: …`.
 * @throws {UserError} for a line that is none of these; the line itself is not repeated, it may hold an answer
 */
export function parseAnswers(text: string): VerificationAnswers {
  const answers: Partial<Record<Factor, string>> = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase().replaceAll(/[ _]/g, '-');
    const factor = factors.find((known) => known === name);
    if (colon < 0 || factor === undefined) {
      const meant = colon < 0 ? undefined : nearest(name, factors);
      throw new UserError(
        `Line ${index + 1} of the answers is not "name: answer" with one of the names ${factors.join(', ')}.`,
        meant === undefined ? undefined : `Did you mean ${meant}?`,
      );
    }
    answers[factor] = line.slice(colon + 1).trim();
  }
  return answers;
}
