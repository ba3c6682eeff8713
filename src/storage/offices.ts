import { type Office, roles } from '../core/model/people.ts';
import type { Offices } from '../core/ports/people.ts';
import { among, found, instant, maybe, tableRow, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createOffices({ read, write }: Pick<Access, 'read' | 'write'>): Offices {
  return {
    insert: ({ id, unitId, memberId, accountId, role, fromAt, untilAt }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Office (id, unitId, memberId, accountId, role, fromAt, untilAt)
          VALUES (?, ?, ?, ?, ?, ?, ?)`;
        const whose = [unitId ?? null, memberId ?? null, accountId ?? null];
        await sql.run(statement, [id, ...whose, role, fromAt, untilAt ?? null]);
      }),

    findById: async (id) => {
      const statement = `SELECT ${raw.columns} FROM Office WHERE id = ?`;
      return found(await read((sql) => sql.first(statement, [id])), raw.read);
    },

    end: async (id, at) => {
      const statement = 'UPDATE Office SET untilAt = ? WHERE id = ? AND (untilAt IS NULL OR untilAt > ?)';
      await write((sql) => sql.run(statement, [at, id, at]));
    },

    listComing: async (unitId, now) => {
      const statement = `SELECT ${raw.columns} FROM Office
        WHERE unitId = ? AND (untilAt IS NULL OR untilAt > ?) ORDER BY fromAt, id`;
      return (await read((sql) => sql.all(statement, [unitId, now]))).map(raw.read);
    },

    hasHeld: (memberId, role, now) =>
      read(async (sql) => {
        const statement =
          'SELECT 1 AS found FROM Office WHERE memberId = ? AND role = ? AND fromAt <= ? LIMIT 1';
        return (await sql.first(statement, [memberId, role, now])) !== undefined;
      }),

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
