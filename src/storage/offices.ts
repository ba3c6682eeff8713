import { type Office, roles } from '../core/model/people.ts';
import type { Offices } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createOffices({ prisma }: Pick<Access, 'prisma'>): Offices {
  return {
    insert: async (office) => {
      await prisma((db) => db.office.create({ data: withNulls(office) }));
    },

    findById: async (id) => found(await prisma((db) => db.office.findUnique({ where: { id } })), raw.read),

    end: async (id, at) => {
      await prisma((db) =>
        db.office.updateMany({
          where: { id, OR: [{ untilAt: null }, { untilAt: { gt: at } }] },
          data: { untilAt: at },
        }),
      );
    },

    listComing: async (unitId, now) => {
      const rows = await prisma((db) =>
        db.office.findMany({
          where: { unitId, OR: [{ untilAt: null }, { untilAt: { gt: now } }] },
          orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(raw.read);
    },

    hasHeld: async (memberId, role, now) =>
      (await prisma((db) => db.office.count({ where: { memberId, role, fromAt: { lte: now } } }))) > 0,

    listByUnit: (unitId, now) => list({ unitId }, now),
    listByRole: (role, now) => list({ role }, now),
    listByMember: (memberId, now) => list({ memberId }, now),
    listByAccount: (accountId, now) => list({ accountId }, now),
  };

  async function list(
    whose: { unitId: string } | { role: string } | { memberId: string } | { accountId: string },
    now: Date,
  ): Promise<Office[]> {
    const rows = await prisma((db) =>
      db.office.findMany({
        where: { ...whose, fromAt: { lte: now }, OR: [{ untilAt: null }, { untilAt: { gt: now } }] },
        orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
      }),
    );
    return rows.map(raw.read);
  }
}

const raw = tableRow('Office', {
  ...{ id: text, unitId: maybe(text), memberId: maybe(text), accountId: maybe(text) },
  ...{ role: among(roles), fromAt: instant, untilAt: maybe(instant) },
});
