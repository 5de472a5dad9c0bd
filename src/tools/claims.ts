/**
 * How a reply says that something was done, for verbs such as `refunded|reimbursed`: "I have refunded",
 * "we've just refunded", "has been refunded", "was refunded". What will, can or would be done is no claim.
 */
export function claimsOf(verbs: string): readonly RegExp[] {
  return [
    new RegExp(`\\b(?:i|we)(?:['’]ve| have| had)?(?: (?:just|already|now|also))* (?:${verbs})\\b`, 'i'),
    new RegExp(`\\b(?:have|has|had)(?: (?:just|already|now|also|been))* (?:${verbs})\\b`, 'i'),
    new RegExp(`\\b(?:was|were)(?: (?:just|already|now|also))* (?:${verbs})\\b`, 'i'),
  ];
}
