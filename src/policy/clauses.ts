import type { Clause, Knowledge, Passage } from '../core/knowledge.ts';

/**
 * Every clause that the documents hold: `billing-policies › Refunds › Full refund`, and each heading above it. What has
 * no heading, such as a plain text, is cited by the name of its document.
 */
export async function clausesOf(knowledge: Knowledge): Promise<readonly Clause[]> {
  const clauses = new Set<Clause>();
  for (const document of await knowledge.documents()) {
    for (const passage of (await knowledge.passages(document)) ?? []) for (const clause of clausesIn(passage)) clauses.add(clause);
  }
  return [...clauses];
}

function clausesIn({ document, heading }: Passage): readonly Clause[] {
  if (heading.length === 0) return [document];
  return heading.map((_, index) => [document, ...heading.slice(0, index + 1)].join(' › '));
}
