import type { Reminders } from '../core/ports/rounds.ts';
import type { Access } from './engine/sql.ts';

export function createReminders({ write }: Pick<Access, 'write'>): Reminders {
  return {
    async insert({ id, roundId, participantId, kind, meetingOn, deliveryId, plannedAt }) {
      const statement = `INSERT INTO Reminder (id, roundId, participantId, kind, meetingOn, deliveryId, plannedAt)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (roundId, participantId, kind, meetingOn) DO NOTHING`;
      const values = [id, roundId, participantId, kind, meetingOn, deliveryId ?? null, plannedAt];
      return (await write((sql) => sql.run(statement, values))) === 1;
    },
  };
}
