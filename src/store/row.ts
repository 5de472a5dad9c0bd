import type { Currency, Money } from '../core/money.ts';

/**
 * How a record lies in a table: a column bears the name of the field it keeps.
 * Strings and numbers lie as they are, an absent field as NULL, a yes or no as 1 or 0, money as its cents
 * with the currency in a column beside it, everything else as JSON.
 */
export type Row<Record extends object> = {
  readonly [Field in keyof Record]-?: Column<Required<Record>[Field]> | (object extends Pick<Record, Field> ? null : never);
} & {
  readonly [Field in MoneyField<Record> as `${Field}Currency`]: Currency;
};

/** Names the fields that do not lie as they are. The compiler asks for exactly these. */
export type Layout<Record extends object> = {
  readonly [Field in keyof Record as [Form<Required<Record>[Field]>] extends [never] ? never : Field]-?: Form<Required<Record>[Field]>;
};

type Form<T> = T extends Money ? 'money' : T extends boolean ? 'flag' : T extends string | number ? never : 'json';
type Column<T> = T extends Money ? number : T extends boolean ? 0 | 1 : T extends string | number ? T : string;
type MoneyField<Record extends object> = {
  [Field in keyof Record]-?: Form<Required<Record>[Field]> extends 'money' ? Field & string : never;
}[keyof Record];

export interface Rows<Record extends object> {
  toRow(record: Record): Row<Record>;
  fromRow(row: Row<Record>): Record;
}

/** Both ways between records and rows. What was written as a row is trusted to be one when it is read. */
export function rows<Record extends object>(layout: Layout<Record>): Rows<Record> {
  const forms = new Map<string, unknown>(Object.entries(layout));
  return {
    toRow: (record) =>
      Object.fromEntries(Object.entries(record).flatMap(([field, value]) => write(field, value, forms.get(field)))) as Row<Record>,
    fromRow: (row) => {
      const columns = row as { readonly [column: string]: unknown };
      const fields = Object.entries(columns).filter(([column, value]) => value !== null && !isCurrencyOf(column, forms));
      return Object.fromEntries(fields.map(([field, value]) => [field, read(field, value, columns, forms.get(field))])) as Record;
    },
  };
}

function write(field: string, value: unknown, form: unknown): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [[field, null]];
  if (form === 'flag') return [[field, value === true ? 1 : 0]];
  if (form === 'json') return [[field, JSON.stringify(value)]];
  if (form !== 'money') return [[field, value]];
  const { cents, currency } = value as Money;
  return [
    [field, cents],
    [`${field}Currency`, currency],
  ];
}

function read(field: string, value: unknown, columns: { readonly [column: string]: unknown }, form: unknown): unknown {
  if (form === 'flag') return value === 1;
  if (form === 'json') return JSON.parse(String(value));
  return form === 'money' ? { cents: value, currency: columns[`${field}Currency`] } : value;
}

function isCurrencyOf(column: string, forms: ReadonlyMap<string, unknown>): boolean {
  return column.endsWith('Currency') && forms.get(column.slice(0, -'Currency'.length)) === 'money';
}
