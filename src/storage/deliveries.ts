import { z } from 'zod';
import {
  deliveryStatuses,
  forgottenNotices,
  massNotices,
  noticeSchema,
  type Delivery,
  type NewDelivery,
  type NoticeKind,
} from '../core/model/notices.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Ids } from '../core/ports/runtime.ts';
import { UnsealError, type Cipher } from './keys/cipher.ts';
import { sizedColumn } from './engine/columns.ts';
import { jsonColumn, parseJson } from './engine/json.ts';
import type { Access, Row, Sql } from './engine/sql.ts';
import { among, flag, instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';

export function createDeliveries({
  prisma,
  read,
  write,
  cipher,
  ids,
}: Access & { cipher: Cipher; ids: Ids }): Deliveries {
  const contents = createDeliveryContents(cipher);
  const toDelivery = (row: Row) => deliveryOf(row, contents);
  const takesBack = ({ id, contentSealed }: Sealed): boolean =>
    contents.kindOf(id, contentSealed) === 'words_removed';

  /** Settles, or removes what is not to be kept: which of the two happens to a row must not be told by a column. */
  async function end(
    sql: Sql,
    { id, contentSealed }: Sealed,
    { status, messageId }: Pick<Delivery, 'status' | 'messageId'>,
    at: Date,
  ): Promise<void> {
    if (contents.isForgotten(id, contentSealed)) {
      await sql.run('DELETE FROM Delivery WHERE id = ?', [id]);
      return;
    }
    await sql.run('UPDATE Delivery SET status = ?, messageId = ?, settledAt = ? WHERE id = ?', [
      status,
      messageId ?? null,
      at,
      id,
    ]);
  }

  /** Drops those pending ones that are found so. */
  async function drop(sql: Sql, found: readonly Sealed[], at: Date): Promise<number> {
    for (const row of found) await end(sql, row, { status: 'dropped', messageId: undefined }, at);
    return found.length;
  }

  return {
    async add({ dedupeKey, accountId, groupId, roundId, notice, notBefore, expiresAt }, at) {
      const id = ids.next();
      const { dedupeHash, contentSealed } = contents.seal(id, { dedupeKey, notice });
      const row = [
        ...[id, dedupeHash, accountId ?? null, groupId ?? null, roundId ?? null, contentSealed],
        ...[notBefore ?? at, expiresAt ?? null, at],
      ];
      const added = await write((sql) =>
        sql.run(
          `INSERT INTO Delivery
             (id, dedupeHash, accountId, groupId, roundId, contentSealed, status, notBefore, expiresAt, createdAt)
           VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?) ON CONFLICT (dedupeHash) DO NOTHING`,
          row,
        ),
      );
      return added === 0 ? undefined : id;
    },
    findById: (id) =>
      read(async (sql) => {
        const row = await sql.first(`SELECT ${raw.columns} FROM Delivery WHERE id = ?`, [id]);
        return row && toDelivery(row);
      }),
    async listPending(now, limit) {
      // Not a read: what is sent must not be sent again, so it has to be on disk before.
      const rows = await write((sql) =>
        sql.all(
          `SELECT id, accountId, groupId FROM Delivery
           WHERE status = 'pending' AND notBefore <= ? AND (expiresAt IS NULL OR expiresAt > ?)
           ORDER BY notBefore, id LIMIT ?`,
          [now, now, limit],
        ),
      );
      return rows.map(pendingRow);
    },
    async settle(id, outcome, at) {
      await write(async (sql) => {
        const statement = 'SELECT id, contentSealed FROM Delivery WHERE id = ?';
        const row = await sql.first(statement, [id]);
        if (row !== undefined) await end(sql, sealedRow(row), outcome, at);
      });
    },
    async markOpened(accountId, messageId) {
      const found = await read((sql) =>
        sql.all(
          'SELECT id, contentSealed FROM Delivery WHERE accountId = ? AND messageId = ? AND NOT opened',
          [accountId, messageId],
        ),
      );
      for (const { id, contentSealed } of found.map(sealedRow)) {
        const kind = contents.kindOf(id, contentSealed);
        if (massNotices.some((mass) => mass === kind))
          await write((sql) => sql.run('UPDATE Delivery SET opened = TRUE WHERE id = ?', [id]));
      }
    },
    async postpone(id, until) {
      await prisma((db) =>
        db.delivery.updateMany({
          where: { id, status: 'pending' },
          data: { notBefore: until, attempts: { increment: 1 } },
        }),
      );
    },
    async hold(id, until) {
      await prisma((db) =>
        db.delivery.updateMany({ where: { id, status: 'pending' }, data: { notBefore: until } }),
      );
    },
    async expire(now) {
      return write(async (sql) => {
        const statement =
          "SELECT id, contentSealed FROM Delivery WHERE status = 'pending' AND expiresAt <= ?";
        const rows = await sql.all(statement, [now]);
        for (const row of rows.map(sealedRow))
          await end(sql, row, { status: 'expired', messageId: undefined }, now);
        return rows.length;
      });
    },
    async dropPending(roundId, kinds, at) {
      return write(async (sql) => {
        const statement = "SELECT id, contentSealed FROM Delivery WHERE roundId = ? AND status = 'pending'";
        const pending = (await sql.all(statement, [roundId])).map(sealedRow);
        const meant = pending.filter(({ id, contentSealed }) => {
          const kind = contents.kindOf(id, contentSealed);
          return kind !== undefined && kinds.includes(kind);
        });
        return await drop(sql, meant, at);
      });
    },
    async dropPendingOfGroup(groupId, at) {
      await write(async (sql) => {
        const statement = "SELECT id, contentSealed FROM Delivery WHERE groupId = ? AND status = 'pending'";
        await drop(sql, (await sql.all(statement, [groupId])).map(sealedRow), at);
      });
    },
    listByRound: (roundId) => listOf('roundId = ?', roundId),
    async findZone(id) {
      const row = await read((sql) =>
        sql.first(
          `SELECT coalesce(
             (SELECT Unit.zone FROM Member JOIN Unit ON Unit.id = Member.unitId
              WHERE Member.accountId = Account.id AND Member.removedAt IS NULL
              ORDER BY Unit.id = Account.activeUnitId DESC, Member.id LIMIT 1),
             (SELECT Unit.zone FROM "Group" JOIN Unit ON Unit.id = "Group".unitId
              WHERE "Group".id = Delivery.groupId)) AS zone
           FROM Delivery LEFT JOIN Account ON Account.id = Delivery.accountId WHERE Delivery.id = ?`,
          [id],
        ),
      );
      return row && zoneRow(row).zone;
    },
    countDue(now) {
      return prisma((db) => db.delivery.count({ where: { status: 'pending', notBefore: { lte: now } } }));
    },
    listSentSince: (at) =>
      read(async (sql) => {
        const rows = await sql.all(
          `SELECT groupId, settledAt FROM Delivery WHERE status = 'sent' AND settledAt > ? ORDER BY settledAt`,
          [at],
        );
        return rows.map(sentRow).map(({ groupId, settledAt }) => ({ groupId, at: settledAt }));
      }),
    nextAt: () =>
      read(async (sql) => {
        const row = await sql.first(
          "SELECT min(notBefore) AS notBefore FROM Delivery WHERE status = 'pending'",
        );
        return row && earliestRow(row).notBefore;
      }),
    async deleteByAccount(accountId) {
      await write(async (sql) => {
        const statement = 'SELECT id, contentSealed, status FROM Delivery WHERE accountId = ?';
        for (const row of await sql.all(statement, [accountId])) {
          const { id, contentSealed, status } = statusRow(row);
          if (status !== 'pending' || !takesBack({ id, contentSealed }))
            await sql.run('DELETE FROM Delivery WHERE id = ?', [id]);
        }
      });
    },
    async listRemovals(accountId) {
      const statement = `SELECT ${raw.columns} FROM Delivery WHERE accountId = ? AND status = 'pending' ORDER BY id`;
      const pending = await read((sql) => sql.all(statement, [accountId]));
      return pending.filter((row) => takesBack(sealedRow(row))).map(toDelivery);
    },
    deleteSettled: (before) => write((sql) => sql.run('DELETE FROM Delivery WHERE settledAt < ?', [before])),
    listByAccount: (accountId) => listOf('accountId = ?', accountId),
  };

  async function listOf(which: string, value: string): Promise<Delivery[]> {
    const statement = `SELECT ${raw.columns} FROM Delivery WHERE ${which} ORDER BY createdAt, id`;
    return (await read((sql) => sql.all(statement, [value]))).map(toDelivery);
  }
}

const raw = tableRow('Delivery', {
  id: text,
  accountId: maybe(text),
  groupId: maybe(text),
  roundId: maybe(text),
  contentSealed: text,
  status: among(deliveryStatuses),
  attempts: whole,
  notBefore: instant,
  expiresAt: maybe(instant),
  messageId: maybe(whole),
  opened: flag,
  createdAt: instant,
  settledAt: maybe(instant),
});

const sealed = { id: text, contentSealed: text };
const sealedRow = rowReader(sealed);
const statusRow = rowReader({ ...sealed, status: among(deliveryStatuses) });
const pendingRow = rowReader({ id: text, accountId: maybe(text), groupId: maybe(text) });
const zoneRow = rowReader({ zone: maybe(text) });
const sentRow = rowReader({ groupId: maybe(text), settledAt: instant });
const earliestRow = rowReader({ notBefore: maybe(instant) });

type Sealed = ReturnType<typeof sealedRow>;

type Content = Pick<NewDelivery, 'dedupeKey' | 'notice'>;

/** What a delivery says, and under which key it comes once: both in one sealed text, found by a hash of the key. */
export function createDeliveryContents(cipher: Cipher) {
  const column = jsonColumn(sizedColumn(cipher, 'Delivery', 'contentSealed'), contentSchema, written);
  const open = (id: string, contentSealed: string): Content => column.open(id, contentSealed);

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
      contentSealed: column.seal(id, { dedupeKey, notice }),
    }),
    isForgotten(id: string, contentSealed: string): boolean {
      const kind = kindOf(id, contentSealed);
      return forgottenNotices.some((forgotten) => forgotten === kind);
    },
  };
}

type Contents = ReturnType<typeof createDeliveryContents>;

/** The notice is JSON in JSON. */
const contentSchema = z.object({
  dedupeKey: z.string(),
  notice: z.string().transform(parseJson).pipe(noticeSchema),
});

function written({ dedupeKey, notice }: Content): z.input<typeof contentSchema> {
  return { dedupeKey, notice: JSON.stringify(notice) };
}

function deliveryOf(row: Row, contents: Contents): Delivery {
  const { contentSealed, ...delivery } = raw.read(row);
  return { ...delivery, ...contents.open(delivery.id, contentSealed) };
}
