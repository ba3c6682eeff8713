import { hasMet } from '../core/meetings/roll-call.ts';
import { meetingStatuses, roundKinds } from '../core/model/rounds.ts';
import { memberships } from '../core/model/people.ts';
import { noMemberships, type MembershipCounts } from '../core/cell/memberships.ts';
import type { UnitFigures } from '../core/ports/units.ts';
import type { Span } from '../core/units/span.ts';
import type { Cipher } from './keys/cipher.ts';
import { among, instant, maybe, rowReader, text, whole } from './engine/row.ts';
import type { Access } from './engine/sql.ts';
import { createSnapshotContents } from './snapshots.ts';

export function createUnitFigures({
  prisma,
  cipher,
}: {
  prisma: Access['prisma'];
  cipher: Cipher;
}): UnitFigures {
  const contents = createSnapshotContents(cipher);

  return {
    async listSnapshots(cellIds, span) {
      const rows = await prisma((db) =>
        db.snapshot.findMany({
          where: { round: { ...within(span), unitId: { in: [...cellIds] } } },
          select: {
            id: true,
            kind: true,
            countsSealed: true,
            round: {
              select: {
                id: true,
                unitId: true,
                year: true,
                month: true,
                kind: true,
                checklistId: true,
                checklist: { select: { key: true } },
              },
            },
          },
          orderBy: { id: 'asc' },
        }),
      );
      return rows.map(({ round: { checklist, ...round }, ...snapshot }) => {
        const { id, kind, countsSealed } = snapshotRow(snapshot);
        const { id: roundId, kind: roundKind, year, month, ...of } = roundRow(round);
        return {
          ...{ id, kind, roundId, roundKind, ...of, period: { year, month }, checklistKey: checklist.key },
          counts: contents.open(id, countsSealed).counts,
        };
      });
    },

    async listHeldMeetings(cellIds, span) {
      const rows = await prisma((db) =>
        db.meeting.findMany({
          where: {
            ...within(span),
            unitId: { in: [...cellIds] },
            kind: { in: ['monthly', 'thematic'] },
          },
          select: {
            unitId: true,
            kind: true,
            year: true,
            month: true,
            status: true,
            heldSaidAt: true,
            attendances: { where: { outcome: { not: null } }, select: { id: true }, take: 1 },
          },
        }),
      );
      return rows
        .map(({ attendances, ...meeting }) => ({
          ...meetingRow(meeting),
          isAttendanceTaken: attendances.length > 0,
        }))
        .filter((meeting) => hasMet(meeting, meeting))
        .map(({ unitId, kind, year, month }) => ({ unitId, kind, period: { year, month } }));
    },

    async countMemberships(cellIds) {
      const rows = await prisma((db) =>
        db.member.groupBy({
          by: ['unitId', 'membership'],
          where: { unitId: { in: [...cellIds] }, removedAt: null },
          _count: true,
        }),
      );
      const counts = new Map<string, MembershipCounts>();
      for (const { unitId, membership = 'unknown', _count } of rows.map(groupRow))
        counts.set(unitId, { ...(counts.get(unitId) ?? noMemberships), [membership]: _count });
      return counts;
    },

    async countInSeveral(cellIds) {
      const rows = await prisma((db) =>
        db.member.groupBy({
          by: ['accountId'],
          where: { unitId: { in: [...cellIds] }, removedAt: null, accountId: { not: null } },
          having: { accountId: { _count: { gt: 1 } } },
        }),
      );
      return rows.length;
    },
  };
}

const snapshotRow = rowReader({ id: text, kind: among(['closing', 'late']), countsSealed: text });
const roundRow = rowReader({
  ...{ id: text, unitId: text, year: whole, month: whole, kind: among(roundKinds), checklistId: text },
});
const meetingRow = rowReader({
  ...{ unitId: text, kind: among(['monthly', 'thematic']), year: whole, month: whole },
  ...{ status: among(meetingStatuses), heldSaidAt: maybe(instant) },
});
const groupRow = rowReader({ unitId: text, membership: maybe(among(memberships)), _count: whole });

function within({ from, to }: Pick<Span, 'from' | 'to'>) {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index);
  return {
    OR: years.map((year) => ({
      year,
      month: {
        gte: year === from.year ? from.month : 1,
        lte: year === to.year ? to.month : 12,
      },
    })),
  };
}
