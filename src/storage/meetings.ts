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
import type { Access, Row, Value } from './engine/sql.ts';
import { among, instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createMeetings({ read, write, cipher }: Deps): Meetings {
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
    insert: ({ createdAt, ...meeting }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Meeting (unitId, kind, slot, year, month, "on", time, zone, startsAt, placeSealed,
          titleSealed, agendaSealed, status, decision, askedAt, agendaChangedAt, announcedAt, announcements, heldSaidAt,
          id, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
        await sql.run(statement, [...valuesOf(meeting, columns), meeting.id, createdAt]);
      }),
    update: (meeting) =>
      write(async (sql) => {
        const statement = `UPDATE Meeting SET unitId = ?, kind = ?, slot = ?, year = ?, month = ?, "on" = ?, time = ?, zone = ?,
          startsAt = ?, placeSealed = ?, titleSealed = ?, agendaSealed = ?, status = ?, decision = ?, askedAt = ?,
          agendaChangedAt = ?, announcedAt = ?, announcements = ?, heldSaidAt = ? WHERE id = ?`;
        const changed = await sql.run(statement, [...valuesOf(meeting, columns), meeting.id]);
        if (changed === 0) throw new Error(`the meeting ${meeting.id} is not in the database`);
      }),
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

/** In the order in which the statements name them. */
function valuesOf(meeting: Meeting, { places, titles, agendas }: Columns): Value[] {
  const { id, unitId, kind, period, on, time, zone, startsAt, place, title, agenda, status, decision } =
    meeting;
  const { askedAt, agendaChangedAt, announcedAt, announcements, heldSaidAt } = meeting;
  return [
    ...[unitId, kind, slotOf(meeting), period.year, period.month, on, time, zone, startsAt],
    places.seal(id, place),
    title === undefined ? null : titles.seal(id, title),
    agenda.length === 0 ? null : agendas.seal(id, agenda),
    ...[status, decision, askedAt ?? null, agendaChangedAt ?? null],
    ...[announcedAt ?? null, announcements, heldSaidAt ?? null],
  ];
}

/** A cell has one monthly meeting a period, also where it was cancelled; other meetings are as many as wanted. */
function slotOf({ id, kind, period }: Meeting): string {
  return kind === 'monthly' ? periodKey(period) : id;
}
