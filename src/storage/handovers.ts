import { handoverStatuses, type Handover } from '../core/offices/handover.ts';
import type { Handovers } from '../core/ports/handovers.ts';
import { oneOf } from './engine/columns.ts';
import type { Handover as HandoverRow } from './generated/client.ts';
import type { Client } from './engine/prisma-client.ts';

export function createHandovers({ client }: { client: Client }): Handovers {
  return {
    findById: async (id) => {
      const row = await client.handover.findUnique({ where: { id } });
      return row === null ? undefined : toHandover(row);
    },

    listProposed: async (unitId) => {
      const rows = await client.handover.findMany({
        where: { unitId, status: 'proposed' },
        orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toHandover);
    },

    listOverdue: async (now) => {
      const rows = await client.handover.findMany({
        where: { status: 'proposed', expiresAt: { lte: now } },
        orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toHandover);
    },

    insert: async ({ decidedAt, ...handover }) => {
      await client.handover.create({ data: { ...handover, decidedAt: decidedAt ?? null } });
    },

    update: async ({ id, status, decidedAt }) => {
      await client.handover.update({ where: { id }, data: { status, decidedAt: decidedAt ?? null } });
    },
  };
}

function toHandover({ status, decidedAt, ...row }: HandoverRow): Handover {
  return { ...row, status: oneOf(handoverStatuses, status), decidedAt: decidedAt ?? undefined };
}
