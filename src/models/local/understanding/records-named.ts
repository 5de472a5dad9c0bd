import { findAmounts } from '../entities/amounts.ts';

/** The records that words name, by kind: addresses of customers, ids, sums. */
export type RecordsNamed = Readonly<Record<'emails' | 'ids' | 'sums', readonly string[]>>;

export function recordsIn(text: string): RecordsNamed {
  return {
    emails: text.match(address)?.map((email) => email.toLowerCase()) ?? [],
    ids: text.match(anyId)?.map((id) => id.toLowerCase()) ?? [],
    sums: findAmounts(text).map(({ cents }) => `${cents}`),
  };
}

/** Both name records of a kind, and none in common: what is asked for the one is not asked for the other. */
export function areOthers(a: RecordsNamed, b: RecordsNamed): boolean {
  return kinds.some((kind) => a[kind].length > 0 && b[kind].length > 0 && !a[kind].some((name) => b[kind].includes(name)));
}

const kinds = ['emails', 'ids', 'sums'] as const;

/**
 * "Refund pay_1 and pay_2", "the one of $114 and the one of $95": the same words for each record of the list alone. One
 * text, as it is, when it names no list of different records.
 */
export function forEachNamed(text: string): readonly string[] {
  const [list] = text.match(listed) ?? [];
  const items = [...new Set(list?.match(item) ?? [])];
  if (list === undefined || items.length < 2 || chosenFrom.test(text.slice(0, text.indexOf(list)))) return [text];
  return items.map((one) => text.replace(list, () => one).replace(countedTogether, ''));
}

/** Where a list of records stands in a text: nothing in it is a wish of its own. */
export function listIn(text: string): { readonly from: number; readonly to: number } | undefined {
  const found = listed.exec(text);
  return found === null ? undefined : { from: found.index, to: found.index + found[0].length };
}

const address = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const idShape = String.raw`\b(?:pay|inv)[_-]\w+`;
const sumShape = String.raw`(?:[$€£]\s?\d[\d,]*(?:\.\d\d)?|\b\d[\d,]*(?:\.\d\d)? ?(?:dollars|euros?|pounds|usd|eur|gbp)\b)`;
const lead = String.raw`(?:(?:the |that )?(?:(?:other|second|third) )?(?:(?:one|payment|charge|invoice|debit) )?(?:(?:of|for|over|from|at) )?)`;
const anyId = new RegExp(idShape, 'gi');
const listOf = (shape: string) =>
  String.raw`${shape}(?:\s*(?:,\s*(?:and |plus )?|\band\b|&|\bplus\b|\bas well as\b)\s*(?:also |then )?${lead}${shape})+`;
const listed = new RegExp(`${listOf(idShape)}|${listOf(sumShape)}`, 'i');
const item = new RegExp(`${idShape}|${sumShape}`, 'gi');
/** Of these one is meant, or what lies between them. */
const chosenFrom = /\b(?:between|difference|either|(?<!the )one of|which of|whether|from|instead of|rather than|not)\W+(?:\w+\W+){0,4}$/i;
const countedTogether =
  /\b(?:both|all) (?:of )?(?:them|these|those)?\b|\b(?:two|three|four|2|3|4) (?:of )?(?=(?:our|my|the|these|those)\b)/gi;
