import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import type { Cipher } from '../keys/cipher.ts';
import { createSnapshotContents } from '../snapshots.ts';
import { createSummaryContents } from '../summaries.ts';

const atOnce = 200;

/** Seals with their counts how many reviews some snapshots hold; 0 where none is left. */
export function sealPlainSnapshots(connection: Sqlite.Database, cipher: Cipher): number {
  const contents = createSnapshotContents(cipher);
  const update = prepared(connection, 'UPDATE Snapshot SET countsSealed = ? WHERE id = ?');
  const remove = prepared(connection, 'DELETE FROM PlainSnapshot WHERE id = ?');
  const rows = prepared<{ id: string; reviews: number; countsSealed: string }>(
    connection,
    `SELECT id, PlainSnapshot.reviews, countsSealed FROM PlainSnapshot JOIN Snapshot USING (id)
     ORDER BY id LIMIT ${atOnce}`,
  ).all();
  for (const { id, reviews, countsSealed } of rows) {
    update.run(contents.seal(id, { ...contents.open(id, countsSealed), reviews }), id);
    remove.run(id);
  }
  return rows.length;
}

/** Seals with some summaries the fingerprint under which they were approved; 0 where none is left. */
export function sealPlainSummaries(connection: Sqlite.Database, cipher: Cipher): number {
  const contents = createSummaryContents(cipher);
  const update = prepared(connection, 'UPDATE Summary SET contentSealed = ? WHERE id = ?');
  const remove = prepared(connection, 'DELETE FROM PlainSummary WHERE id = ?');
  const rows = prepared<{ id: string; fingerprint: string; contentSealed: string }>(
    connection,
    `SELECT id, PlainSummary.fingerprint, contentSealed FROM PlainSummary JOIN Summary USING (id)
     ORDER BY id LIMIT ${atOnce}`,
  ).all();
  for (const { id, fingerprint, contentSealed } of rows) {
    update.run(contents.seal(id, { ...contents.open(id, contentSealed), fingerprint }), id);
    remove.run(id);
  }
  return rows.length;
}
