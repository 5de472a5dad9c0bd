/** Something wrong in a file that people write, at its place: what `check` commands list and editors can jump to. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Path of the file, as it was given. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** What is wrong, one sentence without a full stop. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
}

/** `billing-agent.yml:12:3: there is no key "handofs" here; did you mean "handoffs"?` */
export function formatProblem({ severity, file, line, column, message, hint }: Problem): string {
  const mark = severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line}:${column}: ${mark}${message}${hint === undefined ? '' : `; ${hint}`}`;
}

/** Errors before warnings, then by file and place. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) => rank(a) - rank(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
