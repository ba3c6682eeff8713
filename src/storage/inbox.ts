import type Sqlite from 'better-sqlite3';
import type { InboxRow, InboxStore, LeftRow } from '../core/ports/inbox.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { Access } from './engine/prisma-client.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';

export function createInboxStore(database: Pick<Access, 'read' | 'write'>, cipher: Cipher): InboxStore {
  const { payloads, hashOf } = createInboxColumns(cipher);

  function withStatements<Result>(
    way: 'read' | 'write',
    work: (statements: ReturnType<typeof statementsOf>) => Result,
  ): Promise<Result> {
    return database[way]((connection) => work(statementsOf(connection)));
  }

  return {
    keep({ rows, asides = [], done, at }) {
      const receivedAt = instantText(at);
      const seal = (row: InboxRow, setAsideAt: string | null) => ({
        ...row,
        chatKey: hashOf(row.chatKey),
        payload: payloads.seal(String(row.updateId), row.payload),
        setAsideAt,
      });
      const sealed = [...rows.map((row) => seal(row, null)), ...asides.map((row) => seal(row, receivedAt))];
      return withStatements('write', ({ insert, know, forgetKnown, remove }) => {
        for (const { source, updateId, chatKey, payload, setAsideAt } of sealed) {
          const { changes } = insert.run(source, updateId, chatKey, payload, receivedAt, setAsideAt);
          if (changes > 0) know.run(source, updateId);
        }
        for (const { source, updateId } of done) remove.run(source, updateId);
        if (sealed.length > 0) forgetKnown.run(MAX_KNOWN);
      });
    },
    async known(source) {
      const rows = await withStatements('read', ({ listKnown }) => listKnown.all(source));
      return rows.map(({ updateId }) => updateId);
    },
    async left() {
      const rows = await withStatements('read', ({ listLeft }) => listLeft.all());
      const opened = rows.map((row) => ({ ...row, payload: openOrNothing(payloads, row) }));
      const damaged = opened.filter(({ payload }) => payload === undefined);
      if (damaged.length > 0) {
        await withStatements('write', ({ setAside }) => {
          for (const { source, updateId } of damaged) setAside.run(source, updateId);
        });
      }
      return opened.flatMap(({ payload, ...row }) => (payload === undefined ? [] : [{ ...row, payload }]));
    },
    countFailure({ source, updateId }, at) {
      return withStatements('write', ({ countFailure }) => {
        const row = countFailure.get(MAX_FAILURES, instantText(at), source, updateId);
        return row?.setAsideAt ? 'set_aside' : 'kept';
      });
    },
    countSetAside: () => withStatements('read', ({ countSetAside }) => countSetAside.get()?.count ?? 0),
    countUnreadable: (from, before) =>
      withStatements(
        'read',
        ({ countUnreadable }) =>
          countUnreadable.get(MAX_FAILURES, instantText(from), instantText(before))?.count ?? 0,
      ),
    purge: (before) => withStatements('write', ({ purge }) => purge.run(instantText(before)).changes),
    forgetChat: (chatKey) =>
      withStatements('write', ({ forgetChat }) => void forgetChat.run(hashOf(chatKey))),
  };
}

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
function openOrNothing(
  payloads: SealedColumn,
  row: Pick<InboxRow, 'updateId' | 'payload'>,
): string | undefined {
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
      `INSERT INTO InboxUpdate (source, updateId, chatKey, payloadSealed, receivedAt, setAsideAt)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, updateId) DO NOTHING`,
    ),
    remove: statement('DELETE FROM InboxUpdate WHERE source = ? AND updateId = ?'),
    know: statement('INSERT INTO KnownUpdate (source, updateId) VALUES (?, ?)'),
    forgetKnown: statement(
      'DELETE FROM KnownUpdate WHERE position <= (SELECT max(position) FROM KnownUpdate) - ?',
    ),
    // What was kept before sources were told apart counts for each.
    listKnown: statement<{ updateId: number }>(
      "SELECT updateId FROM KnownUpdate WHERE source IN (?, '') ORDER BY position",
    ),
    listLeft: statement<LeftRow>(
      `SELECT source, updateId, payloadSealed AS payload, attempts AS failures
       FROM InboxUpdate WHERE setAsideAt IS NULL ORDER BY position`,
    ),
    countFailure: statement<{ setAsideAt: string | null }>(
      `UPDATE InboxUpdate
       SET attempts = attempts + 1, setAsideAt = CASE WHEN attempts + 1 >= ? THEN ? ELSE setAsideAt END
       WHERE source = ? AND updateId = ? RETURNING setAsideAt`,
    ),
    setAside: statement('UPDATE InboxUpdate SET setAsideAt = receivedAt WHERE source = ? AND updateId = ?'),
    countSetAside: statement<{ count: number }>(
      'SELECT count(*) AS count FROM InboxUpdate WHERE setAsideAt IS NOT NULL',
    ),
    countUnreadable: statement<{ count: number }>(
      'SELECT count(*) AS count FROM InboxUpdate WHERE attempts < ? AND setAsideAt >= ? AND setAsideAt < ?',
    ),
    purge: statement('DELETE FROM InboxUpdate WHERE setAsideAt < ?'),
    forgetChat: statement('DELETE FROM InboxUpdate WHERE chatKey = ?'),
  };
}
