import { leaveSchema, type Leave } from '../core/model/leaves.ts';
import type { Leaves } from '../core/ports/leaves.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

type Row = Pick<Leave, 'id' | 'unitId' | 'memberId'> & { contentSealed: string };

export function createLeaves({ prisma, cipher }: Pick<Access, 'prisma'> & { cipher: Cipher }): Leaves {
  const content = jsonColumn(paddedColumn(cipher, 'Leave', 'contentSealed'), leaveSchema);

  return {
    async findById(id) {
      const row = await prisma((db) => db.leave.findUnique({ where: { id } }));
      return found(row, open);
    },
    async listByMember(memberId) {
      return (await prisma((db) => db.leave.findMany({ where: { memberId }, orderBy: { id: 'asc' } }))).map(
        open,
      );
    },
    async listByUnit(unitId) {
      const withdrawn = { some: {}, none: { withdrawnAt: null } };
      const [rows, taken] = await Promise.all([
        prisma((db) => db.leave.findMany({ where: { unitId }, orderBy: { id: 'asc' } })),
        prisma((db) =>
          db.leave.findMany({
            where: { unitId, member: { account: { consents: withdrawn } } },
            select: { id: true },
          }),
        ),
      ]);
      const back = new Set(taken.map(({ id }) => id));
      return rows.map((row) => ({ ...open(row), withdrawn: back.has(row.id) }));
    },
    async listAll() {
      return (await prisma((db) => db.leave.findMany({ orderBy: { id: 'asc' } }))).map(open);
    },
    async save({ id, unitId, memberId, ...said }) {
      const contentSealed = content.seal(id, said);
      await prisma((db) =>
        db.leave.upsert({
          where: { id },
          create: { id, unitId, memberId, contentSealed },
          update: { contentSealed },
        }),
      );
    },
    async delete(id) {
      await prisma((db) => db.leave.deleteMany({ where: { id } }));
    },
  };

  function open({ contentSealed, ...row }: Row): Leave {
    return { ...row, ...content.open(row.id, contentSealed) };
  }
}
