import type { Revision } from '../core/model/reviews.ts';
import type { Revisions } from '../core/ports/reviews.ts';
import { sharings } from '../core/sharing.ts';
import { readAnswers } from './answers.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, parseJson, sealedColumn } from './columns.ts';
import type { ReviewRevision as RevisionRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createRevisions({ client, cipher }: { client: Client; cipher: Cipher }): Revisions {
  const content = sealedColumn(cipher, 'ReviewRevision', 'contentSealed');

  return {
    async listNewest(roundId, only) {
      const some = only === undefined ? {} : { memberId: { in: [...only.memberIds] } };
      const reviews = await client.review.findMany({
        where: { participant: { roundId, subject: 'member', ...some } },
        orderBy: { id: 'asc' },
        select: {
          participant: { select: { memberId: true } },
          revisions: { orderBy: { number: 'desc' }, take: 1 },
        },
      });
      return reviews.flatMap(({ participant, revisions }) =>
        revisions.map((row) => ({ ...toRevision(row), memberId: participant.memberId })),
      );
    },

    async listCounted(snapshotId) {
      const rows = await client.reviewRevision.findMany({
        where: { snapshotId, review: { participant: { subject: 'member' } } },
        include: { review: { select: { participant: { select: { memberId: true } } } } },
      });
      return rows.map(({ review, ...row }) => ({
        ...toRevision(row),
        memberId: review.participant.memberId,
      }));
    },

    async listByReview(reviewId) {
      const rows = await client.reviewRevision.findMany({ where: { reviewId }, orderBy: { number: 'asc' } });
      return rows.map(toRevision);
    },

    async findNewest(reviewId) {
      const row = await client.reviewRevision.findFirst({ where: { reviewId }, orderBy: { number: 'desc' } });
      return row === null ? undefined : toRevision(row);
    },

    async insert({ answers, sharedWithId, snapshotId, ...revision }) {
      await client.reviewRevision.create({
        data: {
          ...revision,
          sharedWithId: sharedWithId ?? null,
          snapshotId: snapshotId ?? null,
          contentSealed: answers === undefined ? null : content.seal(revision.id, JSON.stringify(answers)),
        },
      });
    },

    async setSnapshot(ids, snapshotId) {
      await client.reviewRevision.updateMany({ where: { id: { in: [...ids] } }, data: { snapshotId } });
    },

    async deleteContents(reviewId) {
      await client.reviewRevision.updateMany({ where: { reviewId }, data: { contentSealed: null } });
    },

    async deleteOlderContents(reviewId, than) {
      await client.reviewRevision.updateMany({
        where: { reviewId, number: { lt: than } },
        data: { contentSealed: null },
      });
    },
  };

  function toRevision(row: RevisionRow): Revision {
    return {
      id: row.id,
      reviewId: row.reviewId,
      number: row.number,
      sharing: oneOf(sharings, row.sharing),
      sharedWithId: row.sharedWithId ?? undefined,
      answers:
        row.contentSealed === null
          ? undefined
          : readAnswers(parseJson(content.open(row.id, row.contentSealed))),
      late: row.late,
      snapshotId: row.snapshotId ?? undefined,
      sentAt: row.sentAt,
    };
  }
}
