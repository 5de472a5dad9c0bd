import type { Clause } from './knowledge.ts';
import { nearest } from './nearest.ts';

/** For a clause that no document holds: the nearest that one does, the clauses of its document, or the documents there are. */
export function clauseHint(clause: Clause, clauses: readonly Clause[]): string | undefined {
  const near = nearest(clause, clauses);
  if (near !== undefined) return `did you mean "${near}"?`;
  const document = documentOf(clause);
  const beside = clauses.filter((one) => documentOf(one) === document);
  if (beside.length > 0) return `${document} holds: ${listed(beside)}`;
  const documents = [...new Set(clauses.map(documentOf))];
  const meant = nearest(document, documents);
  if (meant !== undefined) return `did you mean the document "${meant}"?`;
  return documents.length === 0 ? undefined : `documents: ${listed(documents)}`;
}

const documentOf = (clause: Clause) => clause.split(' › ', 1)[0] ?? '';

/** A long list helps nobody. */
const most = 8;

function listed(names: readonly string[]): string {
  return names.length > most ? `${names.slice(0, most).join(', ')}, …` : names.join(', ');
}
