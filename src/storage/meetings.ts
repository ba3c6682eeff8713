import {
  agendaSchema,
  type AgendaPoint,
  meetingDecisions,
  meetingKinds,
  meetingStatuses,
  type Meeting,
} from '../core/model/rounds.ts';
import { periodKey } from '../core/time/local-time.ts';
import type { Meetings } from '../core/ports/rounds.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import { jsonColumn, type JsonColumn } from './engine/json.ts';
import type { MeetingModel } from './generated/models.ts';
import type { Access, Row, Value } from './engine/sql.ts';
import { among, instant, maybe, rowReader, tableRow, text, whole, withNulls } from './engine/row.ts';

export function createMeetings({ prisma, read, cipher }: Access & { cipher: Cipher }): Meetings {
  const columns: Columns = {
    places: sealedColumn(cipher, 'Meeting', 'placeSealed'),
    titles: sealedColumn(cipher, 'Meeting', 'titleSealed'),
    agendas: jsonColumn(sealedColumn(cipher, 'Meeting', 'agendaSealed'), agendaSchema),
  };
  const toMeeting = (row: Row) => meetingOf(row, columns);

  return {
    findById: (id) =>
      read(async (sql) => {
        const row = await sql.first(`SELECT ${raw.columns} FROM Meeting WHERE id = ?`, [id]);
        return row && toMeeting(row);
      }),
    listUpcoming: (unitId, after) =>
      listOf("unitId = ? AND status = 'planned' AND startsAt > ?", [unitId, after]),
    listByUnit: (unitId) => listOf('unitId = ?', [unitId]),
    async countUpcoming(after) {
      const statement = `SELECT unitId, count(*) AS count FROM Meeting
        WHERE kind = 'monthly' AND status = 'planned' AND startsAt > ? GROUP BY unitId`;
      const rows = await read((sql) => sql.all(statement, [after]));
      return new Map(rows.map(countRow).map(({ unitId, count }) => [unitId, count]));
    },
    listToAsk: (after, until) =>
      listOf(
        `status = 'planned' AND decision = 'pending' AND askedAt IS NULL AND startsAt > ? AND startsAt <= ?
         AND EXISTS (SELECT 1 FROM Unit WHERE Unit.id = Meeting.unitId AND Unit.closedAt IS NULL)`,
        [after, until],
      ),
    listStarting: (after, until) =>
      listOf("status = 'planned' AND startsAt > ? AND startsAt <= ?", [after, until]),
    listAgendasExpired: (before) => listOf('agendaSealed IS NOT NULL AND startsAt < ?', [before]),
    async insert({ createdAt, ...meeting }) {
      const data = { ...columnsOf(meeting, columns), createdAt };
      await prisma((db) => db.meeting.create({ data }));
    },
    async update(meeting) {
      await prisma((db) =>
        db.meeting.update({ where: { id: meeting.id }, data: columnsOf(meeting, columns) }),
      );
    },
  };

  async function listOf(which: string, values: readonly Value[]): Promise<Meeting[]> {
    const statement = `SELECT ${raw.columns} FROM Meeting WHERE ${which} ORDER BY startsAt, id`;
    return (await read((sql) => sql.all(statement, values))).map(toMeeting);
  }
}

const countRow = rowReader({ unitId: text, count: whole });

type Columns = Record<'places' | 'titles', SealedColumn> & { agendas: JsonColumn<readonly AgendaPoint[]> };

const raw = tableRow('Meeting', {
  id: text,
  unitId: text,
  kind: among(meetingKinds),
  year: whole,
  month: whole,
  on: text,
  time: text,
  zone: text,
  startsAt: instant,
  placeSealed: text,
  titleSealed: maybe(text),
  agendaSealed: maybe(text),
  status: among(meetingStatuses),
  decision: among(meetingDecisions),
  askedAt: maybe(instant),
  agendaChangedAt: maybe(instant),
  announcedAt: maybe(instant),
  announcements: whole,
  heldSaidAt: maybe(instant),
});

function meetingOf(row: Row, { places, titles, agendas }: Columns): Meeting {
  const { year, month, placeSealed, titleSealed, agendaSealed, ...meeting } = raw.read(row);
  const { id } = meeting;
  return {
    ...meeting,
    period: { year, month },
    place: places.open(id, placeSealed),
    title: titleSealed === undefined ? undefined : titles.open(id, titleSealed),
    agenda: agendaSealed === undefined ? [] : agendas.open(id, agendaSealed),
  };
}

function columnsOf(meeting: Meeting, { places, titles, agendas }: Columns): Omit<MeetingModel, 'createdAt'> {
  const { id, period, place, title, agenda, ...columns } = meeting;
  return withNulls({
    ...columns,
    id,
    slot: slotOf(meeting),
    year: period.year,
    month: period.month,
    placeSealed: places.seal(id, place),
    titleSealed: title === undefined ? undefined : titles.seal(id, title),
    agendaSealed: agenda.length === 0 ? undefined : agendas.seal(id, agenda),
    heldSaidAt: meeting.heldSaidAt,
  });
}

/** A cell has one monthly meeting a period, also where it was cancelled; other meetings are as many as wanted. */
function slotOf({ id, kind, period }: Meeting): string {
  return kind === 'monthly' ? periodKey(period) : id;
}
