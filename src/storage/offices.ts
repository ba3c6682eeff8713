import { type Office, roles } from '../core/model/people.ts';
import type { Offices } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createOffices({ read, prisma }: Pick<Access, 'read' | 'prisma'>): Offices {
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

    listByUnit: (unitId, now) => listHeld('unitId = ?', unitId, now),
    listByRole: (role, now) => listHeld('role = ?', role, now),
    listByMember: (memberId, now) => listHeld('memberId = ?', memberId, now),
    listByAccount: (accountId, now) => listHeld('accountId = ?', accountId, now),
  };

  async function listHeld(which: string, value: string, now: Date): Promise<Office[]> {
    const statement = `SELECT ${raw.columns} FROM Office
      WHERE ${which} AND fromAt <= ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY fromAt, id`;
    return (await read((sql) => sql.all(statement, [value, now, now]))).map(raw.read);
  }
}

const raw = tableRow('Office', {
  ...{ id: text, unitId: maybe(text), memberId: maybe(text), accountId: maybe(text) },
  ...{ role: among(roles), fromAt: instant, untilAt: maybe(instant) },
});
