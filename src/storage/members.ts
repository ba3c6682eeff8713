import { memberships, standings, type Member } from '../core/model/people.ts';
import type { Members } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import type { Access, Row } from './engine/sql.ts';
import { among, instant, maybe, tableRow, text, whole, withNulls } from './engine/row.ts';

const raw = tableRow('Member', {
  id: text,
  unitId: text,
  accountId: maybe(text),
  nameSealed: text,
  membership: maybe(among(memberships)),
  standing: among(standings),
  position: whole,
  joinedAt: maybe(instant),
  addedAt: instant,
  removedAt: maybe(instant),
});

export function createMembers({ prisma, read, cipher }: Access & { cipher: Cipher }): Members {
  const name = sealedColumn(cipher, 'Member', 'nameSealed');
  const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

  return {
    findById: (id) =>
      read(async (sql) => {
        const row = await sql.first(`SELECT ${raw.columns} FROM Member WHERE id = ?`, [id]);
        return row && toMember(row);
      }),

    findByAccount: async (unitId, accountId) => {
      const [member] = await listOf('unitId = ? AND accountId = ? AND removedAt IS NULL', [
        unitId,
        accountId,
      ]);
      return member;
    },

    listByAccount: async (accountId) => {
      const statement = `SELECT ${raw.columns} FROM Member WHERE accountId = ? ORDER BY id`;
      return (await read((sql) => sql.all(statement, [accountId]))).map(toMember);
    },

    listByUnit: (unitId) => listOf('unitId = ? AND removedAt IS NULL', [unitId]),

    listByIds: async (ids) =>
      ids.length === 0
        ? []
        : (
            await prisma((db) => db.member.findMany({ where: { id: { in: [...ids] } }, orderBy: inOrder }))
          ).map(toMember),

    insertMany: async (members) => {
      const data = members.map((member) => ({ id: member.id, unitId: member.unitId, ...toRow(member) }));
      await prisma((db) => db.member.createMany({ data }));
    },

    update: async (member) => {
      await prisma((db) => db.member.update({ where: { id: member.id }, data: toRow(member) }));
    },
  };

  async function listOf(which: string, values: readonly string[]): Promise<Member[]> {
    const statement = `SELECT ${raw.columns} FROM Member WHERE ${which} ORDER BY position, id`;
    return (await read((sql) => sql.all(statement, values))).map(toMember);
  }

  function toRow(member: Member) {
    const { accountId, membership, standing, position, joinedAt, addedAt, removedAt } = member;
    return withNulls({
      ...{ accountId, membership, standing, position, joinedAt, addedAt, removedAt },
      nameSealed: name.seal(member.id, member.name),
    });
  }

  function toMember(row: Row): Member {
    const { nameSealed, ...member } = raw.read(row);
    return { ...member, name: name.open(member.id, nameSealed) };
  }
}
