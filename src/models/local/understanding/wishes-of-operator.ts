import type { ModelRequest } from '../../../core/model.ts';

/**
 * "Shorter, please", "in German": how the operator wants a reply to be worded. This engine says what playbooks and
 * documents say, so the operator is told what can be done instead, and nothing is said to the customer.
 */
export function wantsOtherWords({ conversation }: ModelRequest): boolean {
  const last = conversation.entries.findLast(({ type }) => type === 'message');
  if (last?.type !== 'message' || last.from !== 'operator' || last.material !== undefined) return false;
  return (last.text.match(/\p{L}+/gu) ?? []).length <= mostWords && wording.test(last.text);
}

/** Who says more has something to be done. */
const mostWords = 12;
const wording =
  /\b(?:shorter|briefer|brief|more concise|concise|longer|more detail(?:s|ed)?|friendlier|friendly|nicer|kinder|warmer|politer|more polite|(?:less|more) formal(?:ly)?|formal(?:ly)?|simpler|plainer|clearer|re-?phrase|re-?word|re-?write|translate|other words|tone|bullet points?|in (?:german|french|spanish|italian|dutch|portuguese|polish|turkish|swedish|japanese|chinese|english))\b/i;

export const otherWordsNote =
  'This engine writes by the book and cannot word a reply anew. /edit lets you change it before you send it; with /engine claude the agents follow such wishes.';
