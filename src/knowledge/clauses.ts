import type { Clause, Knowledge, Passage } from '../core/knowledge.ts';

/** Every section of every document, as policies and playbooks cite it: `billing-policies › Refunds › Full refund`. */
export async function clausesOf(knowledge: Knowledge): Promise<readonly Clause[]> {
  const clauses = new Set<Clause>();
  for (const document of await knowledge.documents()) {
    for (const passage of (await knowledge.passages(document)) ?? []) for (const clause of clausesAround(passage)) clauses.add(clause);
  }
  return [...clauses];
}

/** The section of a passage and all those around it: a section with nothing but parts of its own can be cited too. */
function clausesAround({ document, heading }: Passage): readonly Clause[] {
  return heading.map((_, depth) => [document, ...heading.slice(0, depth + 1)].join(' › '));
}
