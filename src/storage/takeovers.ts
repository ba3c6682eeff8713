import type { Takeover } from '../core/model/people.ts';
import type { Takeovers } from '../core/ports/people.ts';
import type { Takeover as TakeoverRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createTakeovers({ prisma }: Pick<Access, 'prisma'>): Takeovers {
  const oldestFirst = [{ at: 'asc' as const }, { id: 'asc' as const }];

  return {
    insert: async (takeover) => {
      await prisma((db) => db.takeover.create({ data: toRow(takeover) }));
    },

    findById: async (id) => {
      const row = await prisma((db) => db.takeover.findUnique({ where: { id } }));
      return row === null ? undefined : toTakeover(row);
    },

    listByMember: async (memberId) => {
      const rows = await prisma((db) => db.takeover.findMany({ where: { memberId }, orderBy: oldestFirst }));
      return rows.map(toTakeover);
    },

    update: async (takeover) => {
      const { id, ...data } = toRow(takeover);
      await prisma((db) => db.takeover.update({ where: { id }, data }));
    },

    forget: async (accountId) => {
      await prisma((db) =>
        db.takeover.updateMany({ where: { toAccountId: accountId }, data: { toAccountId: null } }),
      );
      await prisma((db) =>
        db.takeover.updateMany({
          where: { fromAccountId: accountId },
          data: { fromAccountId: null },
        }),
      );
    },
  };
}

function toRow({ fromAccountId, toAccountId, opensFrom, contestedAt, ...takeover }: Takeover): TakeoverRow {
  return {
    ...takeover,
    fromAccountId: fromAccountId ?? null,
    toAccountId: toAccountId ?? null,
    opensFrom: opensFrom ?? null,
    contestedAt: contestedAt ?? null,
  };
}

function toTakeover({ fromAccountId, toAccountId, opensFrom, contestedAt, ...row }: TakeoverRow): Takeover {
  return {
    ...row,
    fromAccountId: fromAccountId ?? undefined,
    toAccountId: toAccountId ?? undefined,
    opensFrom: opensFrom ?? undefined,
    contestedAt: contestedAt ?? undefined,
  };
}
