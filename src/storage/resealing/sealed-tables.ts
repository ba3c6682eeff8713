import type { Row } from '../engine/sql.ts';
import { keyOf } from '../engine/any-table.ts';
import type { Table } from '../engine/table.ts';
import { tables } from '../generated/tables.ts';
import { keyIdIn, type SealedPlace } from '../keys/cipher.ts';

export type SealedTable = Pick<Table, 'name' | 'key'> & {
  /** The columns that hold sealed texts. */
  sealed: readonly string[];
  /** The columns that together are the name to which its texts are bound. */
  rowName: readonly string[];
};

/** Every table that holds sealed texts. What an older version kept in clear was emptied before anything else ran. */
export const sealedTables: readonly SealedTable[] = tables
  .filter(({ name }) => !name.startsWith('Plain'))
  .map(({ name, key, columns }) => ({
    ...{ name, key },
    sealed: columns
      .map((column) => column.name)
      .filter((column) => column.endsWith('Sealed') || (name === 'Meta' && column === 'value')),
    rowName: name === 'InboxUpdate' ? ['updateId'] : key,
  }))
  .filter(({ sealed }) => sealed.length > 0);

/** What has to be read of a row so that its texts can be opened. */
export function columnsOf({ sealed, rowName }: SealedTable): string[] {
  return [...rowName, ...sealed];
}

/** The sealed texts of a row, each with where it stands. */
export function textsIn(
  row: Row,
  { name, sealed, rowName }: SealedTable,
): { place: SealedPlace; sealed: string }[] {
  const rowId = keyOf(row, { key: rowName }).join('/');
  return sealed.flatMap((column) => {
    const found = row[column];
    // Of Meta only some values are sealed.
    if (typeof found !== 'string' || keyIdIn(found) === undefined) return [];
    return [{ place: { table: name, column, rowId }, sealed: found }];
  });
}
