import type { Cipher } from '../keys/cipher.ts';
import { isPadded, paddedColumn } from '../engine/columns.ts';
import { rowReader, text } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

/** Seals again, in steps of one size, what an older version sealed in its own length; 0 where all is. */
export async function padSealed(sql: Sql, cipher: Cipher): Promise<number> {
  return (
    (await padColumn(sql, cipher, 'Snapshot', 'countsSealed')) +
    (await padColumn(sql, cipher, 'Summary', 'contentSealed')) +
    (await padColumn(sql, cipher, 'Account', 'draftSealed'))
  );
}

/** The same for lists of names that wait to be saved. */
export async function padRosters(sql: Sql, cipher: Cipher): Promise<number> {
  return padColumn(sql, cipher, 'Account', 'rosterSealed');
}

const sealedRow = rowReader({ id: text, sealed: text });

async function padColumn(
  sql: Sql,
  cipher: Cipher,
  table: 'Snapshot' | 'Summary' | 'Account',
  name: 'countsSealed' | 'contentSealed' | 'draftSealed' | 'rosterSealed',
): Promise<number> {
  const column = paddedColumn(cipher, table, name);
  const update = `UPDATE ${table} SET ${name} = ? WHERE id = ?`;
  const all = await sql.all(`SELECT id, ${name} AS sealed FROM ${table} WHERE ${name} IS NOT NULL`);
  const rows = all.map(sealedRow).filter(({ sealed }) => !isPadded(sealed));
  for (const { id, sealed } of rows) await sql.run(update, [column.seal(id, column.open(id, sealed)), id]);
  return rows.length;
}
