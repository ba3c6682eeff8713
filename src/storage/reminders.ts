import type { Reminders } from '../core/ports/rounds.ts';
import type { Client } from './engine/prisma-client.ts';

export function createReminders({ client }: { client: Pick<Client, 'reminder'> }): Reminders {
  return {
    async insert({ deliveryId, ...reminder }) {
      const { roundId, participantId, kind, meetingOn } = reminder;
      const taken = await client.reminder.count({ where: { roundId, participantId, kind, meetingOn } });
      if (taken > 0) return false;
      await client.reminder.create({ data: { ...reminder, deliveryId: deliveryId ?? null } });
      return true;
    },
  };
}
