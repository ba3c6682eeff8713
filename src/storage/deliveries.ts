import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import {
  deliveryStatuses,
  forgottenNotices,
  massNotices,
  type Delivery,
  type NewDelivery,
  type NoticeKind,
} from '../core/model/notices.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Ids } from '../core/ports/runtime.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { oneOf, parseJson, sizedColumn } from './engine/columns.ts';
import type { DeliveryModel } from './generated/models.ts';
import { readNotice, writeNotice } from './notice-json.ts';
import { instantText, readInstant } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { flag, instant, rawRow, rawValue, text, whole } from './engine/raw-row.ts';

export function createDeliveries({
  client,
  read,
  write,
  cipher,
  ids,
}: Access & { cipher: Cipher; ids: Ids }): Deliveries {
  const contents = createDeliveryContents(cipher);
  const toDelivery = (row: Columns) => deliveryOf(row, contents);

  /** Settles, or removes what is not to be kept: which of the two happens to a row must not be told by a column. */
  function end(
    connection: Sqlite.Database,
    { id, contentSealed }: Sealed,
    { status, messageId }: Pick<Delivery, 'status' | 'messageId'>,
    at: Date,
  ): void {
    if (contents.isForgotten(id, contentSealed)) {
      prepared(connection, 'DELETE FROM Delivery WHERE id = ?').run(id);
      return;
    }
    prepared(connection, 'UPDATE Delivery SET status = ?, messageId = ?, settledAt = ? WHERE id = ?').run(
      status,
      messageId ?? null,
      instantText(at),
      id,
    );
  }

  /** Drops those pending ones that are found so. */
  function drop(connection: Sqlite.Database, found: readonly Sealed[], at: Date): number {
    for (const row of found) end(connection, row, { status: 'dropped', messageId: undefined }, at);
    return found.length;
  }

  return {
    async add({ dedupeKey, accountId, groupId, roundId, notice, notBefore, expiresAt }, at) {
      const id = ids.next();
      const { dedupeHash, contentSealed } = contents.seal(id, { dedupeKey, notice });
      const row = [
        ...[id, dedupeHash, accountId ?? null, groupId ?? null, roundId ?? null, contentSealed],
        ...[notBefore, expiresAt ?? null, at],
      ];
      const { changes } = await write((connection) =>
        prepared(
          connection,
          `INSERT INTO Delivery
             (id, dedupeHash, accountId, groupId, roundId, contentSealed, status, notBefore, expiresAt, createdAt)
           VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?) ON CONFLICT (dedupeHash) DO NOTHING`,
        ).run(...row.map(rawValue)),
      );
      return changes === 0 ? undefined : id;
    },
    findById: (id) =>
      read((connection) => {
        const row = prepared(connection, `SELECT ${raw.columns} FROM Delivery WHERE id = ?`).get(id);
        return row === undefined ? undefined : toDelivery(raw.read(row));
      }),
    async listPending(now, limit) {
      const at = instantText(now);
      // Not a read: what is sent must not be sent again, so it has to be on disk before.
      const rows = await write((connection) =>
        prepared<{ id: string; accountId: string | null; groupId: string | null }>(
          connection,
          `SELECT id, accountId, groupId FROM Delivery
           WHERE status = 'pending' AND notBefore <= ? AND (expiresAt IS NULL OR expiresAt > ?)
           ORDER BY notBefore, id LIMIT ?`,
        ).all(at, at, limit),
      );
      return rows.map(({ id, accountId, groupId }) => ({
        id,
        accountId: accountId ?? undefined,
        groupId: groupId ?? undefined,
      }));
    },
    async settle(id, outcome, at) {
      await write((connection) => {
        const sql = 'SELECT id, contentSealed FROM Delivery WHERE id = ?';
        const row = prepared<Sealed>(connection, sql).get(id);
        if (row !== undefined) end(connection, row, outcome, at);
      });
    },
    async markOpened(accountId, messageId) {
      const found = await read((connection) =>
        prepared<Sealed>(
          connection,
          'SELECT id, contentSealed FROM Delivery WHERE accountId = ? AND messageId = ? AND NOT opened',
        ).all(accountId, messageId),
      );
      for (const { id, contentSealed } of found) {
        const kind = contents.kindOf(id, contentSealed);
        if (massNotices.some((mass) => mass === kind))
          await client.delivery.updateMany({ where: { id }, data: { opened: true } });
      }
    },
    async postpone(id, until) {
      await client.delivery.updateMany({
        where: { id, status: 'pending' },
        data: { notBefore: until, attempts: { increment: 1 } },
      });
    },
    async hold(id, until) {
      await client.delivery.updateMany({ where: { id, status: 'pending' }, data: { notBefore: until } });
    },
    async expire(now) {
      return write((connection) => {
        const sql = "SELECT id, contentSealed FROM Delivery WHERE status = 'pending' AND expiresAt <= ?";
        const rows = prepared<Sealed>(connection, sql).all(instantText(now));
        for (const row of rows) end(connection, row, { status: 'expired', messageId: undefined }, now);
        return rows.length;
      });
    },
    async dropPending(roundId, kinds, at) {
      return write((connection) => {
        const sql = "SELECT id, contentSealed FROM Delivery WHERE roundId = ? AND status = 'pending'";
        const pending = prepared<Sealed>(connection, sql).all(roundId);
        const meant = pending.filter(({ id, contentSealed }) => {
          const kind = contents.kindOf(id, contentSealed);
          return kind !== undefined && kinds.includes(kind);
        });
        return drop(connection, meant, at);
      });
    },
    async dropPendingOfGroup(groupId, at) {
      await write((connection) => {
        const sql = "SELECT id, contentSealed FROM Delivery WHERE groupId = ? AND status = 'pending'";
        drop(connection, prepared<Sealed>(connection, sql).all(groupId), at);
      });
    },
    async listByRound(roundId) {
      const rows = await client.delivery.findMany({
        where: { roundId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toDelivery);
    },
    async findZone(id) {
      const row = await read((connection) =>
        prepared<{ zone: string | null }>(
          connection,
          `SELECT coalesce(
             (SELECT Unit.zone FROM Member JOIN Unit ON Unit.id = Member.unitId
              WHERE Member.accountId = Account.id AND Member.removedAt IS NULL
              ORDER BY Unit.id = Account.activeUnitId DESC, Member.id LIMIT 1),
             (SELECT Unit.zone FROM "Group" JOIN Unit ON Unit.id = "Group".unitId
              WHERE "Group".id = Delivery.groupId)) AS zone
           FROM Delivery LEFT JOIN Account ON Account.id = Delivery.accountId WHERE Delivery.id = ?`,
        ).get(id),
      );
      return row?.zone ?? undefined;
    },
    countDue(now) {
      return client.delivery.count({ where: { status: 'pending', notBefore: { lte: now } } });
    },
    nextAt: () =>
      read((connection) => {
        const row = prepared<{ notBefore: string | null }>(
          connection,
          "SELECT min(notBefore) AS notBefore FROM Delivery WHERE status = 'pending'",
        ).get();
        return typeof row?.notBefore === 'string' ? readInstant(row.notBefore) : undefined;
      }),
    async deleteByAccount(accountId) {
      await write((connection) => {
        const sql = 'SELECT id, contentSealed, status FROM Delivery WHERE accountId = ?';
        const remove = prepared(connection, 'DELETE FROM Delivery WHERE id = ?');
        for (const { id, contentSealed, status } of prepared<Sealed & { status: string }>(
          connection,
          sql,
        ).all(accountId)) {
          const takesBack = status === 'pending' && contents.kindOf(id, contentSealed) === 'words_removed';
          if (!takesBack) remove.run(id);
        }
      });
    },
    async deleteSettled(before) {
      const { count } = await client.delivery.deleteMany({ where: { settledAt: { lt: before } } });
      return count;
    },
    async listByAccount(accountId) {
      const rows = await client.delivery.findMany({
        where: { accountId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toDelivery);
    },
  };
}

const raw = rawRow('Delivery', {
  id: text,
  accountId: text.nullable(),
  groupId: text.nullable(),
  roundId: text.nullable(),
  contentSealed: text,
  status: text,
  attempts: whole,
  notBefore: instant,
  expiresAt: instant.nullable(),
  messageId: whole.nullable(),
  opened: flag,
  createdAt: instant,
  settledAt: instant.nullable(),
});

type Sealed = Pick<DeliveryModel, 'id' | 'contentSealed'>;

type Content = Pick<NewDelivery, 'dedupeKey' | 'notice'>;

/** What a delivery says, and under which key it comes once: both in one sealed text, found by a hash of the key. */
export function createDeliveryContents(cipher: Cipher) {
  const column = sizedColumn(cipher, 'Delivery', 'contentSealed');

  function open(id: string, contentSealed: string): Content {
    const { dedupeKey, notice } = written.parse(parseJson(column.open(id, contentSealed)));
    return { dedupeKey, notice: readNotice(notice) };
  }

  /** Undefined where it cannot be opened, so that one damaged row does not hold up what is done to the others. */
  function kindOf(id: string, contentSealed: string): NoticeKind | undefined {
    try {
      return open(id, contentSealed).notice.kind;
    } catch (error) {
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  return {
    open,
    kindOf,
    seal: (id: string, { dedupeKey, notice }: Content) => ({
      dedupeHash: cipher.hash({ table: 'Delivery', column: 'dedupeHash' }, dedupeKey),
      contentSealed: column.seal(id, JSON.stringify({ dedupeKey, notice: writeNotice(notice) })),
    }),
    isForgotten(id: string, contentSealed: string): boolean {
      const kind = kindOf(id, contentSealed);
      return forgottenNotices.some((forgotten) => forgotten === kind);
    },
  };
}

type Contents = ReturnType<typeof createDeliveryContents>;

const written = z.object({ dedupeKey: z.string(), notice: z.string() });

type Columns = Pick<DeliveryModel, keyof ReturnType<typeof raw.read>>;

function deliveryOf(row: Columns, contents: Contents): Delivery {
  const { id, attempts, notBefore, opened, createdAt } = row;
  return {
    id,
    ...contents.open(id, row.contentSealed),
    accountId: row.accountId ?? undefined,
    groupId: row.groupId ?? undefined,
    roundId: row.roundId ?? undefined,
    status: oneOf(deliveryStatuses, row.status),
    attempts,
    notBefore,
    expiresAt: row.expiresAt ?? undefined,
    messageId: row.messageId ?? undefined,
    opened,
    createdAt,
    settledAt: row.settledAt ?? undefined,
  };
}
