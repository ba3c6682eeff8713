import { periodKey } from '../core/local-time.ts';
import { meetingDecisions, meetingKinds, meetingStatuses, type Meeting } from '../core/model/rounds.ts';
import type { Meetings } from '../core/ports/rounds.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, sealedColumn, type SealedColumn } from './columns.ts';
import type { MeetingModel } from './generated/models.ts';
import type { Client } from './prisma-client.ts';

export function createMeetings({
  client,
  cipher,
}: {
  client: Pick<Client, 'meeting'>;
  cipher: Cipher;
}): Meetings {
  const places = sealedColumn(cipher, 'Meeting', 'placeSealed');
  const toMeeting = (row: MeetingModel) => meetingOf(row, places);

  return {
    async findById(id) {
      const row = await client.meeting.findUnique({ where: { id } });
      return row === null ? undefined : toMeeting(row);
    },
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
        where: { status: 'planned', decision: 'pending', askedAt: null, startsAt: { gt: after, lte: until } },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toMeeting);
    },
    async insert({ createdAt, ...meeting }) {
      const data = { ...columnsOf(meeting, places), createdAt };
      await client.meeting.create({ data });
    },
    async update(meeting) {
      await client.meeting.update({ where: { id: meeting.id }, data: columnsOf(meeting, places) });
    },
  };
}

function meetingOf(row: MeetingModel, places: SealedColumn): Meeting {
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
  };
}

function columnsOf(
  meeting: Meeting,
  places: SealedColumn,
): Omit<MeetingModel, 'createdAt' | 'titleSealed' | 'agendaSealed' | 'announcedAt'> {
  const { period, place, askedAt, ...columns } = meeting;
  return {
    ...columns,
    slot: slotOf(meeting),
    year: period.year,
    month: period.month,
    placeSealed: places.seal(meeting.id, place),
    askedAt: askedAt ?? null,
  };
}

/** A cell has one monthly meeting a period, also where it was cancelled; other meetings are as many as wanted. */
function slotOf({ id, kind, period }: Meeting): string {
  return kind === 'monthly' ? periodKey(period) : id;
}
