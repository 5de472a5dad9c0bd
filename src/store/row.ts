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
  const currencies = new Set([...forms].flatMap(([field, form]) => (form === 'money' ? [`${field}Currency`] : [])));
  return {
    toRow: (record) => {
      const row: Columns = {};
      for (const [field, value] of Object.entries(record)) write(row, field, value, forms.get(field));
      return row as Row<Record>;
    },
    fromRow: (row) => {
      const columns: Columns = row;
      const record: Columns = {};
      for (const field in columns) {
        if (columns[field] !== null && !currencies.has(field)) record[field] = read(columns, field, forms.get(field));
      }
      return record as Record;
    },
  };
}

interface Columns {
  [column: string]: unknown;
}

function write(row: Columns, field: string, value: unknown, form: unknown): void {
  if (value === undefined) row[field] = null;
  else if (form === 'flag') row[field] = value === true ? 1 : 0;
  else if (form === 'json') row[field] = JSON.stringify(value);
  else if (form === 'money') {
    const { cents, currency } = value as Money;
    row[field] = cents;
    row[`${field}Currency`] = currency;
  } else row[field] = value;
}

function read(columns: Columns, field: string, form: unknown): unknown {
  const value = columns[field];
  if (form === 'flag') return value === 1;
  if (form === 'json') return JSON.parse(String(value));
  return form === 'money' ? { cents: value, currency: columns[`${field}Currency`] } : value;
}
