import { memberships, standings, type Member } from '../core/model/people.ts';
import type { Members } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import type { Access, Row, Value } from './engine/sql.ts';
import { among, instant, maybe, tableRow, text, whole } from './engine/row.ts';

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

export function createMembers({ prisma, read, write, cipher }: Access & { cipher: Cipher }): Members {
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

    insertMany: (members) =>
      write(async (sql) => {
        const statement = `INSERT INTO Member (accountId, nameSealed, membership, standing, position, joinedAt,
          addedAt, removedAt, id, unitId) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
        for (const member of members)
          await sql.run(statement, [...valuesOf(member), member.id, member.unitId]);
      }),

    update: (member) =>
      write(async (sql) => {
        const statement = `UPDATE Member SET accountId = ?, nameSealed = ?, membership = ?, standing = ?, position = ?,
          joinedAt = ?, addedAt = ?, removedAt = ? WHERE id = ?`;
        const changed = await sql.run(statement, [...valuesOf(member), member.id]);
        if (changed === 0) throw new Error(`the member ${member.id} is not in the database`);
      }),
  };

  async function listOf(which: string, values: readonly string[]): Promise<Member[]> {
    const statement = `SELECT ${raw.columns} FROM Member WHERE ${which} ORDER BY position, id`;
    return (await read((sql) => sql.all(statement, values))).map(toMember);
  }

  /** In the order in which the statements name them. */
  function valuesOf({ accountId, membership, standing, position, joinedAt, ...member }: Member): Value[] {
    const { id, addedAt, removedAt } = member;
    const who = [accountId ?? null, name.seal(id, member.name), membership ?? null, standing, position];
    return [...who, joinedAt ?? null, addedAt, removedAt ?? null];
  }

  function toMember(row: Row): Member {
    const { nameSealed, ...member } = raw.read(row);
    return { ...member, name: name.open(member.id, nameSealed) };
  }
}
