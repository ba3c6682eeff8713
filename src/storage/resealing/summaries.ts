import type { Cipher } from '../keys/cipher.ts';
import { createSnapshotContents } from '../snapshots.ts';
import { createSummaryContents } from '../summaries.ts';
import { rowReader, text, whole, type Column } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 200;

/** Seals with their counts how many reviews some snapshots hold; 0 where none is left. */
export async function sealPlainSnapshots(sql: Sql, cipher: Cipher): Promise<number> {
  const contents = createSnapshotContents(cipher);
  return await sealPlain(sql, ['Snapshot', 'countsSealed', 'reviews', whole], ({ id, sealed, plain }) =>
    contents.seal(id, { ...contents.open(id, sealed), reviews: plain }),
  );
}

/** Seals with some summaries the fingerprint under which they were approved; 0 where none is left. */
export async function sealPlainSummaries(sql: Sql, cipher: Cipher): Promise<number> {
  const contents = createSummaryContents(cipher);
  return await sealPlain(sql, ['Summary', 'contentSealed', 'fingerprint', text], ({ id, sealed, plain }) =>
    contents.seal(id, { ...contents.open(id, sealed), fingerprint: plain }),
  );
}

type Row<Plain> = { id: string; sealed: string; plain: Plain };

async function sealPlain<Plain>(
  sql: Sql,
  [table, sealed, plain, column]: readonly [string, string, string, Column<Plain>],
  seal: (row: Row<Plain>) => string,
): Promise<number> {
  const update = `UPDATE ${table} SET ${sealed} = ? WHERE id = ?`;
  const remove = `DELETE FROM Plain${table} WHERE id = ?`;
  const rows =
    await sql.all(`SELECT id, ${sealed} AS sealed, Plain${table}.${plain} AS plain FROM Plain${table} JOIN ${table} USING (id)
     ORDER BY id LIMIT ${atOnce}`);
  const read = rowReader({ id: text, sealed: text, plain: column });
  for (const row of rows.map(read)) {
    await sql.run(update, [seal(row), row.id]);
    await sql.run(remove, [row.id]);
  }
  return rows.length;
}
