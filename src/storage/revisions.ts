import type Sqlite from 'better-sqlite3';
import type { Revision } from '../core/model/reviews.ts';
import type { Revisions } from '../core/ports/reviews.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import type { RevisionRow, RevisionSheets } from './revision-sheets.ts';

type Deps = Omit<Access, 'client'> & { revisionSheets: RevisionSheets };

export function createRevisions({ read, write, revisionSheets: sheets }: Deps): Revisions {
  return {
    listNewest: (roundId, only) =>
      read((connection) => {
        const sql = `SELECT ReviewRevision.*, Participant.memberId FROM Participant
          JOIN Review ON Review.participantId = Participant.id
          JOIN ReviewRevision ON ReviewRevision.reviewId = Review.id
          WHERE Participant.roundId = ? AND Participant.subject = 'member' AND ReviewRevision.number =
            (SELECT max(number) FROM ReviewRevision AS other WHERE other.reviewId = Review.id)
          ORDER BY Review.id`;
        const rows = prepared<RevisionRow & { memberId: string }>(connection, sql).all(roundId);
        return rows
          .filter(({ memberId }) => only === undefined || only.memberIds.includes(memberId))
          .map(({ memberId, ...row }) => ({ ...sheets.open(row), memberId }));
      }),

    listPool: (snapshotId) =>
      read((connection) =>
        rowsOfRound(connection, snapshotId).flatMap(({ memberId, ...row }) => {
          const facts = sheets.openFacts(row);
          return facts.snapshotId === snapshotId ? [{ memberId, sharing: facts.sharing }] : [];
        }),
      ),

    listByReview: (reviewId) => read((connection) => rowsOf(connection, reviewId).map(sheets.open)),

    findNewest: (reviewId) =>
      read((connection) => {
        const sql = 'SELECT * FROM ReviewRevision WHERE reviewId = ? ORDER BY number DESC LIMIT 1';
        const row = prepared<RevisionRow>(connection, sql).get(reviewId);
        return row === undefined ? undefined : sheets.open(row);
      }),

    insert: (revision) =>
      write((connection) => {
        sheets.insert(connection, revision);
      }),

    setSnapshot: (ids, snapshotId) =>
      write((connection) => {
        const sql = 'SELECT * FROM ReviewRevision WHERE id = ?';
        for (const id of ids) {
          const row = prepared<RevisionRow>(connection, sql).get(id);
          if (row !== undefined) sheets.updateFacts(connection, { ...sheets.open(row), snapshotId });
        }
      }),

    deleteContents: (reviewId) =>
      write((connection) => {
        rowsOf(connection, reviewId).forEach((row) => {
          sheets.empty(connection, row);
        });
      }),

    deleteOlderContents: (reviewId, than) =>
      write((connection) => {
        rowsOf(connection, reviewId)
          .filter(({ number }) => number < than)
          .forEach((row) => {
            sheets.empty(connection, row);
          });
      }),
  };
}

/** Of the round that a snapshot is of; review by review, oldest first. */
function rowsOfRound(
  connection: Sqlite.Database,
  snapshotId: string,
): (RevisionRow & { memberId: string })[] {
  const sql = `SELECT ReviewRevision.*, Participant.memberId FROM Snapshot
    JOIN Participant ON Participant.roundId = Snapshot.roundId
    JOIN Review ON Review.participantId = Participant.id
    JOIN ReviewRevision ON ReviewRevision.reviewId = Review.id
    WHERE Snapshot.id = ? AND Participant.subject = 'member' ORDER BY Review.id, ReviewRevision.number`;
  return prepared<RevisionRow & { memberId: string }>(connection, sql).all(snapshotId);
}

/** Oldest first. */
function rowsOf(connection: Sqlite.Database, reviewId: Revision['reviewId']): RevisionRow[] {
  const sql = 'SELECT * FROM ReviewRevision WHERE reviewId = ? ORDER BY number';
  return prepared<RevisionRow>(connection, sql).all(reviewId);
}
