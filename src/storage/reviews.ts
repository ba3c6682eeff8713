import type Sqlite from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import type { Answer, Review } from '../core/model/reviews.ts';
import type { Answers, Reviews } from '../core/ports/reviews.ts';
import {
  asRead,
  haveSameWords,
  joinTexts,
  levelsText,
  markWidth,
  readLevels,
  textsText,
  type Given,
} from './answer-text.ts';
import type { Review as ReviewRow } from './generated/client.ts';
import { paddedColumn, sizedColumn } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { flag, instant, rawRow, text } from './engine/raw-row.ts';
import type { Cipher } from './keys/cipher.ts';
import type { ReviewPlaces } from './review-places.ts';

type Deps = Access & { answerSheets: AnswerSheets; reviewPlaces: ReviewPlaces };

export function createReviews({ client, read, write, answerSheets, reviewPlaces: places }: Deps): Reviews {
  return {
    async findById(id) {
      const row = await client.review.findUnique({ where: { id } });
      return row === null ? undefined : toReview(row);
    },

    async findByParticipant(participantId) {
      const row = await client.review.findUnique({ where: { participantId } });
      return row === null ? undefined : toReview(row);
    },

    findOwn: (roundId, memberId, from) =>
      findWith("Participant.memberId = ? AND Participant.subject = 'member'", [roundId, memberId], from),

    findCommittee: (roundId, from) => findWith("Participant.subject = 'cell_committee'", [roundId], from),

    findOf: (participantId, from) =>
      read((connection) => withAnswers(connection, 'Participant.id = ?', [participantId], from)),

    async findLatestTouched(memberIds) {
      const row = await client.review.findFirst({
        where: { participant: { memberId: { in: [...memberIds] } } },
        orderBy: [{ touchedAt: 'desc' }, { id: 'desc' }],
        select: { participant: { select: { id: true, roundId: true, memberId: true, subject: true } } },
      });
      if (row === null) return undefined;
      const { id: participantId, roundId, memberId, subject } = row.participant;
      return { roundId, memberId, participantId, isOwn: subject === 'member' };
    },

    async listByRound(roundId) {
      const rows = await client.review.findMany({
        where: { participant: { roundId, subject: 'member' } },
        include: { participant: { select: { memberId: true } } },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ participant, ...row }) => ({ ...toReview(row), memberId: participant.memberId }));
    },

    insert: (review) =>
      write((connection) => {
        const { levelsSealed, addTexts } = answerSheets.begin(connection, review.id);
        prepared(
          connection,
          `INSERT INTO Review (id, participantId, sent, touchedAt, placeSealed, levelsSealed)
           VALUES (?, ?, ?, ?, ?, ?)`,
        ).run(review.id, review.participantId, ...columnsOf(review), levelsSealed);
        addTexts();
      }),

    async update(review) {
      const sql = 'UPDATE Review SET sent = ?, touchedAt = ?, placeSealed = ? WHERE id = ?';
      const values = columnsOf(review);
      const { changes } = await write((connection) => prepared(connection, sql).run(...values, review.id));
      if (changes === 0) throw new Error(`the review ${review.id} is not in the database`);
    },
  };

  function findWith(
    where: string,
    values: readonly string[],
    from: Date | undefined,
  ): Promise<OwnRows | undefined> {
    return read((connection) =>
      withAnswers(connection, `Participant.roundId = ? AND ${where}`, values, from),
    );
  }

  function withAnswers(
    connection: Sqlite.Database,
    where: string,
    values: readonly string[],
    from: Date | undefined,
  ): OwnRows | undefined {
    const row = prepared(
      connection,
      `SELECT ${raw.columns}, ${whose.columns} FROM Participant JOIN Review ON Review.participantId = Participant.id
       WHERE ${where}`,
    ).get(...values);
    if (row === undefined) return undefined;
    const review = raw.read(row);
    const onPaper = whose.read(row).status === 'paper';
    return { review: toReview(review), answers: answerSheets.list(connection, review, from), onPaper };
  }

  function columnsOf(review: Review): [number, string, string] {
    const { sentAt, touchedAt } = review;
    return [Number(sentAt !== undefined), instantText(touchedAt), places.seal(review)];
  }

  function toReview({ id, participantId, touchedAt, placeSealed }: OpenedRow): Review {
    return { id, participantId, touchedAt, ...places.open(id, placeSealed) };
  }
}

type OwnRows = { review: Review; answers: readonly Answer[]; onPaper: boolean };

type OpenedRow = Pick<ReviewRow, 'id' | 'participantId' | 'touchedAt' | 'placeSealed'>;

const raw = rawRow('Review', {
  id: text,
  participantId: text,
  sent: flag,
  touchedAt: instant,
  placeSealed: text,
  levelsSealed: text,
});

const whose = rawRow('Participant', { status: text });

export function createAnswers({
  read,
  write,
  answerSheets: sheets,
}: Omit<Access, 'client'> & { answerSheets: AnswerSheets }): Answers {
  return {
    countByReview: (reviewId) =>
      read((connection) => {
        const levelsSealed = levelsOf(connection, reviewId);
        return levelsSealed === undefined
          ? 0
          : sheets.list(connection, { id: reviewId, levelsSealed }).length;
      }),

    async put(reviewId, answers, at) {
      if (answers.length === 0) return;
      const put = answers.map((answer): Given => ({ answer: asRead(answer), at: at.getTime() }));
      await change(reviewId, (standing) => {
        const byItem = new Map([...standing, ...put].map((one) => [one.answer.item, one]));
        return [...byItem.values()].sort((one, other) => one.answer.item - other.answer.item);
      });
    },

    deleteByReview: (reviewId) => change(reviewId, () => []),

    deleteSince: (reviewId, since) =>
      change(reviewId, (standing) => standing.filter(({ at }) => at < since.getTime())),
  };

  function change(reviewId: string, how: (standing: readonly Given[]) => readonly Given[]): Promise<void> {
    return write((connection) => {
      const levelsSealed = levelsOf(connection, reviewId);
      if (levelsSealed === undefined) throw new Error(`the review ${reviewId} is not in the database`);
      sheets.save(connection, { id: reviewId, levelsSealed }, how);
    });
  }
}

