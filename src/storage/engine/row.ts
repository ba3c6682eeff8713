import type { Row } from './sql.ts';

/** Reads what stands in a column, in whichever form an engine or Prisma gives it. */
export type Column<Value> = (given: unknown) => Value;

export const text: Column<string> = (given) => {
  if (typeof given !== 'string') throw new Error('no text');
  return given;
};

/** A sum comes from PostgreSQL as a text, as it may be larger than a number can tell. */
export const whole: Column<number> = (given) => {
  const number = typeof given === 'string' || typeof given === 'bigint' ? Number(given) : given;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new Error('no whole number');
  return number;
};

export const flag: Column<boolean> = (given) => {
  if (given === 0 || given === 1) return given === 1;
  if (typeof given !== 'boolean') throw new Error('no flag');
  return given;
};

export const instant: Column<Date> = (given) => {
  const at = given instanceof Date ? given : new Date(text(given));
  if (Number.isNaN(at.getTime())) throw new Error('no instant');
  return at;
};

/** One of a closed list. */
export function among<const Value extends string>(values: readonly Value[]): Column<Value> {
  return (given) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new Error(`not one of ${values.join(', ')}`);
    return found;
  };
}

/** What may be absent, which is `undefined` wherever it comes from. */
export function maybe<Value>(column: Column<Value>): Column<Value | undefined> {
  return (given) => (given === null || given === undefined ? undefined : column(given));
}

/** What was looked for; undefined where there is no such row. */
export function found<Given extends Row, Told>(
  row: Given | null | undefined,
  read: (row: Given) => Told,
): Told | undefined {
  return row === null || row === undefined ? undefined : read(row);
}

/** As it is written by Prisma, which takes `undefined` to mean that a column stays as it is. */
export function withNulls<Columns extends object>(columns: Columns): WithNulls<Columns>;
export function withNulls(columns: object): object {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]: [string, unknown]) => [name, value ?? null]),
  );
}

type WithNulls<Columns> = {
  [Name in keyof Columns]:
    Exclude<Columns[Name], undefined> | (undefined extends Columns[Name] ? null : never);
};

type Shape = Readonly<Record<string, Column<unknown>>>;

/** What a row of these columns says. */
export type Read<Columns extends Shape> = { [Name in keyof Columns]: ReturnType<Columns[Name]> };

/** Reads rows of these columns; what else stands in them is left out. */
export function rowReader<const Columns extends Shape>(columns: Columns): (row: Row) => Read<Columns>;
export function rowReader(columns: Shape): (row: Row) => object {
  const all = Object.entries(columns);
  return (row) => {
    const read: Record<string, unknown> = {};
    for (const [name, column] of all) {
      try {
        read[name] = column(row[name]);
      } catch (error) {
        throw new Error(`the column "${name}" cannot be read`, { cause: error });
      }
    }
    return read;
  };
}

/** The columns of a table: read by name, and the same whether a statement or Prisma found the row. */
export function tableRow<const Columns extends Shape>(table: string, columns: Columns) {
  return {
    /** To select by. */
    columns: Object.keys(columns)
      .map((column) => `"${table}"."${column}"`)
      .join(', '),
    read: rowReader(columns),
  };
}
