import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { UnsealError, type Cipher } from '../keys/cipher.ts';
import { createDialogueColumns } from '../dialogues.ts';
import { createDoors } from '../doors.ts';
import { createGroupChats } from '../groups.ts';
import { createIds } from '../engine/ids.ts';
import { createInboxColumns } from '../inbox.ts';
import { prepared } from '../engine/prepared.ts';
import { instant, text } from '../engine/raw-row.ts';

const atOnce = 500;
/** Of a keyed hash; a chat as an older version wrote it is shorter. */
const hashLength = 43;

/** Makes doors of some Telegram ids that an older version kept in clear; 0 where none is left. */
export function sealPlainDoors(connection: Sqlite.Database, cipher: Cipher): number {
  const doors = createDoors(cipher);
  const ids = createIds();
  const remove = prepared(connection, 'DELETE FROM PlainDoor WHERE accountId = ?');
  const rows = prepared(connection, `SELECT * FROM PlainDoor ORDER BY accountId LIMIT ${atOnce}`).all();
  for (const row of rows) {
    const { telegramId, ...door } = plainDoor.parse(row);
    doors.insert(connection, { id: ids.next(), ...door, kind: 'telegram', address: telegramId });
    remove.run(door.accountId);
  }
  return rows.length;
}

/** The same for the chats of groups. */
export function sealPlainGroupChats(connection: Sqlite.Database, cipher: Cipher): number {
  const chats = createGroupChats(cipher);
  const update = prepared(connection, 'UPDATE "Group" SET chatHash = ?, chatSealed = ? WHERE id = ?');
  const remove = prepared(connection, 'DELETE FROM PlainGroupChat WHERE groupId = ?');
  const sql = `SELECT groupId, chatId FROM PlainGroupChat ORDER BY groupId LIMIT ${atOnce}`;
  const rows = prepared<{ groupId: string; chatId: string }>(connection, sql).all();
  for (const { groupId, chatId } of rows) {
    const { chatHash, chatSealed } = chats.columnsOf(groupId, chatId);
    update.run(chatHash, chatSealed, groupId);
    remove.run(groupId);
  }
  return rows.length;
}

/** The same for the chats of updates that wait or were set aside. What cannot be opened stays as it is, to be set aside. */
export function hashPlainInboxKeys(connection: Sqlite.Database, cipher: Cipher): number {
  const { payloads, hashOf } = createInboxColumns(cipher);
  const update = prepared(
    connection,
    'UPDATE InboxUpdate SET chatKey = ?, payloadSealed = ? WHERE position = ?',
  );
  const rows = prepared<PlainUpdate>(
    connection,
    `SELECT position, updateId, chatKey, payloadSealed FROM InboxUpdate
     WHERE length(chatKey) < ${hashLength} ORDER BY position LIMIT ${atOnce}`,
  ).all();
  for (const { position, updateId, chatKey, payloadSealed } of rows) {
    const rowId = String(updateId);
    const payload = openedOrNothing(() => payloads.open(rowId, payloadSealed));
    const sealed = payload === undefined ? payloadSealed : payloads.seal(rowId, payload);
    update.run(hashOf(chatKey), sealed, position);
  }
  return rows.length;
}

/** The same for the chats of dialogues. One that cannot be opened begins anew. */
export function hashPlainDialogueKeys(connection: Sqlite.Database, cipher: Cipher): number {
  const { states, hashOf } = createDialogueColumns(cipher);
  const update = prepared(connection, 'UPDATE Dialogue SET key = ?, stateSealed = ? WHERE key = ?');
  const remove = prepared(connection, 'DELETE FROM Dialogue WHERE key = ?');
  const rows = prepared<{ key: string; stateSealed: string }>(
    connection,
    `SELECT key, stateSealed FROM Dialogue WHERE length(key) < ${hashLength} ORDER BY key LIMIT ${atOnce}`,
  ).all();
  for (const { key, stateSealed } of rows) {
    const state = openedOrNothing(() => states.open(key, stateSealed));
    const hash = hashOf(key);
    if (state === undefined) remove.run(key);
    else update.run(hash, states.seal(hash, state), key);
  }
  return rows.length;
}

type PlainUpdate = { position: number; updateId: number; chatKey: string; payloadSealed: string };

const plainDoor = z.object({ accountId: text, telegramId: text, openedAt: instant });

function openedOrNothing(open: () => string): string | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
