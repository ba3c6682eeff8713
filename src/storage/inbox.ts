import type { InboxRow, InboxStore, UpdateRef } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import { instant, maybe, rowReader, text, whole } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

/** `isShared`: other programs keep updates too, so that the table has to be asked whether one is known. */
export function createInboxStore(
  { read, write }: Pick<Access, 'read' | 'write'>,
  cipher: Cipher,
  isShared = false,
): InboxStore {
  const { payloads, hashOf } = createInboxColumns(cipher);

  async function count(statement: string, values: readonly Value[] = []): Promise<number> {
    const row = await read((sql) => sql.first(statement, values));
    return row === undefined ? 0 : countRow(row).count;
  }

  return {
    keep({ rows, asides = [], done, at }) {
      const seal = (row: InboxRow, setAsideAt: Date | null) => ({
        ...row,
        chatKey: hashOf(row.chatKey),
        payload: payloads.seal(String(row.updateId), row.payload),
        setAsideAt,
      });
      const sealed = [...rows.map((row) => seal(row, null)), ...asides.map((row) => seal(row, at))];
      return write(async (sql) => {
        const fresh: UpdateRef[] = [];
        for (const { source, updateId, chatKey, payload, setAsideAt } of sealed) {
          const known = 'SELECT updateId FROM KnownUpdate WHERE source = ? AND updateId = ?';
          if (isShared && (await sql.first(known, [source, updateId])) !== undefined) continue;
          const kept = await sql.run(
            `INSERT INTO InboxUpdate (source, updateId, chatKey, payloadSealed, receivedAt, setAsideAt)
             VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, updateId) DO NOTHING`,
            [source, updateId, chatKey, payload, at, setAsideAt],
          );
          if (kept === 0) continue;
          await sql.run('INSERT INTO KnownUpdate (source, updateId) VALUES (?, ?)', [source, updateId]);
          fresh.push({ source, updateId });
        }
        for (const { source, updateId } of done)
          await sql.run('DELETE FROM InboxUpdate WHERE source = ? AND updateId = ?', [source, updateId]);
        if (sealed.length > 0) {
          const surplus =
            'DELETE FROM KnownUpdate WHERE position <= (SELECT max(position) FROM KnownUpdate) - ?';
          await sql.run(surplus, [MAX_KNOWN]);
        }
        return fresh;
      });
    },
    async known(source) {
      // What was kept before sources were told apart counts for each.
      const statement = "SELECT updateId FROM KnownUpdate WHERE source IN (?, '') ORDER BY position";
      const rows = await read((sql) => sql.all(statement, [source]));
      return rows.map((row) => knownRow(row).updateId);
    },
    async left() {
      const rows = await read((sql) =>
        sql.all(
          `SELECT source, updateId, payloadSealed, attempts FROM InboxUpdate
           WHERE setAsideAt IS NULL ORDER BY position`,
        ),
      );
      const opened = rows.map(leftRow).map(({ source, updateId, payloadSealed, attempts: failures }) => {
        return { source, updateId, failures, payload: openOrNothing(payloads, updateId, payloadSealed) };
      });
      const damaged = opened.filter(({ payload }) => payload === undefined);
      if (damaged.length > 0) {
        const setAside = 'UPDATE InboxUpdate SET setAsideAt = receivedAt WHERE source = ? AND updateId = ?';
        await write(async (sql) => {
          for (const { source, updateId } of damaged) await sql.run(setAside, [source, updateId]);
        });
      }
      return opened.flatMap(({ payload, ...row }) => (payload === undefined ? [] : [{ ...row, payload }]));
    },
    async countFailure({ source, updateId }, at) {
      const row = await write((sql) =>
        sql.first(
          `UPDATE InboxUpdate
           SET attempts = attempts + 1, setAsideAt = CASE WHEN attempts + 1 >= ? THEN ? ELSE setAsideAt END
           WHERE source = ? AND updateId = ? RETURNING setAsideAt`,
          [MAX_FAILURES, at, source, updateId],
        ),
      );
      return row !== undefined && asideRow(row).setAsideAt !== undefined ? 'set_aside' : 'kept';
    },
    countSetAside: () => count('SELECT count(*) AS count FROM InboxUpdate WHERE setAsideAt IS NOT NULL'),
    countUnreadable: (from, before) =>
      count(
        'SELECT count(*) AS count FROM InboxUpdate WHERE attempts < ? AND setAsideAt >= ? AND setAsideAt < ?',
        [MAX_FAILURES, from, before],
      ),
    purge: (before) => write((sql) => sql.run('DELETE FROM InboxUpdate WHERE setAsideAt < ?', [before])),
    forgetChat: (chatKey) =>
      write(async (sql) => {
        await sql.run('DELETE FROM InboxUpdate WHERE chatKey = ?', [hashOf(chatKey)]);
      }),
  };
}

const countRow = rowReader({ count: whole });
const knownRow = rowReader({ updateId: whole });
const asideRow = rowReader({ setAsideAt: maybe(instant) });
const leftRow = rowReader({ source: text, updateId: whole, payloadSealed: text, attempts: whole });

export function createInboxColumns(cipher: Cipher) {
  return {
    payloads: sealedColumn(cipher, 'InboxUpdate', 'payloadSealed', payloadBytes),
    hashOf: (chatKey: string): string => cipher.hash({ table: 'InboxUpdate', column: 'chatKey' }, chatKey),
  };
}

/** A tap and a sentence or two are under this. */
const payloadBytes = 1024;
const MAX_FAILURES = 3;
const MAX_KNOWN = 10_000;

/** One damaged row must not keep the others from being handled. */
function openOrNothing(payloads: SealedColumn, updateId: number, payloadSealed: string): string | undefined {
  try {
    return payloads.open(String(updateId), payloadSealed);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
