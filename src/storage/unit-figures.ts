import { hasMet } from '../core/meetings/roll-call.ts';
import { meetingStatuses, roundKinds } from '../core/model/rounds.ts';
import { memberships } from '../core/model/people.ts';
import { noMemberships, type MembershipCounts } from '../core/cell/memberships.ts';
import type { UnitFigures } from '../core/ports/units.ts';
import type { Span } from '../core/units/span.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf } from './engine/columns.ts';
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
      return rows.map(({ id, kind, countsSealed, round }) => ({
        id,
        unitId: round.unitId,
        roundId: round.id,
        period: { year: round.year, month: round.month },
        roundKind: oneOf(roundKinds, round.kind),
        checklistKey: round.checklist.key,
        checklistId: round.checklistId,
        kind: oneOf(['closing', 'late'], kind),
        counts: contents.open(id, countsSealed).counts,
      }));
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
        .filter(({ status, heldSaidAt, attendances }) =>
          hasMet(
            { status: oneOf(meetingStatuses, status), heldSaidAt: heldSaidAt ?? undefined },
            { isAttendanceTaken: attendances.length > 0 },
          ),
        )
        .map(({ unitId, kind, year, month }) => ({
          ...{ unitId, kind: oneOf(['monthly', 'thematic'], kind), period: { year, month } },
        }));
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
      for (const { unitId, membership, _count } of rows) {
        const group = membership === null ? 'unknown' : oneOf(memberships, membership);
        counts.set(unitId, { ...(counts.get(unitId) ?? noMemberships), [group]: _count });
      }
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
