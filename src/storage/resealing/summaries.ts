import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import type { Cipher } from '../keys/cipher.ts';
import { createSnapshotContents } from '../snapshots.ts';
import { createSummaryContents } from '../summaries.ts';

const atOnce = 200;

/** Seals with their counts how many reviews some snapshots hold; 0 where none is left. */
export function sealPlainSnapshots(connection: Sqlite.Database, cipher: Cipher): number {
  const contents = createSnapshotContents(cipher);
  return sealPlain<number>(connection, ['Snapshot', 'countsSealed', 'reviews'], ({ id, sealed, plain }) =>
    contents.seal(id, { ...contents.open(id, sealed), reviews: plain }),
  );
}

/** Seals with some summaries the fingerprint under which they were approved; 0 where none is left. */
export function sealPlainSummaries(connection: Sqlite.Database, cipher: Cipher): number {
  const contents = createSummaryContents(cipher);
  return sealPlain<string>(connection, ['Summary', 'contentSealed', 'fingerprint'], ({ id, sealed, plain }) =>
    contents.seal(id, { ...contents.open(id, sealed), fingerprint: plain }),
  );
}

type Row<Plain> = { id: string; sealed: string; plain: Plain };

function sealPlain<Plain>(
  connection: Sqlite.Database,
  [table, sealed, plain]: readonly [string, string, string],
  seal: (row: Row<Plain>) => string,
): number {
  const update = prepared(connection, `UPDATE ${table} SET ${sealed} = ? WHERE id = ?`);
  const remove = prepared(connection, `DELETE FROM Plain${table} WHERE id = ?`);
  const rows = prepared<Row<Plain>>(
    connection,
    `SELECT id, ${sealed} AS sealed, Plain${table}.${plain} AS plain FROM Plain${table} JOIN ${table} USING (id)
     ORDER BY id LIMIT ${atOnce}`,
  ).all();
  for (const row of rows) {
    update.run(seal(row), row.id);
    remove.run(row.id);
  }
  return rows.length;
}
