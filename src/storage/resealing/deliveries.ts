import type Sqlite from 'better-sqlite3';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { createDeliveryContents } from '../deliveries.ts';
import { readNotice } from '../notice-json.ts';
import { prepared } from '../engine/prepared.ts';

type PlainDelivery = { id: string; dedupeKey: string; noticeSealed: string; status: string };

const atOnce = 500;

/** Seals some deliveries whose keys an older version kept in clear; 0 where none is left. */
export function sealPlainDeliveries(connection: Sqlite.Database, cipher: Cipher): number {
  const notices = sealedColumn(cipher, 'Delivery', 'noticeSealed');
  const contents = createDeliveryContents(cipher);
  const update = prepared(connection, 'UPDATE Delivery SET dedupeHash = ?, contentSealed = ? WHERE id = ?');
  const forget = prepared(connection, 'DELETE FROM Delivery WHERE id = ?');
  const remove = prepared(connection, 'DELETE FROM PlainDelivery WHERE id = ?');
  const rows = prepared<PlainDelivery>(
    connection,
    `SELECT PlainDelivery.*, status FROM PlainDelivery JOIN Delivery USING (id) ORDER BY id LIMIT ${atOnce}`,
  ).all();
  for (const { id, dedupeKey, noticeSealed, status } of rows) {
    const notice = readNotice(notices.open(id, noticeSealed));
    const { dedupeHash, contentSealed } = contents.seal(id, { dedupeKey, notice });
    if (status !== 'pending' && contents.isForgotten(id, contentSealed)) forget.run(id);
    else update.run(dedupeHash, contentSealed, id);
    remove.run(id);
  }
  return rows.length;
}
