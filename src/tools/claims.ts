import type { Claim } from '../core/tool.ts';

const adverbs = '(?: (?:just|already|now|also))*';
const doer = `(?:i|we)(?:['’]ve| have| had)?${adverbs}`;
const perfect = '(?:have|has|had)(?: (?:just|already|now|also|been))*';
const begins = `\\b(?:${doer}|${perfect}|(?:was|were)${adverbs}) `;
const begun = new RegExp(begins, 'i');

/**
 * How a reply says that something was done, for verbs such as `refunded|reimbursed`: "I have refunded",
 * "we've just refunded", "has been refunded", "was refunded". What will, can or would be done is no claim.
 *
 * There are many tools, and the pattern of each takes half a millisecond to make: that is done once a reply begins so at all.
 */
export function claimsOf(verbs: string): readonly Claim[] {
  let pattern: RegExp | undefined;
  return [
    {
      exec(text) {
        if (!begun.test(text)) return null;
        pattern ??= new RegExp(`${begins}(?:${verbs})\\b`, 'i');
        return pattern.exec(text);
      },
    },
  ];
}
