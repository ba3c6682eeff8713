import type { Takeovers } from '../core/ports/people.ts';
import { found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createTakeovers({ prisma }: Pick<Access, 'prisma'>): Takeovers {
  const oldestFirst = [{ at: 'asc' as const }, { id: 'asc' as const }];

  return {
    insert: async (takeover) => {
      await prisma((db) => db.takeover.create({ data: withNulls(takeover) }));
    },

    findById: async (id) => found(await prisma((db) => db.takeover.findUnique({ where: { id } })), raw.read),

    listByMember: async (memberId) => {
      const rows = await prisma((db) => db.takeover.findMany({ where: { memberId }, orderBy: oldestFirst }));
      return rows.map(raw.read);
    },

    update: async (takeover) => {
      const { id, ...data } = withNulls(takeover);
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

const raw = tableRow('Takeover', {
  ...{ id: text, memberId: text, fromAccountId: maybe(text), toAccountId: maybe(text) },
  ...{ at: instant, opensFrom: maybe(instant), contestedAt: maybe(instant) },
});
