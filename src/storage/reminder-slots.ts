import type { ReminderSlot } from '../core/model/rounds.ts';
import type { ReminderSlots } from '../core/ports/rounds.ts';
import { reminderKinds } from '../core/model/notices.ts';
import { among, instant, maybe, tableRow, text } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

export function createReminderSlots({ read, prisma }: Pick<Access, 'read' | 'prisma'>): ReminderSlots {
  return {
    listByRound: (roundId) => listOf('roundId = ?', roundId),
    listDue: (now) => listOf('doneAt IS NULL AND dueAt <= ?', now),
    async replan(roundId, slots) {
      await prisma((db) => db.reminderSlot.deleteMany({ where: { roundId, doneAt: null } }));
      await prisma((db) => db.reminderSlot.createMany({ data: slots.map((slot) => ({ ...slot, roundId })) }));
    },
    async markDone(id, at, outcome) {
      await prisma((db) => db.reminderSlot.update({ where: { id }, data: { doneAt: at, outcome } }));
    },
  };

  async function listOf(which: string, value: Value): Promise<ReminderSlot[]> {
    const statement = `SELECT ${raw.columns} FROM ReminderSlot WHERE ${which} ORDER BY dueAt, id`;
    return (await read((sql) => sql.all(statement, [value]))).map(raw.read);
  }
}

const raw = tableRow('ReminderSlot', {
  ...{ id: text, roundId: text, kind: among(reminderKinds) },
  ...{ dueAt: instant, expiresAt: instant, doneAt: maybe(instant) },
});
