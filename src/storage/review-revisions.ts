import { keptRevision, revisionSchema, type Revision } from '../core/model/reviews.ts';
import type { Revisions } from '../core/ports/reviews.ts';
import { joinTexts, levelsText, markWidth, readLevels, textsText } from './answer-text.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, sizedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text, whole } from './engine/row.ts';
import type { Access, Sql } from './engine/sql.ts';

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

const columns = {
  ...{ id: text, reviewId: text, number: whole },
  ...{ factsSealed: text, levelsSealed: text, textsSealed: text },
};
const revisionRow = rowReader(columns);
const revisionOfMember = rowReader({ ...columns, memberId: text });
type RevisionRow = ReturnType<typeof revisionRow>;

export type RevisionSheets = {
  open: (row: RevisionRow) => Revision;
  /** Without the answers, which take by far the longest. */
  openFacts: (row: Pick<RevisionRow, 'id' | 'factsSealed'>) => Pick<Revision, 'sharing' | 'snapshotId'>;
  insert: (sql: Sql, revision: Revision) => Promise<void>;
  updateFacts: (sql: Sql, revision: Revision) => Promise<void>;
  /** Removes the answers; in the file it looks as before. */
  empty: (sql: Sql, row: RevisionRow) => Promise<void>;
};

/** In front of answers; without it they were deleted. */
const keptMark = 'standing';

/** A review as it was sent: of one size for its checklist, however it was answered and shared, and with steps for texts. */
export function createRevisionSheets(cipher: Cipher): RevisionSheets {
  const facts = jsonColumn(
    sizedColumn(cipher, 'ReviewRevision', 'factsSealed'),
    revisionSchema,
    keptRevision,
  );
  const levels = sizedColumn(cipher, 'ReviewRevision', 'levelsSealed');
  const texts = paddedColumn(cipher, 'ReviewRevision', 'textsSealed');

  const openFacts = ({ id, factsSealed }: Pick<RevisionRow, 'id' | 'factsSealed'>) =>
    facts.open(id, factsSealed);

  return {
    openFacts,
    open({ id, reviewId, number, factsSealed, levelsSealed, textsSealed }) {
      const { mark, given } = readLevels(levels.open(id, levelsSealed).trimEnd());
      const isKept = mark.trimEnd() === keptMark;
      return {
        ...{ id, reviewId, number, ...openFacts({ id, factsSealed }) },
        answers: isKept
          ? joinTexts(given, texts.open(id, textsSealed)).map(({ answer }) => answer)
          : undefined,
      };
    },
    async insert(sql, revision) {
      const { id, reviewId, number, answers = [] } = revision;
      const given = answers.map((answer) => ({ answer, at: 0 }));
      const statement = `INSERT INTO ReviewRevision (id, reviewId, number, factsSealed, levelsSealed, textsSealed)
        VALUES (?, ?, ?, ?, ?, ?)`;
      await sql.run(statement, [
        ...[id, reviewId, number, facts.seal(id, revision)],
        levels.seal(id, levelsText(revision.answers === undefined ? '' : keptMark, given)),
        texts.seal(id, textsText(answers)),
      ]);
    },
    async updateFacts(sql, revision) {
      const statement = 'UPDATE ReviewRevision SET factsSealed = ? WHERE id = ?';
      await sql.run(statement, [facts.seal(revision.id, revision), revision.id]);
    },
    async empty(sql, { id, levelsSealed }) {
      const { length } = levels.open(id, levelsSealed);
      const statement = 'UPDATE ReviewRevision SET levelsSealed = ?, textsSealed = ? WHERE id = ?';
      const nothing = levelsText('', []).padEnd(Math.max(length, markWidth));
      await sql.run(statement, [levels.seal(id, nothing), texts.seal(id, textsText([])), id]);
    },
  };
}
