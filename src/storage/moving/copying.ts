import { flag, instant, maybe, text, whole } from '../engine/row.ts';
import { isThisRow, keyOf, list, nextRows, places, quoted, type Some } from '../engine/any-table.ts';
import type { Row, Sql, Value } from '../engine/sql.ts';
import type { Column, Table } from '../engine/table.ts';
import { tables } from '../generated/tables.ts';

/** Two databases of one schema. */
export type Between = { from: Sql; to: Sql };

/** Copies every row of every table, whatever the schema has, each table after those that it references. Returns how many. */
export async function copyTables(
  between: Between,
  onTable: (table: string, rows: number) => void,
): Promise<number> {
  let all = 0;
  for (const table of tables) {
    const rows = await copyTable(between, table);
    onTable(table.name, rows);
    all += rows;
  }
  return all;
}

/** The first table that does not have as many rows there as here. */
export async function findOtherCount({ from, to }: Between): Promise<string | undefined> {
  for (const { name } of tables) {
    const sql = `SELECT count(*) AS count FROM ${quoted(name)}`;
    const [here, there] = [await from.first(sql), await to.first(sql)];
    if (whole(here?.['count']) !== whole(there?.['count'])) return name;
  }
  return undefined;
}

/** Whether nothing stands in any table. */
export async function isEmpty(sql: Sql): Promise<boolean> {
  for (const { name } of tables)
    if ((await sql.first(`SELECT 1 AS found FROM ${quoted(name)} LIMIT 1`)) !== undefined) return false;
  return true;
}

/** A row may be a whole file. */
const atOnce = 50;

async function copyTable({ from, to }: Between, table: Table): Promise<number> {
  const columns = table.columns.map(({ name }) => name);
  const children: { key: readonly Value[]; parent: string }[] = [];
  let copied = 0;
  let after: readonly Value[] | undefined = [];
  while (after !== undefined) {
    const { rows, last }: Some = await nextRows(from, table, { columns, after, atOnce });
    if (rows.length > 0)
      await to.run(
        insertOf(table, rows.length),
        rows.flatMap((row) => valuesOf(row, table)),
      );
    for (const row of rows) {
      const parent = table.parent === undefined ? undefined : maybe(text)(row[table.parent]);
      if (parent !== undefined) children.push({ key: keyOf(row, table), parent });
    }
    copied += rows.length;
    after = last;
  }
  // Only once all of them are there does each find its parent.
  if (table.parent === undefined) return copied;
  const adopt = `UPDATE ${quoted(table.name)} SET ${quoted(table.parent)} = ? WHERE ${isThisRow(table)}`;
  for (const { key, parent } of children) await to.run(adopt, [parent, ...key]);
  return copied;
}

function insertOf({ name, columns }: Table, rows: number): string {
  const row = `(${places(columns)})`;
  return `INSERT INTO ${quoted(name)} (${list(columns.map((column) => column.name))}) VALUES ${Array(rows).fill(row).join(', ')}`;
}

/** As the other engine takes them, however this one holds them. */
function valuesOf(row: Row, { columns, parent }: Table): Value[] {
  return columns.map(({ name, type }) =>
    name === parent ? null : (maybe<Value>(readers[type])(row[name]) ?? null),
  );
}

const readers: Readonly<Record<Column['type'], (given: unknown) => Value>> = {
  ...{ String: text, Int: whole, Boolean: flag, DateTime: instant },
};
