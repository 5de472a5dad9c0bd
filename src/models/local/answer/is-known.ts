import type { Precedent } from './asked-before.ts';

/** How like a single question it must be: less when all the questions of that place together say the same. */
const alike = { alone: 0.4, agreed: 0.25 };

/** So like questions that were asked before, it is one, question mark or not: "oldest ios that works". */
export function isKnown(precedents: readonly Precedent[]): boolean {
  const [first] = precedents;
  if (first === undefined) return false;
  const together = precedents.filter(({ section }) => section === first.section).reduce((sum, { likelihood }) => sum + likelihood, 0);
  return first.similarity >= (together >= 0.5 ? alike.agreed : alike.alone);
}
