import { deliveryStatuses, type Delivery, type NoticeKind } from '../core/model/notices.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Ids } from '../core/ports/runtime.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, sealedColumn, type SealedColumn } from './columns.ts';
import type { DeliveryModel } from './generated/models.ts';
import { readNotice, writeNotice } from './notice-json.ts';
import type { Client } from './prisma-client.ts';

export function createDeliveries({
  client,
  cipher,
  ids,
}: {
  client: Pick<Client, 'delivery'>;
  cipher: Cipher;
  ids: Ids;
}): Deliveries {
  const notices = sealedColumn(cipher, 'Delivery', 'noticeSealed');
  const toDelivery = (row: DeliveryModel) => deliveryOf(row, notices);

  return {
    async add({ dedupeKey, accountId, groupId, roundId, notice, notBefore, expiresAt }, at) {
      const taken = await client.delivery.count({ where: { dedupeKey } });
      if (taken > 0) return undefined;
      const id = ids.next();
      await client.delivery.create({
        data: {
          id,
          dedupeKey,
          accountId: accountId ?? null,
          groupId: groupId ?? null,
          roundId: roundId ?? null,
          kind: notice.kind,
          noticeSealed: notices.seal(id, writeNotice(notice)),
          status: 'pending',
          notBefore,
          expiresAt: expiresAt ?? null,
          createdAt: at,
        },
      });
      return id;
    },
    async findById(id) {
      const row = await client.delivery.findUnique({ where: { id } });
      return row === null ? undefined : toDelivery(row);
    },
    async listPending(now, limit) {
      const rows = await client.delivery.findMany({
        where: {
          status: 'pending',
          notBefore: { lte: now },
          OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
        },
        orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true, accountId: true, groupId: true },
      });
      return rows.map(({ id, accountId, groupId }) => ({
        id,
        accountId: accountId ?? undefined,
        groupId: groupId ?? undefined,
      }));
    },
    async settle(id, { status, messageId, error }, at) {
      const data = { status, messageId: messageId ?? null, error: error ?? null, settledAt: at };
      await client.delivery.updateMany({ where: { id }, data });
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
      const { count } = await client.delivery.updateMany({
        where: { status: 'pending', expiresAt: { lte: now } },
        data: { status: 'expired', settledAt: now },
      });
      return count;
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
      const unit = { select: { id: true, zone: true } };
      const row = await client.delivery.findUnique({
        where: { id },
        select: {
          group: { select: { unit } },
          account: {
            select: { activeUnitId: true, members: { where: { removedAt: null }, select: { unit } } },
          },
        },
      });
      const units = row?.account?.members.map((member) => member.unit) ?? [];
      const active = units.find((one) => one.id === row?.account?.activeUnitId);
      return active?.zone ?? units[0]?.zone ?? row?.group?.unit?.zone;
    },
    countDue(now) {
      return client.delivery.count({ where: { status: 'pending', notBefore: { lte: now } } });
    },
    async nextAt() {
      const row = await client.delivery.findFirst({
        where: { status: 'pending' },
        orderBy: { notBefore: 'asc' },
        select: { notBefore: true },
      });
      return row?.notBefore;
    },
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

function deliveryOf(row: DeliveryModel, notices: SealedColumn): Delivery {
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
