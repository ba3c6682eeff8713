import { handoverStatuses, type Handover } from '../core/offices/handover.ts';
import type { Handovers } from '../core/ports/handovers.ts';
import { oneOf } from './engine/columns.ts';
import type { Handover as HandoverRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createHandovers({ prisma }: Pick<Access, 'prisma'>): Handovers {
  return {
    findById: async (id) => {
      const row = await prisma((db) => db.handover.findUnique({ where: { id } }));
      return row === null ? undefined : toHandover(row);
    },

    listProposed: async (unitId) => {
      const rows = await prisma((db) =>
        db.handover.findMany({
          where: { unitId, status: 'proposed' },
          orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toHandover);
    },

    listOverdue: async (now) => {
      const rows = await prisma((db) =>
        db.handover.findMany({
          where: { status: 'proposed', expiresAt: { lte: now } },
          orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toHandover);
    },

    insert: async ({ decidedAt, ...handover }) => {
      await prisma((db) => db.handover.create({ data: { ...handover, decidedAt: decidedAt ?? null } }));
    },

    update: async ({ id, status, decidedAt }) => {
      await prisma((db) =>
        db.handover.update({ where: { id }, data: { status, decidedAt: decidedAt ?? null } }),
      );
    },
  };
}

function toHandover({ status, decidedAt, ...row }: HandoverRow): Handover {
  return { ...row, status: oneOf(handoverStatuses, status), decidedAt: decidedAt ?? undefined };
}
