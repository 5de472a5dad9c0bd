import type { Question } from './question.ts';

/** `Yes. ` or `No. ` where the cell of the one plan that was asked about says so beyond doubt; else nothing. */
export function verdictOn(question: Question, label: string, value: string | undefined): string {
  if (value === undefined || !(question.claims || question.expected.includes('yes-no'))) return '';
  if (/^not (?:included|available)/i.test(value)) return 'No. ';
  if (/^(?:included|available)\b/i.test(value)) return 'Yes. ';
  const told = /^([$€£]?)(\d[\d,.]*)\s*([a-z%]+)?$/i.exec(value);
  const sign = told?.[1] ?? '';
  const unit = sign === '' ? (told?.[3] ?? '') : sign;
  const figure = question.figures.find((one) => unit === '' || alike(one.unit, unit));
  if (told === null || figure === undefined || (unit === '' && /[$€£%]/.test(figure.unit))) return '';
  const bound = Number((told[2] ?? '').replaceAll(',', ''));
  const within = /\b(?:maximum|largest|up to|storage|requests)\b/i.test(label)
    ? figure.value <= bound
    : /\b(?:minimum|at least)\b/i.test(label)
      ? figure.value >= bound
      : undefined;
  if (figure.value === bound) return answer(true);
  // "Is it true that it holds 50?" where it holds 100: neither a plain yes nor a plain no.
  if (within !== undefined) return question.claims && within ? '' : answer(within);
  return question.claims ? answer(false) : '';
}

const answer = (yes: boolean) => (yes ? 'Yes. ' : 'No. ');

/** `hours` and `hour`, `dollars` and `$`. */
function alike(asked: string, unit: string): boolean {
  const plain = (one: string) => (currencies.get(one.toLowerCase()) ?? one.toLowerCase()).replace(/s$/, '');
  return plain(asked) === plain(unit);
}

const currencies: ReadonlyMap<string, string> = new Map([
  ...['dollar', 'dollars', 'usd', 'bucks'].map((name) => [name, '$'] as const),
  ...['euro', 'euros', 'eur'].map((name) => [name, '€'] as const),
  ...['gig', 'gigs', 'gigabytes', 'gigabyte'].map((name) => [name, 'gb'] as const),
  ...['meg', 'megs', 'megabytes', 'megabyte'].map((name) => [name, 'mb'] as const),
  ...['percent', 'pct'].map((name) => [name, '%'] as const),
]);
