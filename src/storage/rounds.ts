import { z } from 'zod';
import { roundKinds, type Round } from '../core/model/rounds.ts';
import type { Rounds } from '../core/ports/rounds.ts';
import { oneOf, parseJson } from './engine/columns.ts';
import type { RoundModel } from './generated/models.ts';
import { prepared } from './engine/prepared.ts';
import type { Access, Client } from './engine/prisma-client.ts';
import { flag, instant, rawRow, text, whole } from './engine/raw-row.ts';

export function createRounds({
  client,
  read,
}: Pick<Access, 'read'> & { client: Pick<Client, 'round'> }): Rounds {
  return {
    findById(id) {
      return read((connection) => {
        const row = prepared(connection, `SELECT ${raw.columns} FROM Round WHERE id = ?`).get(id);
        return row === undefined ? undefined : toRound(raw.read(row));
      });
    },
    async findByMeeting(meetingId) {
      const row = await client.round.findUnique({ where: { meetingId } });
      return row === null ? undefined : toRound(row);
    },
    async listByUnit(unitId) {
      const rows = await client.round.findMany({
        where: { unitId },
        orderBy: [{ year: 'desc' }, { month: 'desc' }, { dueAt: 'desc' }],
      });
      return rows.map(toRound);
    },
    async listByChecklists(ids) {
      const rows = await client.round.findMany({
        where: { checklistId: { in: [...ids] } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRound);
    },
    async listOpen(unitId) {
      const rows = await client.round.findMany({
        where: { unitId, openedAt: { not: null }, closedAt: null, cancelledAt: null },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRound);
    },
    async listDueToOpen(now) {
      const rows = await client.round.findMany({
        where: {
          ...{ openedAt: null, closedAt: null, cancelledAt: null, opensAt: { lte: now } },
          unit: { closedAt: null },
        },
        orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRound);
    },
    async listDueToClose(now) {
      const rows = await client.round.findMany({
        where: { openedAt: { not: null }, closedAt: null, cancelledAt: null, closesAt: { lte: now } },
        orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRound);
    },
    async insert({ createdAt, ...round }) {
      await client.round.create({ data: { ...columnsOf(round), createdAt } });
    },
    async update(round) {
      await client.round.update({ where: { id: round.id }, data: columnsOf(round) });
    },
    async listTextsExpired(before) {
      const rows = await client.round.findMany({
        where: {
          textsDeletedAt: null,
          OR: [{ closedAt: { lt: before } }, { cancelledAt: { lt: before } }],
        },
        orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRound);
    },
    async listComplete() {
      const rows = await client.round.findMany({
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
      });
      return rows.map(toRound);
    },
    async markCompleteTold(id, at) {
      await client.round.update({ where: { id }, data: { completeToldAt: at } });
    },
    async markTextsDeleted(id, at) {
      await client.round.update({ where: { id }, data: { textsDeletedAt: at } });
    },
  };
}

type Columns = Omit<RoundModel, 'createdAt' | 'completeToldAt' | 'textsDeletedAt'>;

const raw = rawRow('Round', {
  id: text,
  unitId: text,
  meetingId: text.nullable(),
  checklistId: text,
  ownChecklist: flag,
  focusItems: text.nullable(),
  kind: text,
  year: whole,
  month: whole,
  opensAt: instant,
  dueAt: instant,
  closesAt: instant,
  lateUntilAt: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
});

function toRound(row: Columns): Round {
  const { id, unitId, checklistId, opensAt, dueAt, closesAt, lateUntilAt } = row;
  return {
    id,
    unitId,
    meetingId: row.meetingId ?? undefined,
    checklistId,
    ...(row.ownChecklist && { ownChecklist: true }),
    ...(row.focusItems !== null && { focusItems: readNumbers(row.focusItems) }),
    kind: oneOf(roundKinds, row.kind),
    period: { year: row.year, month: row.month },
    opensAt,
    dueAt,
    closesAt,
    lateUntilAt,
    openedAt: row.openedAt ?? undefined,
    closedAt: row.closedAt ?? undefined,
    cancelledAt: row.cancelledAt ?? undefined,
  };
}

function columnsOf(round: Round): Columns {
  const { period, ...columns } = round;
  return {
    ...columns,
    ownChecklist: round.ownChecklist ?? false,
    focusItems: round.focusItems === undefined ? null : JSON.stringify(round.focusItems),
    meetingId: round.meetingId ?? null,
    year: period.year,
    month: period.month,
    openedAt: round.openedAt ?? null,
    closedAt: round.closedAt ?? null,
    cancelledAt: round.cancelledAt ?? null,
  };
}

function readNumbers(json: string): number[] {
  return z.array(z.int().min(1)).parse(parseJson(json));
}
