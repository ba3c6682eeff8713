import { handoverStatuses } from '../core/offices/handover.ts';
import type { Handovers } from '../core/ports/handovers.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createHandovers({ read, prisma }: Pick<Access, 'read' | 'prisma'>): Handovers {
  return {
    findById: async (id) => found(await prisma((db) => db.handover.findUnique({ where: { id } })), raw.read),

    listProposed: async (unitId) => {
      const rows = await prisma((db) =>
        db.handover.findMany({
          where: { unitId, status: 'proposed' },
          orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(raw.read);
    },

    listOverdue: async (now) => {
      const statement = `SELECT ${raw.columns} FROM Handover
        WHERE status = 'proposed' AND expiresAt <= ? ORDER BY expiresAt, id`;
      return (await read((sql) => sql.all(statement, [now]))).map(raw.read);
    },

    insert: async (handover) => {
      await prisma((db) => db.handover.create({ data: withNulls(handover) }));
    },

    update: async ({ id, status, decidedAt }) => {
      await prisma((db) => db.handover.update({ where: { id }, data: withNulls({ status, decidedAt }) }));
    },
  };
}

const raw = tableRow('Handover', {
  ...{ id: text, unitId: text, fromId: text, toId: text, status: among(handoverStatuses) },
  ...{ proposedAt: instant, expiresAt: instant, decidedAt: maybe(instant) },
});
