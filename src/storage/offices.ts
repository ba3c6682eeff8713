import { type Office, roles } from '../core/model/people.ts';
import type { Offices } from '../core/ports/people.ts';
import { oneOf } from './engine/columns.ts';
import type { Office as OfficeRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createOffices({ prisma }: Pick<Access, 'prisma'>): Offices {
  return {
    insert: async ({ unitId, memberId, accountId, untilAt, ...office }) => {
      await prisma((db) =>
        db.office.create({
          data: {
            ...office,
            unitId: unitId ?? null,
            memberId: memberId ?? null,
            accountId: accountId ?? null,
            untilAt: untilAt ?? null,
          },
        }),
      );
    },

    findById: async (id) => {
      const row = await prisma((db) => db.office.findUnique({ where: { id } }));
      return row === null ? undefined : toOffice(row);
    },

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
      return rows.map(toOffice);
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
    return rows.map(toOffice);
  }
}

function toOffice(row: OfficeRow): Office {
  return {
    id: row.id,
    unitId: row.unitId ?? undefined,
    memberId: row.memberId ?? undefined,
    accountId: row.accountId ?? undefined,
    role: oneOf(roles, row.role),
    fromAt: row.fromAt,
    untilAt: row.untilAt ?? undefined,
  };
}
