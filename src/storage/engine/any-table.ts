import { text } from './row.ts';
import type { Row, Sql, Value } from './sql.ts';
import type { Table } from './table.ts';

type Keyed = Pick<Table, 'name' | 'key'>;

/** Some rows, and the key of the last of them where there may be more. */
export type Some = { rows: readonly Row[]; last: readonly Value[] | undefined };

/** The next rows of any table in the order of its key, beyond a key or from the first one on. */
export async function nextRows(
  sql: Sql,
  table: Keyed,
  { columns, after, atOnce }: { columns: readonly string[]; after: readonly Value[]; atOnce: number },
): Promise<Some> {
  const { name, key } = table;
  const beyond = after.length === 0 ? '' : `WHERE (${list(key)}) > (${places(key)})`;
  const rows = await sql.all(
    `SELECT ${list([...new Set([...key, ...columns])])} FROM ${quoted(name)} ${beyond} ORDER BY ${list(key)} LIMIT ?`,
    [...after, atOnce],
  );
  const last = rows.at(-1);
  return { rows, last: last !== undefined && rows.length === atOnce ? keyOf(last, table) : undefined };
}

/** By which one row is found. */
export function isThisRow({ key }: Keyed): string {
  return key.map((column) => `${quoted(column)} = ?`).join(' AND ');
}

export function keyOf(row: Row, { key }: Pick<Keyed, 'key'>): (string | number)[] {
  return key.map((column) => {
    const value = row[column];
    return typeof value === 'number' ? value : text(value);
  });
}

export function quoted(name: string): string {
  return `"${name}"`;
}

export function list(columns: readonly string[]): string {
  return columns.map(quoted).join(', ');
}

export function places(columns: readonly unknown[]): string {
  return columns.map(() => '?').join(', ');
}
