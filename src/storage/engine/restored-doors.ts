import Sqlite from 'better-sqlite3';
import type { RestoredDoors } from '../../core/model/database.ts';
import { isUnusedTooLong } from '../../core/joining/doors.ts';
import { instantText } from './instant-text.ts';
import { instant, maybe } from './row.ts';
import { codeOf } from './sqlite-errors.ts';

/** Which kind of connections is closed whatever is known of them. */
export type Disconnect = 'web' | 'telegram';

type Door = { id: string; accountId: string; kind: string; openedAt: string; usedAt: string | null };

/**
 * What was closed after a copy was made would let in again whoever has that device, or that Telegram. The data that it
 * replaces tell which those are, where they can be read and know the person. `disconnect` closes every device, or the
 * Telegram of whoever comes in by a device, too: nobody could close it who had none, and whoever has none any more is left it.
 */
export function closeRestoredDoors(
  copy: string,
  { before, disconnect, at }: { before: string | undefined; disconnect: Disconnect | undefined; at: Date },
): RestoredDoors {
  const connection = new Sqlite(copy, { fileMustExist: true });
  try {
    connection.pragma('journal_mode = DELETE');
    connection.pragma('secure_delete = ON');
    const doors = listDoors(connection);
    const now = before === undefined ? undefined : readBefore(before);
    const isGone = ({ id, accountId }: Door): boolean =>
      now?.accounts.has(accountId) === true && !now.doors.has(id);
    const isDevice = ({ kind }: Door): boolean => kind === 'web';
    const owners = (some: readonly Door[]) => new Set(some.map(({ accountId }) => accountId));
    const withDevice = owners(
      doors.filter((door) => isDevice(door) && !isGone(door) && !isUnusedTooLong(usesOf(door), at)),
    );
    const closing = doors.filter(
      (door) => isGone(door) || (door.kind === disconnect && withDevice.has(door.accountId)),
    );
    connection.transaction(() => {
      for (const { id } of closing) close(connection, id, at);
    })();
    const left = doors.filter((door) => !closing.includes(door));
    const open = left.filter(isDevice);
    const atTelegram = owners(left.filter((door) => !isDevice(door)));
    const both = [...owners(open)].filter((accountId) => atTelegram.has(accountId)).length;
    const isKnown =
      open.length === 0 || (now !== undefined && open.every(({ accountId }) => now.accounts.has(accountId)));
    return { closed: closing.length, open: open.length, both, isKnown };
  } finally {
    connection.close();
  }
}

/** Undefined where the data cannot be read: they may be damaged, which is why they are replaced. */
function readBefore(file: string): { accounts: Set<unknown>; doors: Set<unknown> } | undefined {
  try {
    const connection = new Sqlite(file, { fileMustExist: true, readonly: true });
    try {
      return {
        accounts: new Set(connection.prepare('SELECT id FROM Account').pluck().all()),
        doors: new Set(connection.prepare('SELECT id FROM Door').pluck().all()),
      };
    } finally {
      connection.close();
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** None of a version that knew no page. */
function listDoors(connection: Sqlite.Database): Door[] {
  if (!has(connection, 'PageMessage')) return [];
  return connection.prepare<[], Door>('SELECT id, accountId, kind, openedAt, usedAt FROM Door').all();
}

function usesOf({ openedAt, usedAt }: Door) {
  return { openedAt: instant(openedAt), usedAt: maybe(instant)(usedAt) };
}

/** In an order in which nothing that is left refers to what is gone. */
function close(connection: Sqlite.Database, doorId: string, at: Date): void {
  const shown = 'SELECT accountId, number FROM PageMessage WHERE doorId = ?';
  connection.prepare(`DELETE FROM PageFile WHERE (accountId, number) IN (${shown})`).run(doorId);
  connection.prepare(`DELETE FROM ShownMessage WHERE (accountId, messageId) IN (${shown})`).run(doorId);
  connection.prepare('DELETE FROM PageMessage WHERE doorId = ?').run(doorId);
  if (has(connection, 'PagePush')) connection.prepare('DELETE FROM PagePush WHERE doorId = ?').run(doorId);
  // One that was made on the device would let it in again.
  connection
    .prepare('DELETE FROM DoorCode WHERE accountId = (SELECT accountId FROM Door WHERE id = ?)')
    .run(doorId);
  const accountId = connection
    .prepare('DELETE FROM Door WHERE id = ? RETURNING accountId')
    .pluck()
    .get(doorId);
  connection
    .prepare(
      `UPDATE Account SET reachable = FALSE, unreachableAt = ?
        WHERE id = ? AND id NOT IN (SELECT accountId FROM Door)`,
    )
    .run(instantText(at), accountId);
}

function has(connection: Sqlite.Database, table: string): boolean {
  const sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
  return connection.prepare(sql).get(table) !== undefined;
}
