import { continuesLook } from '../core/access.ts';
import type { AccessEvent, AccessEvents } from '../core/ports/summaries.ts';
import { oneOf } from './columns.ts';
import type { AccessEvent as AccessEventRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createAccessEvents({ client }: { client: Client }): AccessEvents {
  return {
    async record({ id, memberId, viewerId, roundId, what, at }) {
      const last = await client.accessEvent.findFirst({
        where: { memberId, viewerId, roundId, what },
        orderBy: { lastAt: 'desc' },
      });
      if (last !== null && continuesLook(last.lastAt, at)) {
        await client.accessEvent.update({ where: { id: last.id }, data: { lastAt: at } });
        return;
      }
      await client.accessEvent.create({
        data: { id, memberId, viewerId, roundId, what, firstAt: at, lastAt: at },
      });
    },

    async listByMember(memberId) {
      const rows = await client.accessEvent.findMany({
        where: { memberId },
        orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map(toEvent);
    },

    async deleteByMember(memberId) {
      await client.accessEvent.deleteMany({ where: { memberId } });
    },

    async deleteByRound(roundId) {
      await client.accessEvent.deleteMany({ where: { roundId } });
    },

    async deleteAbsences(before) {
      const looked = await client.accessEvent.findMany({
        where: { what: 'absence' },
        select: { roundId: true },
        distinct: ['roundId'],
      });
      const past = await client.meeting.findMany({
        where: { id: { in: looked.map(({ roundId }) => roundId) }, startsAt: { lt: before } },
        select: { id: true },
      });
      const { count } = await client.accessEvent.deleteMany({
        where: { what: 'absence', roundId: { in: past.map(({ id }) => id) } },
      });
      return count;
    },
  };
}

function toEvent({ what, ...row }: AccessEventRow): AccessEvent {
  return { ...row, what: oneOf(['summary', 'suggestion', 'absence'], what) };
}
