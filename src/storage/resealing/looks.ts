import { createAccessSheets, unitOf } from '../access-sheets.ts';
import type { Cipher } from '../keys/cipher.ts';
import { among, instant, maybe, rowReader, text, whole } from '../engine/row.ts';
import { createShownMessages } from '../shown-messages.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 100;

/** Moves some looks at words from where an older version kept them in clear; 0 where none is left. */
export async function sealPlainLooks(sql: Sql, cipher: Cipher): Promise<number> {
  const sheets = createAccessSheets(cipher);
  const rows = await sql.all(`SELECT * FROM PlainAccessEvent ORDER BY id LIMIT ${atOnce}`);
  for (const row of rows) {
    const event = plainLook(row);
    const { viewerId, roundId } = event;
    const key = { viewerId, roundId, unitId: await unitOf(sql, event.memberId) };
    await sheets.save(sql, key, [...((await sheets.find(sql, key)) ?? []), event]);
    await sql.run('DELETE FROM PlainAccessEvent WHERE id = ?', [event.id]);
  }
  return rows.length;
}

/** The same for the messages in which words stand. */
export async function sealPlainMessages(sql: Sql, cipher: Cipher): Promise<number> {
  const messages = createShownMessages(cipher);
  const rows = await sql.all(`SELECT * FROM PlainShownWords ORDER BY id LIMIT ${atOnce}`);
  for (const row of rows) {
    const { suggestionId, ...one } = plainShown(row);
    const { accountId, messageId, memberId } = one;
    const shown = { ...one, ...(suggestionId !== undefined && { suggestionId }) };
    const key = { accountId, messageId, unitId: await unitOf(sql, memberId) };
    await messages.save(sql, key, [...(await messages.find(sql, key)), shown]);
    await sql.run('DELETE FROM PlainShownWords WHERE id = ?', [one.id]);
  }
  return rows.length;
}

const plainLook = rowReader({
  id: text,
  memberId: text,
  viewerId: text,
  roundId: text,
  what: among(['summary', 'suggestion', 'absence']),
  firstAt: instant,
  lastAt: instant,
});

const plainShown = rowReader({
  id: text,
  memberId: text,
  roundId: text,
  suggestionId: maybe(text),
  accountId: text,
  messageId: whole,
  shownAt: instant,
});
