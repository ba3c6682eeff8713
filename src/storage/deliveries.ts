import { deliveryStatuses, type Delivery, type NoticeKind } from '../core/model/notices.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, sealedColumn, type SealedColumn } from './columns.ts';
import type { DeliveryModel } from './generated/models.ts';
import { readNotice, writeNotice } from './notice-json.ts';
import { instantText, readInstant } from './instant-text.ts';
import { prepared } from './prepared.ts';
import type { Access } from './prisma-client.ts';
import { instant, rawRow, rawValue, text, whole } from './raw-row.ts';

export function createDeliveries({
  client,
  read,
  write,
  cipher,
  ids,
}: Access & { cipher: Cipher; ids: Ids }): Deliveries {
  const notices = sealedColumn(cipher, 'Delivery', 'noticeSealed');
  const toDelivery = (row: Columns) => deliveryOf(row, notices);

  return {
    async add({ dedupeKey, accountId, groupId, roundId, notice, notBefore, expiresAt }, at) {
      const id = ids.next();
      const noticeSealed = notices.seal(id, writeNotice(notice));
      const row = [
        ...[id, dedupeKey, accountId ?? null, groupId ?? null, roundId ?? null, notice.kind, noticeSealed],
        ...[notBefore, expiresAt ?? null, at],
      ];
      const { changes } = await write((connection) =>
        prepared(
          connection,
          `INSERT INTO Delivery
             (id, dedupeKey, accountId, groupId, roundId, kind, noticeSealed, status, notBefore, expiresAt, createdAt)
           VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?) ON CONFLICT (dedupeKey) DO NOTHING`,
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
    async settle(id, { status, messageId, error }, at) {
      await write((connection) =>
        prepared(
          connection,
          'UPDATE Delivery SET status = ?, messageId = ?, error = ?, settledAt = ? WHERE id = ?',
        ).run(status, messageId ?? null, error ?? null, instantText(at), id),
      );
    },
    async postpone(id, until, error) {
      await client.delivery.updateMany({
        where: { id, status: 'pending' },
        data: { notBefore: until, error, attempts: { increment: 1 } },
      });
    },
    async hold(id, until) {
      await client.delivery.updateMany({ where: { id, status: 'pending' }, data: { notBefore: until } });
    },
    async expire(now) {
      const at = instantText(now);
      const { changes } = await write((connection) =>
        prepared(
          connection,
          "UPDATE Delivery SET status = 'expired', settledAt = ? WHERE status = 'pending' AND expiresAt <= ?",
        ).run(at, at),
      );
      return changes;
    },
    async dropPending(roundId, kinds, at) {
      const { count } = await client.delivery.updateMany({
        where: { roundId, status: 'pending', kind: { in: [...kinds] } },
        data: { status: 'dropped', settledAt: at },
      });
      return count;
    },
    async dropPendingOfGroup(groupId, at) {
      await client.delivery.updateMany({
        where: { groupId, status: 'pending' },
        data: { status: 'dropped', settledAt: at },
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
              ORDER BY Unit.id IS Account.activeUnitId DESC, Member.rowid LIMIT 1),
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
      const takingBack: NoticeKind = 'words_removed';
      await client.delivery.deleteMany({
        where: { accountId, NOT: { status: 'pending', kind: takingBack } },
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
  dedupeKey: text,
  accountId: text.nullable(),
  groupId: text.nullable(),
  roundId: text.nullable(),
  noticeSealed: text,
  status: text,
  attempts: whole,
  notBefore: instant,
  expiresAt: instant.nullable(),
  messageId: whole.nullable(),
  createdAt: instant,
  settledAt: instant.nullable(),
});

type Columns = Pick<DeliveryModel, keyof ReturnType<typeof raw.read>>;

function deliveryOf(row: Columns, notices: SealedColumn): Delivery {
  const { id, dedupeKey, attempts, notBefore, createdAt } = row;
  return {
    id,
    dedupeKey,
    accountId: row.accountId ?? undefined,
    groupId: row.groupId ?? undefined,
    roundId: row.roundId ?? undefined,
    notice: readNotice(notices.open(id, row.noticeSealed)),
    status: oneOf(deliveryStatuses, row.status),
    attempts,
    notBefore,
    expiresAt: row.expiresAt ?? undefined,
    messageId: row.messageId ?? undefined,
    createdAt,
    settledAt: row.settledAt ?? undefined,
  };
}
