import { itemNumbersSchema, roundKinds, type Round } from '../core/model/rounds.ts';
import type { Rounds } from '../core/ports/rounds.ts';
import { parseJson } from './engine/json.ts';
import type { Access, Row } from './engine/sql.ts';
import { among, flag, found, instant, maybe, tableRow, text, whole, withNulls } from './engine/row.ts';

export function createRounds({ prisma, read }: Pick<Access, 'read' | 'prisma'>): Rounds {
  return {
    findById(id) {
      return read(async (sql) => {
        const row = await sql.first(`SELECT ${raw.columns} FROM Round WHERE id = ?`, [id]);
        return row && toRound(row);
      });
    },
    async findByMeeting(meetingId) {
      const row = await prisma((db) => db.round.findUnique({ where: { meetingId } }));
      return found(row, toRound);
    },
    listByUnit: (unitId) => listOf(unitId, 'ORDER BY year DESC, month DESC, dueAt DESC, id DESC'),
    async listByChecklists(ids) {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: { checklistId: { in: [...ids] } },
          orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    listOpen: (unitId) =>
      listOf(
        unitId,
        'AND openedAt IS NOT NULL AND closedAt IS NULL AND cancelledAt IS NULL ORDER BY dueAt, id',
      ),
    async listDueToOpen(now) {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: {
            ...{ openedAt: null, closedAt: null, cancelledAt: null, opensAt: { lte: now } },
            unit: { closedAt: null },
          },
          orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    async listDueToClose(now) {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: { openedAt: { not: null }, closedAt: null, cancelledAt: null, closesAt: { lte: now } },
          orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    async insert({ createdAt, ...round }) {
      await prisma((db) => db.round.create({ data: { ...columnsOf(round), createdAt } }));
    },
    async update(round) {
      await prisma((db) => db.round.update({ where: { id: round.id }, data: columnsOf(round) }));
    },
    async listTextsExpired(before) {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: {
            textsDeletedAt: null,
            OR: [{ closedAt: { lt: before } }, { cancelledAt: { lt: before } }],
          },
          orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    async listComplete() {
      const rows = await prisma((db) =>
        db.round.findMany({
          where: {
            ...{ openedAt: { not: null }, closedAt: null, cancelledAt: null, completeToldAt: null },
            participants: {
              some: { status: 'expected', review: { sent: true } },
              none: {
                status: 'expected',
                member: { removedAt: null },
                OR: [{ review: null }, { review: { sent: false } }],
              },
            },
          },
          orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toRound);
    },
    async markCompleteTold(id, at) {
      await prisma((db) => db.round.update({ where: { id }, data: { completeToldAt: at } }));
    },
    async markTextsDeleted(id, at) {
      await prisma((db) => db.round.update({ where: { id }, data: { textsDeletedAt: at } }));
    },
  };

  async function listOf(unitId: string, which: string): Promise<Round[]> {
    const statement = `SELECT ${raw.columns} FROM Round WHERE unitId = ? ${which}`;
    return (await read((sql) => sql.all(statement, [unitId]))).map(toRound);
  }
}

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

function columnsOf(round: Round) {
  const { period, ...columns } = round;
  return withNulls({
    ...columns,
    ownChecklist: round.ownChecklist ?? false,
    focusItems: round.focusItems === undefined ? undefined : JSON.stringify(round.focusItems),
    year: period.year,
    month: period.month,
  });
}
