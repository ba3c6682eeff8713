import { memberships } from '../core/model/people.ts';
import { outcomes, replies, type Attendance } from '../core/model/attendance.ts';
import type { Attendances } from '../core/ports/rounds.ts';
import { hasWithdrawn, withdrawnRow } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn, type SealedColumn } from './engine/columns.ts';
import type { AttendanceModel } from './generated/models.ts';
import { among, instant, maybe, rowReader, tableRow, text, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Access & { cipher: Cipher };

export function createAttendances({ read, write, prisma, cipher }: Deps): Attendances {
  const reasons = sealedColumn(cipher, 'Attendance', 'reasonSealed');
  const toAttendance = (row: Row) => attendanceOf(row, reasons);

  return {
    async listByMeeting(meetingId) {
      const statement = `SELECT ${raw.columns}, ${hasWithdrawn} AS withdrawn FROM Attendance
        JOIN Member ON Member.id = Attendance.memberId WHERE Attendance.meetingId = ? ORDER BY Attendance.id`;
      const rows = await read((sql) => sql.all(statement, [meetingId]));
      return rows.map((row) => ({ ...toAttendance(row), ...withdrawnRow(row) }));
    },
    async listByMember(memberId) {
      const rows = await prisma((db) =>
        db.attendance.findMany({
          where: { memberId },
          orderBy: [{ meeting: { startsAt: 'asc' } }, { id: 'asc' }],
        }),
      );
      return rows.map(toAttendance);
    },
    async find(meetingId, memberId) {
      const statement = `SELECT ${raw.columns} FROM Attendance WHERE meetingId = ? AND memberId = ?`;
      const row = await read((sql) => sql.first(statement, [meetingId, memberId]));
      return row && toAttendance(row);
    },
    async listOutcomes(meetingIds) {
      const rows = await prisma((db) =>
        db.attendance.findMany({
          where: { meetingId: { in: [...meetingIds] }, outcome: { not: null } },
          select: { meetingId: true, outcome: true },
        }),
      );
      return rows.map(outcomeRow);
    },
    async put(attendance) {
      const { meetingId, memberId } = attendance;
      const known = await prisma((db) =>
        db.attendance.findUnique({
          where: { meetingId_memberId: { meetingId, memberId } },
          select: { id: true },
        }),
      );
      const data = columnsOf({ ...attendance, id: known?.id ?? attendance.id }, reasons);
      if (known === null) await prisma((db) => db.attendance.create({ data }));
      else await prisma((db) => db.attendance.update({ where: { id: known.id }, data }));
    },
    async forgetOutcomes(meetingId, memberId) {
      const where = { meetingId, ...(memberId !== undefined && { memberId }) };
      await prisma((db) => db.attendance.deleteMany({ where: { ...where, reply: null } }));
      await prisma((db) =>
        db.attendance.updateMany({
          where,
          data: { outcome: null, membership: null, takenAt: null, takenById: null },
        }),
      );
    },
    async forgetReplies(memberId) {
      await prisma((db) => db.attendance.deleteMany({ where: { memberId, outcome: null } }));
      await prisma((db) =>
        db.attendance.updateMany({
          where: { memberId },
          data: { reply: null, replyOn: null, reasonSealed: null, repliedAt: null },
        }),
      );
    },
    async deleteReasons(before) {
      const statement = `UPDATE Attendance SET reasonSealed = NULL WHERE reasonSealed IS NOT NULL
        AND EXISTS (SELECT 1 FROM Meeting WHERE Meeting.id = Attendance.meetingId AND Meeting.startsAt < ?)`;
      return write((sql) => sql.run(statement, [before]));
    },
  };
}

const raw = tableRow('Attendance', {
  ...{ id: text, meetingId: text, memberId: text },
  ...{
    reply: maybe(among(replies)),
    replyOn: maybe(text),
    reasonSealed: maybe(text),
    repliedAt: maybe(instant),
  },
  ...{ outcome: maybe(among(outcomes)), membership: maybe(among(memberships)) },
  ...{ takenAt: maybe(instant), takenById: maybe(text) },
});
const outcomeRow = rowReader({ meetingId: text, outcome: maybe(among(outcomes)) });

function attendanceOf(row: Row, reasons: SealedColumn): Attendance {
  const { reasonSealed, ...attendance } = raw.read(row);
  const reason = reasonSealed === undefined ? undefined : reasons.open(attendance.id, reasonSealed);
  return { ...attendance, reason };
}

function columnsOf({ reason, ...row }: Attendance, reasons: SealedColumn): AttendanceModel {
  const { id, meetingId, memberId, reply, replyOn, repliedAt, outcome, membership, takenAt, takenById } = row;
  return withNulls({
    ...{ id, meetingId, memberId, reply, replyOn, repliedAt, outcome, membership, takenAt, takenById },
    reasonSealed: reason === undefined ? undefined : reasons.seal(id, reason),
  });
}
