import { z } from 'zod';
import { leaveStatuses, type Leave } from '../core/model/leaves.ts';
import type { Leaves } from '../core/ports/leaves.ts';
import { isLocalDate } from '../core/time/local-time.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonInstant, parseJson, perhaps } from './engine/json.ts';
import type { Access } from './engine/sql.ts';

type Row = Pick<Leave, 'id' | 'unitId' | 'memberId'> & { contentSealed: string };

export function createLeaves({ prisma, cipher }: Pick<Access, 'prisma'> & { cipher: Cipher }): Leaves {
  const content = paddedColumn(cipher, 'Leave', 'contentSealed');

  return {
    async findById(id) {
      const row = await prisma((db) => db.leave.findUnique({ where: { id } }));
      return row === null ? undefined : open(row);
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
      const contentSealed = content.seal(id, JSON.stringify(said));
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
    return { ...row, ...contentSchema.parse(parseJson(content.open(row.id, contentSealed))) };
  }
}

const day = z.string().refine(isLocalDate);
const days = z.object({ fromOn: day, untilOn: day });

const contentSchema = z.object({
  meetingId: perhaps(z.string()),
  days,
  status: z.enum(leaveStatuses),
  recorded: perhaps(days),
  reason: perhaps(z.string()),
  word: perhaps(z.string()),
  comingTo: z.array(z.string()),
  endToldOf: perhaps(day),
  askedAt: jsonInstant,
  decidedAt: perhaps(jsonInstant),
});
