import { noticeSchema } from '../../core/model/notices.ts';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { createDeliveryContents } from '../deliveries.ts';
import { parseJson } from '../engine/json.ts';
import { rowReader, text } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

const plainDelivery = rowReader({ id: text, dedupeKey: text, noticeSealed: text, status: text });

const atOnce = 500;

/** Seals some deliveries whose keys an older version kept in clear; 0 where none is left. */
export async function sealPlainDeliveries(sql: Sql, cipher: Cipher): Promise<number> {
  const notices = sealedColumn(cipher, 'Delivery', 'noticeSealed');
  const contents = createDeliveryContents(cipher);
  const update = 'UPDATE Delivery SET dedupeHash = ?, contentSealed = ? WHERE id = ?';
  const forget = 'DELETE FROM Delivery WHERE id = ?';
  const remove = 'DELETE FROM PlainDelivery WHERE id = ?';
  const rows = await sql.all(
    `SELECT PlainDelivery.*, status FROM PlainDelivery JOIN Delivery USING (id) ORDER BY id LIMIT ${atOnce}`,
  );
  for (const { id, dedupeKey, noticeSealed, status } of rows.map(plainDelivery)) {
    const notice = noticeSchema.parse(parseJson(notices.open(id, noticeSealed)));
    const { dedupeHash, contentSealed } = contents.seal(id, { dedupeKey, notice });
    if (status !== 'pending' && contents.isForgotten(id, contentSealed)) await sql.run(forget, [id]);
    else await sql.run(update, [dedupeHash, contentSealed, id]);
    await sql.run(remove, [id]);
  }
  return rows.length;
}
