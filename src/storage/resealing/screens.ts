import { dialogueNames } from '../../core/model/people.ts';
import { createScreens } from '../accounts.ts';
import type { Cipher } from '../keys/cipher.ts';
import { among, maybe, rowReader, text, whole } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 500;

/** Moves some screens from where an older version kept them in clear to their accounts; 0 where none is left. */
export async function sealPlainScreens(sql: Sql, cipher: Cipher): Promise<number> {
  const screens = createScreens(cipher);
  const update = 'UPDATE Account SET screenSealed = ? WHERE id = ?';
  const remove = 'DELETE FROM PlainScreen WHERE accountId = ?';
  const rows = await sql.all(`SELECT * FROM PlainScreen ORDER BY accountId LIMIT ${atOnce}`);
  for (const row of rows) {
    const { accountId, dialogue, screenMessageId } = plainScreen(row);
    const screen = { dialogue, messageId: screenMessageId, doorId: undefined };
    await sql.run(update, [screens.seal(accountId, screen), accountId]);
    await sql.run(remove, [accountId]);
  }
  return rows.length;
}

const plainScreen = rowReader({
  accountId: text,
  dialogue: maybe(among(dialogueNames)),
  screenMessageId: maybe(whole),
});
