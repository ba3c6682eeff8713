import type { ReminderSlot } from '../core/model/rounds.ts';
import type { ReminderSlots } from '../core/ports/rounds.ts';
import { reminderKinds } from '../core/model/notices.ts';
import { oneOf } from './engine/columns.ts';
import type { ReminderSlotModel } from './generated/models.ts';
import type { Client } from './engine/prisma-client.ts';

export function createReminderSlots({ client }: { client: Pick<Client, 'reminderSlot'> }): ReminderSlots {
  return {
    async listByRound(roundId) {
      const rows = await client.reminderSlot.findMany({ where: { roundId }, orderBy: byTime });
      return rows.map(toReminderSlot);
    },
    async listDue(now) {
      const rows = await client.reminderSlot.findMany({
        where: { doneAt: null, dueAt: { lte: now } },
        orderBy: byTime,
      });
      return rows.map(toReminderSlot);
    },
    async replan(roundId, slots) {
      await client.reminderSlot.deleteMany({ where: { roundId, doneAt: null } });
      await client.reminderSlot.createMany({ data: slots.map((slot) => ({ ...slot, roundId })) });
    },
    async markDone(id, at, outcome) {
      await client.reminderSlot.update({ where: { id }, data: { doneAt: at, outcome } });
    },
  };
}

const byTime = [{ dueAt: 'asc' as const }, { id: 'asc' as const }];

function toReminderSlot({ id, roundId, kind, dueAt, expiresAt, doneAt }: ReminderSlotModel): ReminderSlot {
  return {
    id,
    roundId,
    kind: oneOf(reminderKinds, kind),
    dueAt,
    expiresAt,
    doneAt: doneAt ?? undefined,
  };
}
