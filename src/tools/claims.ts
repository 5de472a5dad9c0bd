/**
 * How a reply says that something was done, for verbs such as `refunded|reimbursed`: "I have refunded",
 * "we've just refunded", "has been refunded", "was refunded". What will, can or would be done is no claim.
 */
export function claimsOf(verbs: string): readonly RegExp[] {
  const adverbs = '(?: (?:just|already|now|also))*';
  const doer = `(?:i|we)(?:['’]ve| have| had)?${adverbs}`;
  const perfect = '(?:have|has|had)(?: (?:just|already|now|also|been))*';
  // One pattern for all: there are many tools, and each of their patterns has to be made before the first reply is shown.
  return [new RegExp(`\\b(?:${doer}|${perfect}|(?:was|were)${adverbs}) (?:${verbs})\\b`, 'i')];
}
