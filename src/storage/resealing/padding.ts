import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import type { Cipher } from '../keys/cipher.ts';
import { isPadded, paddedColumn } from '../engine/columns.ts';

/** Seals again, in steps of one size, what an older version sealed in its own length; 0 where all is. */
export function padSealed(connection: Sqlite.Database, cipher: Cipher): number {
  return (
    padColumn(connection, cipher, 'Snapshot', 'countsSealed') +
    padColumn(connection, cipher, 'Summary', 'contentSealed') +
    padColumn(connection, cipher, 'Account', 'draftSealed')
  );
}

/** The same for lists of names that wait to be saved. */
export function padRosters(connection: Sqlite.Database, cipher: Cipher): number {
  return padColumn(connection, cipher, 'Account', 'rosterSealed');
}

function padColumn(
  connection: Sqlite.Database,
  cipher: Cipher,
  table: 'Snapshot' | 'Summary' | 'Account',
  name: 'countsSealed' | 'contentSealed' | 'draftSealed' | 'rosterSealed',
): number {
  const column = paddedColumn(cipher, table, name);
  const update = prepared(connection, `UPDATE ${table} SET ${name} = ? WHERE id = ?`);
  const rows = prepared<{ id: string; sealed: string }>(
    connection,
    `SELECT id, ${name} AS sealed FROM ${table} WHERE ${name} IS NOT NULL`,
  )
    .all()
    .filter(({ sealed }) => !isPadded(sealed));
  for (const { id, sealed } of rows) update.run(column.seal(id, column.open(id, sealed)), id);
  return rows.length;
}
