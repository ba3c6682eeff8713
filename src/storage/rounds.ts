import { itemNumbersSchema, roundKinds, type Round } from '../core/model/rounds.ts';
import type { Rounds } from '../core/ports/rounds.ts';
import { parseJson } from './engine/json.ts';
import type { Access, Row, Value } from './engine/sql.ts';
import { among, flag, instant, maybe, tableRow, text, whole } from './engine/row.ts';

export function createRounds({ prisma, read, write }: Access): Rounds {
  return {
    findById(id) {
      return read(async (sql) => {
        const row = await sql.first(`SELECT ${raw.columns} FROM Round WHERE id = ?`, [id]);
        return row && toRound(row);
      });
    },
    findByMeeting: async (meetingId) => (await listOf('meetingId = ?', [meetingId]))[0],
    listByUnit: (unitId) =>
      listOf('unitId = ? ORDER BY year DESC, month DESC, dueAt DESC, id DESC', [unitId]),
    async listByChecklists(ids) {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: { checklistId: { in: [...ids] } },
          orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    listOpen: (unitId) => listOf(`unitId = ? AND ${isOpen} ORDER BY dueAt, id`, [unitId]),
    listDueToOpen: (now) =>
      listOf(
        `openedAt IS NULL AND closedAt IS NULL AND cancelledAt IS NULL AND opensAt <= ?
         AND EXISTS (SELECT 1 FROM Unit WHERE Unit.id = Round.unitId AND Unit.closedAt IS NULL)
         ORDER BY opensAt, id`,
        [now],
      ),
    listDueToClose: (now) => listOf(`${isOpen} AND closesAt <= ? ORDER BY closesAt, id`, [now]),
    insert: ({ createdAt, ...round }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Round (unitId, meetingId, checklistId, ownChecklist, focusItems, kind, year, month,
          opensAt, dueAt, closesAt, lateUntilAt, openedAt, closedAt, cancelledAt, id, createdAt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
        await sql.run(statement, [...valuesOf(round), round.id, createdAt]);
      }),
    update: (round) =>
      write(async (sql) => {
        const statement = `UPDATE Round SET unitId = ?, meetingId = ?, checklistId = ?, ownChecklist = ?, focusItems = ?,
          kind = ?, year = ?, month = ?, opensAt = ?, dueAt = ?, closesAt = ?, lateUntilAt = ?, openedAt = ?, closedAt = ?,
          cancelledAt = ? WHERE id = ?`;
        const changed = await sql.run(statement, [...valuesOf(round), round.id]);
        if (changed === 0) throw new Error(`the round ${round.id} is not in the database`);
      }),
    listTextsExpired: (before) =>
      listOf('textsDeletedAt IS NULL AND (closedAt < ? OR cancelledAt < ?) ORDER BY closesAt, id', [
        before,
        before,
      ]),
    listComplete: () =>
      listOf(
        `${isOpen} AND completeToldAt IS NULL
         AND EXISTS (SELECT 1 FROM Participant JOIN Review ON Review.participantId = Participant.id
           WHERE Participant.roundId = Round.id AND Participant.status = 'expected' AND Review.sent)
         AND NOT EXISTS (SELECT 1 FROM Participant JOIN Member ON Member.id = Participant.memberId
           LEFT JOIN Review ON Review.participantId = Participant.id
           WHERE Participant.roundId = Round.id AND Participant.status = 'expected' AND Member.removedAt IS NULL
             AND (Review.id IS NULL OR NOT Review.sent))
         ORDER BY dueAt, id`,
        [],
      ),
    async markCompleteTold(id, at) {
      await prisma((db) => db.round.update({ where: { id }, data: { completeToldAt: at } }));
    },
    async markTextsDeleted(id, at) {
      await prisma((db) => db.round.update({ where: { id }, data: { textsDeletedAt: at } }));
    },
  };

  async function listOf(which: string, values: readonly Value[]): Promise<Round[]> {
    const statement = `SELECT ${raw.columns} FROM Round WHERE ${which}`;
    return (await read((sql) => sql.all(statement, values))).map(toRound);
  }
}

const isOpen = 'openedAt IS NOT NULL AND closedAt IS NULL AND cancelledAt IS NULL';

const raw = tableRow('Round', {
  id: text,
  unitId: text,
  meetingId: maybe(text),
  checklistId: text,
  ownChecklist: flag,
  focusItems: maybe(text),
  kind: among(roundKinds),
  year: whole,
  month: whole,
  opensAt: instant,
  dueAt: instant,
  closesAt: instant,
  lateUntilAt: instant,
  openedAt: maybe(instant),
  closedAt: maybe(instant),
  cancelledAt: maybe(instant),
});

function toRound(row: Row): Round {
  const { ownChecklist, focusItems, year, month, ...round } = raw.read(row);
  return {
    ...round,
    ...(ownChecklist && { ownChecklist: true }),
    ...(focusItems !== undefined && { focusItems: itemNumbersSchema.parse(parseJson(focusItems)) }),
    period: { year, month },
  };
}

/** In the order in which the statements name them. */
function valuesOf(round: Round): Value[] {
  const { unitId, meetingId, checklistId, ownChecklist = false, focusItems, kind, period } = round;
  const { opensAt, dueAt, closesAt, lateUntilAt, openedAt, closedAt, cancelledAt } = round;
  return [
    ...[unitId, meetingId ?? null, checklistId, ownChecklist],
    focusItems === undefined ? null : JSON.stringify(focusItems),
    ...[kind, period.year, period.month, opensAt, dueAt, closesAt, lateUntilAt],
    ...[openedAt ?? null, closedAt ?? null, cancelledAt ?? null],
  ];
}
