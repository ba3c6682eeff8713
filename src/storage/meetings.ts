import { z } from 'zod';
import {
  type AgendaPoint,
  meetingDecisions,
  meetingKinds,
  meetingStatuses,
  type Meeting,
} from '../core/model/rounds.ts';
import { periodKey } from '../core/time/local-time.ts';
import type { Meetings } from '../core/ports/rounds.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, parseJson, sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { MeetingModel } from './generated/models.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant, rawRow, text, whole } from './engine/raw-row.ts';

export function createMeetings({ client, read, cipher }: Access & { cipher: Cipher }): Meetings {
  const columns: Columns = {
    places: sealedColumn(cipher, 'Meeting', 'placeSealed'),
    titles: sealedColumn(cipher, 'Meeting', 'titleSealed'),
    agendas: sealedColumn(cipher, 'Meeting', 'agendaSealed'),
  };
  const toMeeting = (row: Row) => meetingOf(row, columns);

  return {
    findById: (id) =>
      read((connection) => {
        const row = prepared(connection, `SELECT ${raw.columns} FROM Meeting WHERE id = ?`).get(id);
        return row === undefined ? undefined : toMeeting(raw.read(row));
      }),
    async listUpcoming(unitId, after) {
      const rows = await client.meeting.findMany({
        where: { unitId, status: 'planned', startsAt: { gt: after } },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async listByUnit(unitId) {
      const rows = await client.meeting.findMany({
        where: { unitId },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async countUpcoming(after) {
      const groups = await client.meeting.groupBy({
        by: ['unitId'],
        where: { kind: 'monthly', status: 'planned', startsAt: { gt: after } },
        _count: true,
      });
      return new Map(groups.map((group) => [group.unitId, group._count]));
    },
    async listToAsk(after, until) {
      const rows = await client.meeting.findMany({
        where: {
          ...{ status: 'planned', decision: 'pending', askedAt: null, startsAt: { gt: after, lte: until } },
          unit: { closedAt: null },
        },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async listStarting(after, until) {
      const rows = await client.meeting.findMany({
        where: { status: 'planned', startsAt: { gt: after, lte: until } },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async listAgendasExpired(before) {
      const rows = await client.meeting.findMany({
        where: { agendaSealed: { not: null }, startsAt: { lt: before } },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async insert({ createdAt, ...meeting }) {
      const data = { ...columnsOf(meeting, columns), createdAt };
      await client.meeting.create({ data });
    },
    async update(meeting) {
      await client.meeting.update({ where: { id: meeting.id }, data: columnsOf(meeting, columns) });
    },
  };
}

type Columns = Record<'places' | 'titles' | 'agendas', SealedColumn>;

const agendaSchema = z.array(z.object({ text: z.string(), link: z.string().optional() }));

const raw = rawRow('Meeting', {
  id: text,
  unitId: text,
  kind: text,
  year: whole,
  month: whole,
  on: text,
  time: text,
  zone: text,
  startsAt: instant,
  placeSealed: text,
  titleSealed: text.nullable(),
  agendaSealed: text.nullable(),
  status: text,
  decision: text,
  askedAt: instant.nullable(),
  agendaChangedAt: instant.nullable(),
  announcedAt: instant.nullable(),
  announcements: whole,
  heldSaidAt: instant.nullable(),
});

type Row = Pick<MeetingModel, keyof ReturnType<typeof raw.read>>;

function meetingOf(row: Row, { places, titles, agendas }: Columns): Meeting {
  return {
    id: row.id,
    unitId: row.unitId,
    kind: oneOf(meetingKinds, row.kind),
    period: { year: row.year, month: row.month },
    on: row.on,
    time: row.time,
    zone: row.zone,
    startsAt: row.startsAt,
    place: places.open(row.id, row.placeSealed),
    status: oneOf(meetingStatuses, row.status),
    decision: oneOf(meetingDecisions, row.decision),
    askedAt: row.askedAt ?? undefined,
    title: row.titleSealed === null ? undefined : titles.open(row.id, row.titleSealed),
    agenda: row.agendaSealed === null ? [] : readAgenda(agendas.open(row.id, row.agendaSealed)),
    agendaChangedAt: row.agendaChangedAt ?? undefined,
    announcedAt: row.announcedAt ?? undefined,
    announcements: row.announcements,
    heldSaidAt: row.heldSaidAt ?? undefined,
  };
}

function readAgenda(json: string): AgendaPoint[] {
  return agendaSchema.parse(parseJson(json)).map((point) => ({ text: point.text, link: point.link }));
}

function columnsOf(meeting: Meeting, { places, titles, agendas }: Columns): Omit<MeetingModel, 'createdAt'> {
  const { id, period, place, title, agenda, ...columns } = meeting;
  return {
    ...columns,
    id,
    slot: slotOf(meeting),
    year: period.year,
    month: period.month,
    placeSealed: places.seal(id, place),
    titleSealed: title === undefined ? null : titles.seal(id, title),
    agendaSealed: agenda.length === 0 ? null : agendas.seal(id, JSON.stringify(agenda)),
    askedAt: meeting.askedAt ?? null,
    agendaChangedAt: meeting.agendaChangedAt ?? null,
    announcedAt: meeting.announcedAt ?? null,
    heldSaidAt: meeting.heldSaidAt ?? null,
  };
}

/** A cell has one monthly meeting a period, also where it was cancelled; other meetings are as many as wanted. */
function slotOf({ id, kind, period }: Meeting): string {
  return kind === 'monthly' ? periodKey(period) : id;
}
