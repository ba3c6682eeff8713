import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import { z } from 'zod';
import { dialogueNames } from '../../core/model/people.ts';
import { createScreens } from '../accounts.ts';
import type { Cipher } from '../keys/cipher.ts';
import { text, whole } from '../engine/raw-row.ts';

const atOnce = 500;

/** Moves some screens from where an older version kept them in clear to their accounts; 0 where none is left. */
export function sealPlainScreens(connection: Sqlite.Database, cipher: Cipher): number {
  const screens = createScreens(cipher);
  const update = prepared(connection, 'UPDATE Account SET screenSealed = ? WHERE id = ?');
  const remove = prepared(connection, 'DELETE FROM PlainScreen WHERE accountId = ?');
  const rows = prepared(connection, `SELECT * FROM PlainScreen ORDER BY accountId LIMIT ${atOnce}`).all();
  for (const row of rows) {
    const { accountId, dialogue, screenMessageId } = plainScreen.parse(row);
    const screen = { dialogue: dialogue ?? undefined, messageId: screenMessageId ?? undefined };
    update.run(screens.seal(accountId, screen), accountId);
    remove.run(accountId);
  }
  return rows.length;
}

const plainScreen = z.object({
  accountId: text,
  dialogue: z.enum(dialogueNames).nullable(),
  screenMessageId: whole.nullable(),
});
