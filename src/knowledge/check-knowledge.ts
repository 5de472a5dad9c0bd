import { readFileSync } from 'node:fs';
import type { Synonyms } from '../core/agent.ts';
import { clauseHint } from '../core/clause-hint.ts';
import type { Clause, Passage } from '../core/knowledge.ts';
import { type Problem, sortProblems } from '../core/problem.ts';
import { type Contradiction, contradictions } from './contradictions.ts';
import { deadLinks } from './dead-links.ts';
import { decode } from './decode.ts';
import type { KnowledgeFile, OpenKnowledge } from './open-knowledge.ts';
import { needsParser } from './read-document.ts';
import { canonicalBy, type Statement, statementsOf } from './statements.ts';

/** A clause that something rests on, and where it says so. */
interface CitedClause {
  readonly clause: Clause;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface KnowledgeUse {
  readonly synonyms: Synonyms;
  /** Documents that some agent knows. */
  readonly agentDocuments: readonly string[];
  /** Every section of every document. */
  readonly clauses: readonly Clause[];
  readonly citedClauses: readonly CitedClause[];
}

/**
 * What is wrong with the documents: files that cannot be read, dead links, figures that contradict each other, clauses
 * that are cited and stand nowhere; and, as warnings, documents that no agent knows. `show` makes a path that people read.
 */
export async function checkKnowledge(
  knowledge: OpenKnowledge,
  { synonyms, agentDocuments, clauses, citedClauses }: KnowledgeUse,
  show: (path: string) => string = (path) => path,
): Promise<readonly Problem[]> {
  await knowledge.refresh();
  const files = await knowledge.files();
  const place = placeIn(files, show);
  return sortProblems([
    ...files.filter(({ problem }) => problem !== '').map(({ path, problem }) => atTop(show(path), 'error', problem)),
    ...deadLinks(
      files.map(({ path }) => path),
      show,
    ),
    ...citedClauses.filter(({ clause }) => !clauses.includes(clause)).map((cited) => missingClause(cited, clauses)),
    ...files
      .filter(({ document }) => !agentDocuments.includes(document))
      .map(({ path, document }) => ({
        ...atTop(show(path), 'warning', `no agent knows this document`),
        hint: `name "${document}" under "documents" of an agent`,
      })),
    ...contradictionProblems(contradictions(await allStatements(knowledge, synonyms)), place),
  ]);
}

async function allStatements(knowledge: OpenKnowledge, synonyms: Synonyms): Promise<readonly Statement[]> {
  const canonical = canonicalBy(synonyms);
  const statements: Statement[] = [];
  for (const document of await knowledge.documents()) {
    for (const passage of (await knowledge.passages(document)) ?? []) statements.push(...statementsOf(passage, canonical));
  }
  return statements;
}

function atTop(file: string, severity: Problem['severity'], message: string): Problem {
  return { severity, file, line: 1, column: 1, message };
}

function missingClause({ clause, ...place }: CitedClause, clauses: readonly Clause[]): Problem {
  const hint = clauseHint(clause, clauses);
  const message = `no document holds the clause "${clause}"`;
  return { severity: 'error', ...place, message, ...(hint === undefined ? {} : { hint }) };
}

type Place = (statement: Statement) => { readonly file: string; readonly line: number };

/** One problem for each statement that others speak against: the one with the most against it is probably the wrong one. */
function contradictionProblems(all: readonly Contradiction[], place: Place): readonly Problem[] {
  const times = new Map<Statement, number>();
  for (const statement of all.flatMap(({ one, other }) => [one, other])) times.set(statement, (times.get(statement) ?? 0) + 1);
  const against = new Map<Statement, Statement[]>();
  for (const { one, other } of all) {
    const [odd, sound] = (times.get(one) ?? 0) > (times.get(other) ?? 0) ? [one, other] : [other, one];
    against.set(odd, [...(against.get(odd) ?? []), sound]);
  }
  return [...against].map(([odd, others]): Problem => {
    const said = others.map((other) => `${place(other).file}:${place(other).line} ("${other.text}")`).join(', ');
    const message = `"${odd.text}" contradicts ${said}`;
    return { severity: 'error', ...place(odd), column: 1, message, hint: 'settle it, and say it the same way everywhere' };
  });
}

/** Where a statement stands. A passage leaves out empty lines and comments, so its line is looked up in the file. */
function placeIn(files: readonly KnowledgeFile[], show: (path: string) => string): Place {
  const paths = new Map(files.map(({ document, path }) => [document, path]));
  const linesOf = new Map<string, readonly string[]>();
  return ({ passage, line }) => {
    const path = paths.get(passage.document) ?? passage.document;
    if (needsParser(path)) return { file: show(path), line: passage.lines[0] };
    const lines = linesOf.get(path) ?? decode(readFileSync(path)).split(/\r\n|\r|\n/);
    linesOf.set(path, lines);
    return { file: show(path), line: lineOf(passage, line, lines) };
  };
}

function lineOf({ lines: [first, last], text }: Passage, line: number, lines: readonly string[]): number {
  const wanted = text.split('\n')[line] ?? '';
  const found = lines.findIndex((source, index) => index >= first - 1 + line && index < last && source.includes(wanted));
  return found < 0 ? first : found + 1;
}
