import type { ReminderSlot } from '../core/model/rounds.ts';
import type { ReminderSlots } from '../core/ports/rounds.ts';
import { reminderKinds } from '../core/model/notices.ts';
import { among, instant, maybe, tableRow, text } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

export function createReminderSlots({ read, write }: Pick<Access, 'read' | 'write'>): ReminderSlots {
  return {
    listByRound: (roundId) => listOf('roundId = ?', roundId),
    listDue: (now) => listOf('doneAt IS NULL AND dueAt <= ?', now),
    replan: (roundId, slots) =>
      write(async (sql) => {
        await sql.run('DELETE FROM ReminderSlot WHERE roundId = ? AND doneAt IS NULL', [roundId]);
        const statement =
          'INSERT INTO ReminderSlot (id, roundId, kind, dueAt, expiresAt) VALUES (?, ?, ?, ?, ?)';
        for (const { id, kind, dueAt, expiresAt } of slots)
          await sql.run(statement, [id, roundId, kind, dueAt, expiresAt]);
      }),
    markDone: (id, at, outcome) =>
      write(async (sql) => {
        const statement = 'UPDATE ReminderSlot SET doneAt = ?, outcome = ? WHERE id = ?';
        const changed = await sql.run(statement, [at, outcome, id]);
        if (changed === 0) throw new Error(`the reminder slot ${id} is not in the database`);
      }),
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
