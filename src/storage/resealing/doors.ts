import { UnsealError, type Cipher } from '../keys/cipher.ts';
import { createDialogueColumns } from '../dialogues.ts';
import { createDoors } from '../doors.ts';
import { createGroupChats } from '../groups.ts';
import { createIds } from '../engine/ids.ts';
import { createInboxColumns } from '../inbox.ts';
import { instant, rowReader, text, whole } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 500;
/** Of a keyed hash; a chat as an older version wrote it is shorter. */
const hashLength = 43;

/** Makes doors of some Telegram ids that an older version kept in clear; 0 where none is left. */
export async function sealPlainDoors(sql: Sql, cipher: Cipher): Promise<number> {
  const doors = createDoors(cipher);
  const ids = createIds();
  const remove = 'DELETE FROM PlainDoor WHERE accountId = ?';
  const rows = await sql.all(`SELECT * FROM PlainDoor ORDER BY accountId LIMIT ${atOnce}`);
  for (const row of rows) {
    const { telegramId, ...door } = plainDoor(row);
    await doors.insert(sql, { id: ids.next(), ...door, kind: 'telegram', address: telegramId });
    await sql.run(remove, [door.accountId]);
  }
  return rows.length;
}

/** The same for the chats of groups. */
export async function sealPlainGroupChats(sql: Sql, cipher: Cipher): Promise<number> {
  const chats = createGroupChats(cipher);
  const update = 'UPDATE "Group" SET chatHash = ?, chatSealed = ? WHERE id = ?';
  const remove = 'DELETE FROM PlainGroupChat WHERE groupId = ?';
  const statement = `SELECT groupId, chatId FROM PlainGroupChat ORDER BY groupId LIMIT ${atOnce}`;
  const rows = await sql.all(statement);
  for (const { groupId, chatId } of rows.map(plainChat)) {
    const { chatHash, chatSealed } = chats.columnsOf(groupId, chatId);
    await sql.run(update, [chatHash, chatSealed, groupId]);
    await sql.run(remove, [groupId]);
  }
  return rows.length;
}

/** The same for the chats of updates that wait or were set aside. What cannot be opened stays as it is, to be set aside. */
export async function hashPlainInboxKeys(sql: Sql, cipher: Cipher): Promise<number> {
  const { payloads, hashOf } = createInboxColumns(cipher);
  const update = 'UPDATE InboxUpdate SET chatKey = ?, payloadSealed = ? WHERE position = ?';
  const rows = await sql.all(`SELECT position, updateId, chatKey, payloadSealed FROM InboxUpdate
     WHERE length(chatKey) < ${hashLength} ORDER BY position LIMIT ${atOnce}`);
  for (const { position, updateId, chatKey, payloadSealed } of rows.map(plainUpdate)) {
    const rowId = String(updateId);
    const payload = openedOrNothing(() => payloads.open(rowId, payloadSealed));
    const sealed = payload === undefined ? payloadSealed : payloads.seal(rowId, payload);
    await sql.run(update, [hashOf(chatKey), sealed, position]);
  }
  return rows.length;
}

/** The same for the chats of dialogues. One that cannot be opened begins anew. */
export async function hashPlainDialogueKeys(sql: Sql, cipher: Cipher): Promise<number> {
  const { states, hashOf } = createDialogueColumns(cipher);
  const update = 'UPDATE Dialogue SET key = ?, stateSealed = ? WHERE key = ?';
  const remove = 'DELETE FROM Dialogue WHERE key = ?';
  const rows = await sql.all(
    `SELECT key, stateSealed FROM Dialogue WHERE length(key) < ${hashLength} ORDER BY key LIMIT ${atOnce}`,
  );
  for (const { key, stateSealed } of rows.map(plainDialogue)) {
    const state = openedOrNothing(() => states.open(key, stateSealed));
    const hash = hashOf(key);
    if (state === undefined) await sql.run(remove, [key]);
    else await sql.run(update, [hash, states.seal(hash, state), key]);
  }
  return rows.length;
}

const plainUpdate = rowReader({ position: whole, updateId: whole, chatKey: text, payloadSealed: text });
const plainChat = rowReader({ groupId: text, chatId: text });
const plainDialogue = rowReader({ key: text, stateSealed: text });

const plainDoor = rowReader({ accountId: text, telegramId: text, openedAt: instant });

function openedOrNothing(open: () => string): string | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
