import type { ReminderSlots } from '../core/ports/rounds.ts';
import { reminderKinds } from '../core/model/notices.ts';
import { among, instant, maybe, tableRow, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createReminderSlots({ prisma }: Pick<Access, 'prisma'>): ReminderSlots {
  return {
    async listByRound(roundId) {
      const rows = await prisma((db) => db.reminderSlot.findMany({ where: { roundId }, orderBy: byTime }));
      return rows.map(raw.read);
    },
    async listDue(now) {
      const rows = await prisma((db) =>
        db.reminderSlot.findMany({
          where: { doneAt: null, dueAt: { lte: now } },
          orderBy: byTime,
        }),
      );
      return rows.map(raw.read);
    },
    async replan(roundId, slots) {
      await prisma((db) => db.reminderSlot.deleteMany({ where: { roundId, doneAt: null } }));
      await prisma((db) => db.reminderSlot.createMany({ data: slots.map((slot) => ({ ...slot, roundId })) }));
    },
    async markDone(id, at, outcome) {
      await prisma((db) => db.reminderSlot.update({ where: { id }, data: { doneAt: at, outcome } }));
    },
  };
}

const byTime = [{ dueAt: 'asc' as const }, { id: 'asc' as const }];

const raw = tableRow('ReminderSlot', {
  ...{ id: text, roundId: text, kind: among(reminderKinds) },
  ...{ dueAt: instant, expiresAt: instant, doneAt: maybe(instant) },
});
