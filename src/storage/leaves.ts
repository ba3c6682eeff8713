import { leaveSchema, type Leave } from '../core/model/leaves.ts';
import type { Leaves } from '../core/ports/leaves.ts';
import { hasWithdrawn, withdrawnRow } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found, tableRow, text } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createLeaves({ read, prisma, cipher }: Deps): Leaves {
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
      const statement = `SELECT ${raw.columns}, ${hasWithdrawn} AS withdrawn FROM Leave
        JOIN Member ON Member.id = Leave.memberId WHERE Leave.unitId = ? ORDER BY Leave.id`;
      const rows = await read((sql) => sql.all(statement, [unitId]));
      return rows.map((row) => ({ ...open(row), ...withdrawnRow(row) }));
    },
    async listAll() {
      return (await read((sql) => sql.all(`SELECT ${raw.columns} FROM Leave ORDER BY id`))).map(open);
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

  function open(row: Row): Leave {
    const { contentSealed, ...leave } = raw.read(row);
    return { ...leave, ...content.open(leave.id, contentSealed) };
  }
}

const raw = tableRow('Leave', { id: text, unitId: text, memberId: text, contentSealed: text });
