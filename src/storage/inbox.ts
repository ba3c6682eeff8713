import type Sqlite from 'better-sqlite3';
import type { InboxRow, InboxStore } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './cipher.ts';
import { sealedColumn, type SealedColumn } from './columns.ts';
import type { Database } from './database.ts';
import { instantText } from './instant-text.ts';
import { readMeta, writeMeta } from './meta.ts';
import { prepared } from './prepared.ts';

export function createInboxStore(database: Pick<Database, 'read' | 'write'>, cipher: Cipher): InboxStore {
  const payloads = sealedColumn(cipher, 'InboxUpdate', 'payloadSealed');

  function withStatements<Result>(
    way: 'read' | 'write',
    work: (statements: ReturnType<typeof statementsOf>, connection: Sqlite.Database) => Result,
  ): Promise<Result> {
    return database[way]((connection) => work(statementsOf(connection), connection));
  }

  return {
    keep({ rows, doneIds, at }) {
      const sealed = rows.map((row) => ({
        ...row,
        payload: payloads.seal(String(row.updateId), row.payload),
      }));
      const receivedAt = instantText(at);
      return withStatements('write', ({ insert, remove }, connection) => {
        for (const { updateId, chatKey, payload } of sealed)
          insert.run(updateId, chatKey, payload, receivedAt);
        for (const updateId of doneIds) remove.run(updateId);
        if (sealed.length > 0) rememberLast(connection, rows, at);
      });
    },
    async lastUpdateId(now) {
      const last = await withStatements('read', (_, connection) => readLast(connection));
      return last && isFresh(last, now) ? last.updateId : undefined;
    },
    async left() {
      const rows = await withStatements('read', ({ listLeft }) => listLeft.all());
      const opened = rows.map((row) => ({ ...row, payload: openOrNothing(payloads, row) }));
      const damaged = opened.filter(({ payload }) => payload === undefined);
      if (damaged.length > 0) {
        await withStatements('write', ({ setAside }) => {
          for (const { updateId } of damaged) setAside.run(updateId);
        });
      }
      return opened.flatMap(({ payload, ...row }) => (payload === undefined ? [] : [{ ...row, payload }]));
    },
    countFailure(updateId, at) {
      return withStatements('write', ({ countFailure }) => {
        const row = countFailure.get(MAX_FAILURES, instantText(at), updateId);
        return row?.setAsideAt ? 'set_aside' : 'kept';
      });
    },
    countSetAside: () => withStatements('read', ({ countSetAside }) => countSetAside.get()?.count ?? 0),
    purge: (before) => withStatements('write', ({ purge }) => purge.run(instantText(before)).changes),
    forgetChat: (chatKey) => withStatements('write', ({ forgetChat }) => void forgetChat.run(chatKey)),
  };
}

const MAX_FAILURES = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** One damaged row must not keep the others from being handled. */
function openOrNothing(payloads: SealedColumn, row: InboxRow): string | undefined {
  try {
    return payloads.open(String(row.updateId), row.payload);
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

function statementsOf(connection: Sqlite.Database) {
  const statement = <Row>(sql: string) => prepared<Row>(connection, sql);
  return {
    insert: statement(
      `INSERT INTO InboxUpdate (updateId, chatKey, payloadSealed, receivedAt) VALUES (?, ?, ?, ?)
       ON CONFLICT (updateId) DO NOTHING`,
    ),
    remove: statement('DELETE FROM InboxUpdate WHERE updateId = ?'),
    listLeft: statement<InboxRow & { failures: number }>(
      `SELECT updateId, chatKey, payloadSealed AS payload, attempts AS failures
       FROM InboxUpdate WHERE setAsideAt IS NULL ORDER BY updateId`,
    ),
    countFailure: statement<{ setAsideAt: string | null }>(
      `UPDATE InboxUpdate
       SET attempts = attempts + 1, setAsideAt = CASE WHEN attempts + 1 >= ? THEN ? ELSE setAsideAt END
       WHERE updateId = ? RETURNING setAsideAt`,
    ),
    setAside: statement('UPDATE InboxUpdate SET setAsideAt = receivedAt WHERE updateId = ?'),
    countSetAside: statement<{ count: number }>(
      'SELECT count(*) AS count FROM InboxUpdate WHERE setAsideAt IS NOT NULL',
    ),
    purge: statement('DELETE FROM InboxUpdate WHERE setAsideAt < ?'),
    forgetChat: statement('DELETE FROM InboxUpdate WHERE chatKey = ?'),
  };
}

type LastUpdate = { updateId: number; at: Date };

function rememberLast(connection: Sqlite.Database, rows: readonly InboxRow[], at: Date): void {
  const earlier = readLast(connection);
  const known = earlier && isFresh(earlier, at) ? [earlier.updateId] : [];
  const updateId = Math.max(...known, ...rows.map((row) => row.updateId));
  writeMeta(connection, 'lastUpdate', `${updateId} ${instantText(at)}`);
}

function readLast(connection: Sqlite.Database): LastUpdate | undefined {
  const [updateId, at] = readMeta(connection, 'lastUpdate')?.split(' ') ?? [];
  return updateId === undefined || at === undefined
    ? undefined
    : { updateId: Number(updateId), at: new Date(at) };
}

/** After a week without updates Telegram may number from anywhere; a day leaves room for wrong clocks. */
function isFresh({ at }: LastUpdate, now: Date): boolean {
  return now.getTime() - at.getTime() <= DAY_MS;
}