function levelsOf(connection: Sqlite.Database, reviewId: string): string | undefined {
  const sql = 'SELECT levelsSealed FROM Review WHERE id = ?';
  return prepared<{ levelsSealed: string }>(connection, sql).get(reviewId)?.levelsSealed;
}

/** Of which review, and its levels as they stand in the file. */
type Sheet = { id: string; levelsSealed: string };

export type AnswerSheets = {
  /** The answers of a review, by item, or those given since. Those that stand as before are not opened again. */
  list: (connection: Sqlite.Database, sheet: Sheet, from?: Date) => readonly Answer[];
  /** Writes what becomes of the answers; the texts only where one of them is another. */
  save: (
    connection: Sqlite.Database,
    sheet: Sheet,
    how: (standing: readonly Given[]) => readonly Given[],
  ) => void;
  /** For a review that begins: its levels, while its texts are written. */
  begin: (connection: Sqlite.Database, reviewId: string, given?: readonly Given[]) => BeginningSheet;
};

type BeginningSheet = {
  levelsSealed: string;
  /** To be called once the review is there. */
  addTexts: () => void;
};

/** Answers in memory at most: those of some hundred reviews. */
const remembered = 10_000;

type Known = { levelsSealed: string; mark: string; given: readonly Given[]; answers: readonly Answer[] };

/**
 * Whoever answers has all their answers read at every tap, and all but one are as before: a tap is to cost the same
 * after the first item and after the last. Nothing is sealed twice into the same text, so that what a transaction wrote
 * and took back is never taken for what stands.
 */
export function createAnswerSheets(cipher: Cipher): AnswerSheets {
  const levelsColumn = sizedColumn(cipher, 'Review', 'levelsSealed');
  const textsColumn = paddedColumn(cipher, 'ReviewTexts', 'contentSealed');
  const known = new Map<string, Known>();
  let count = 0;

  function forget(reviewId: string): void {
    count -= known.get(reviewId)?.answers.length ?? 0;
    known.delete(reviewId);
  }

  function remember(reviewId: string, levelsSealed: string, mark: string, given: readonly Given[]): Known {
    const answers = Object.freeze(given.map(({ answer }) => Object.freeze(answer)));
    const now = { levelsSealed, mark, given, answers };
    forget(reviewId);
    known.set(reviewId, now);
    count += answers.length;
    for (const oldest of known.keys()) {
      if (count <= remembered) break;
      forget(oldest);
    }
    return now;
  }

  function find(connection: Sqlite.Database, { id, levelsSealed }: Sheet): Known {
    const earlier = known.get(id);
    if (earlier?.levelsSealed === levelsSealed) {
      known.delete(id);
      known.set(id, earlier);
      return earlier;
    }
    const { mark, given } = readLevels(levelsColumn.open(id, levelsSealed));
    const joined = given.length === 0 ? [] : joinTexts(given, readTexts(connection, id));
    return remember(id, levelsSealed, mark, joined);
  }

  function readTexts(connection: Sqlite.Database, id: string): string {
    const sql = 'SELECT contentSealed FROM ReviewTexts WHERE reviewId = ?';
    const row = prepared<{ contentSealed: string }>(connection, sql).get(id);
    if (row === undefined) throw new Error(`the texts of the review ${id} are not in the database`);
    return textsColumn.open(id, row.contentSealed);
  }

  function writeTexts(connection: Sqlite.Database, id: string, given: readonly Given[]): void {
    const sealed = textsColumn.seal(id, textsText(given.map(({ answer }) => answer)));
    const sql = `INSERT INTO ReviewTexts (reviewId, contentSealed) VALUES (?, ?)
      ON CONFLICT (reviewId) DO UPDATE SET contentSealed = excluded.contentSealed`;
    prepared(connection, sql).run(id, sealed);
  }

  return {
    list: (connection, sheet, from) => {
      const { answers, given } = find(connection, sheet);
      if (from === undefined) return answers;
      return given.filter(({ at }) => at >= from.getTime()).map(({ answer }) => answer);
    },

    save(connection, sheet, how) {
      const { id } = sheet;
      const before = find(connection, sheet);
      const given = how(before.given);
      const hasOtherTexts = !haveSameWords(before.given, given);
      const mark = hasOtherTexts ? makeMark() : before.mark;
      const levelsSealed = levelsColumn.seal(id, levelsText(mark, given));
      prepared(connection, 'UPDATE Review SET levelsSealed = ? WHERE id = ?').run(levelsSealed, id);
      if (hasOtherTexts) writeTexts(connection, id, given);
      remember(id, levelsSealed, mark, given);
    },

    begin: (connection, id, given = []) => ({
      levelsSealed: levelsColumn.seal(id, levelsText(makeMark(), given)),
      addTexts: () => {
        writeTexts(connection, id, given);
      },
    }),
  };
}

function makeMark(): string {
  return randomBytes(markWidth / 2).toString('hex');
}
