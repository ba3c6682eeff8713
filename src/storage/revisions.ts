import type { Revision } from '../core/model/reviews.ts';
import type { Revisions } from '../core/ports/reviews.ts';
import type { Access, Sql } from './engine/sql.ts';
import { revisionOfMember, revisionRow, type RevisionRow, type RevisionSheets } from './revision-sheets.ts';

type Deps = Pick<Access, 'read' | 'write'> & { revisionSheets: RevisionSheets };

export function createRevisions({ read, write, revisionSheets: sheets }: Deps): Revisions {
  return {
    listNewest: (roundId, only) =>
      read(async (sql) => {
        const statement = `SELECT ReviewRevision.*, Participant.memberId FROM Participant
          JOIN Review ON Review.participantId = Participant.id
          JOIN ReviewRevision ON ReviewRevision.reviewId = Review.id
          WHERE Participant.roundId = ? AND Participant.subject = 'member' AND ReviewRevision.number =
            (SELECT max(number) FROM ReviewRevision AS other WHERE other.reviewId = Review.id)
          ORDER BY Review.id`;
        const rows = await sql.all(statement, [roundId]);
        return rows
          .map(revisionOfMember)
          .filter(({ memberId }) => only === undefined || only.memberIds.includes(memberId))
          .map(({ memberId, ...row }) => ({ ...sheets.open(row), memberId }));
      }),

    listPool: (snapshotId) =>
      read(async (sql) =>
        (await rowsOfRound(sql, snapshotId)).flatMap(({ memberId, ...row }) => {
          const facts = sheets.openFacts(row);
          return facts.snapshotId === snapshotId ? [{ memberId, sharing: facts.sharing }] : [];
        }),
      ),

    listByReview: (reviewId) => read(async (sql) => (await rowsOf(sql, reviewId)).map(sheets.open)),

    findNewest: (reviewId) =>
      read(async (sql) => {
        const statement = 'SELECT * FROM ReviewRevision WHERE reviewId = ? ORDER BY number DESC LIMIT 1';
        const row = await sql.first(statement, [reviewId]);
        return row && sheets.open(revisionRow(row));
      }),

    insert: (revision) =>
      write(async (sql) => {
        await sheets.insert(sql, revision);
      }),

    setSnapshot: (ids, snapshotId) =>
      write(async (sql) => {
        const statement = 'SELECT * FROM ReviewRevision WHERE id = ?';
        for (const id of ids) {
          const row = await sql.first(statement, [id]);
          if (row !== undefined)
            await sheets.updateFacts(sql, { ...sheets.open(revisionRow(row)), snapshotId });
        }
      }),

    deleteContents: (reviewId) =>
      write(async (sql) => {
        for (const row of await rowsOf(sql, reviewId)) await sheets.empty(sql, row);
      }),

    deleteOlderContents: (reviewId, than) =>
      write(async (sql) => {
        for (const row of await rowsOf(sql, reviewId)) if (row.number < than) await sheets.empty(sql, row);
      }),
  };
}

/** Of the round that a snapshot is of; review by review, oldest first. */
async function rowsOfRound(sql: Sql, snapshotId: string): Promise<(RevisionRow & { memberId: string })[]> {
  const statement = `SELECT ReviewRevision.*, Participant.memberId FROM Snapshot
    JOIN Participant ON Participant.roundId = Snapshot.roundId
    JOIN Review ON Review.participantId = Participant.id
    JOIN ReviewRevision ON ReviewRevision.reviewId = Review.id
    WHERE Snapshot.id = ? AND Participant.subject = 'member' ORDER BY Review.id, ReviewRevision.number`;
  return (await sql.all(statement, [snapshotId])).map(revisionOfMember);
}

/** Oldest first. */
async function rowsOf(sql: Sql, reviewId: Revision['reviewId']): Promise<RevisionRow[]> {
  const statement = 'SELECT * FROM ReviewRevision WHERE reviewId = ? ORDER BY number';
  return (await sql.all(statement, [reviewId])).map(revisionRow);
}
