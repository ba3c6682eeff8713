import type { Reminders } from '../core/ports/rounds.ts';
import type { Access } from './engine/sql.ts';

export function createReminders({ prisma }: Pick<Access, 'prisma'>): Reminders {
  return {
    async insert({ deliveryId, ...reminder }) {
      const { roundId, participantId, kind, meetingOn } = reminder;
      const taken = await prisma((db) =>
        db.reminder.count({ where: { roundId, participantId, kind, meetingOn } }),
      );
      if (taken > 0) return false;
      await prisma((db) => db.reminder.create({ data: { ...reminder, deliveryId: deliveryId ?? null } }));
      return true;
    },
  };
}
