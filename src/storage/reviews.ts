import { randomBytes } from 'node:crypto';
import { keptReview, reviewSchema, type Answer, type Review } from '../core/model/reviews.ts';
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
import { paddedColumn, sizedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import type { Access, Row, Sql } from './engine/sql.ts';
import { flag, found, instant, rowReader, tableRow, text } from './engine/row.ts';
import type { Cipher } from './keys/cipher.ts';

type Deps = Access & { answerSheets: AnswerSheets; reviewPlaces: ReviewPlaces };

export function createReviews({ prisma, read, write, answerSheets, reviewPlaces: places }: Deps): Reviews {
  return {
    findById: (id) => findBy('id = ?', id),
    findByParticipant: (participantId) => findBy('participantId = ?', participantId),

    findOwn: (roundId, memberId, from) =>
      findWith("Participant.memberId = ? AND Participant.subject = 'member'", [roundId, memberId], from),

    findCommittee: (roundId, from) => findWith("Participant.subject = 'cell_committee'", [roundId], from),

    findOf: (participantId, from) =>
      read((sql) => withAnswers(sql, 'Participant.id = ?', [participantId], from)),

    async findLatestTouched(memberIds) {
      const row = await prisma((db) =>
        db.review.findFirst({
          where: { participant: { memberId: { in: [...memberIds] } } },
          orderBy: [{ touchedAt: 'desc' }, { id: 'desc' }],
          select: { participant: { select: { id: true, roundId: true, memberId: true, subject: true } } },
        }),
      );
      if (row === null) return undefined;
      const { id: participantId, roundId, memberId, subject } = row.participant;
      return { roundId, memberId, participantId, isOwn: subject === 'member' };
    },

    async listByRound(roundId) {
      const statement = `SELECT ${raw.columns}, Participant.memberId
        FROM Review JOIN Participant ON Participant.id = Review.participantId
        WHERE Participant.roundId = ? AND Participant.subject = 'member' ORDER BY Review.id`;
      const rows = await read((sql) => sql.all(statement, [roundId]));
      return rows.map((row) => ({ ...toReview(row), memberId: memberRow(row).memberId }));
    },

    insert: (review) =>
      write(async (sql) => {
        const { levelsSealed, addTexts } = answerSheets.begin(review.id);
        await sql.run(
          `INSERT INTO Review (id, participantId, sent, touchedAt, placeSealed, levelsSealed)
           VALUES (?, ?, ?, ?, ?, ?)`,
          [review.id, review.participantId, ...columnsOf(review), levelsSealed],
        );
        await addTexts(sql);
      }),

    async update(review) {
      const statement = 'UPDATE Review SET sent = ?, touchedAt = ?, placeSealed = ? WHERE id = ?';
      const values = columnsOf(review);
      const changed = await write((sql) => sql.run(statement, [...values, review.id]));
      if (changed === 0) throw new Error(`the review ${review.id} is not in the database`);
    },
  };

  async function findBy(which: string, value: string): Promise<Review | undefined> {
    const statement = `SELECT ${raw.columns} FROM Review WHERE ${which}`;
    return found(await read((sql) => sql.first(statement, [value])), toReview);
  }

  function findWith(
    where: string,
    values: readonly string[],
    from: Date | undefined,
  ): Promise<OwnRows | undefined> {
    return read((sql) => withAnswers(sql, `Participant.roundId = ? AND ${where}`, values, from));
  }

  async function withAnswers(
    sql: Sql,
    where: string,
    values: readonly string[],
    from: Date | undefined,
  ): Promise<OwnRows | undefined> {
    const row = await sql.first(
      `SELECT ${raw.columns}, ${whose.columns} FROM Participant JOIN Review ON Review.participantId = Participant.id
       WHERE ${where}`,
      values,
    );
    if (row === undefined) return undefined;
    const review = raw.read(row);
    const onPaper = whose.read(row).status === 'paper';
    return { review: opened(review), answers: await answerSheets.list(sql, review, from), onPaper };
  }

  function columnsOf(review: Review): [boolean, Date, string] {
    const { sentAt, touchedAt } = review;
    return [sentAt !== undefined, touchedAt, places.seal(review.id, review)];
  }

  function toReview(row: Row): Review {
    return opened(raw.read(row));
  }

  function opened({ id, participantId, touchedAt, placeSealed }: ReviewRow): Review {
    return { id, participantId, touchedAt, ...places.open(id, placeSealed) };
  }
}

export type ReviewPlaces = ReturnType<typeof createReviewPlaces>;

/** Where a review stands, how it is shared, and its instants but one: in the file each looks like any other. */
export function createReviewPlaces(cipher: Cipher) {
  return jsonColumn(sizedColumn(cipher, 'Review', 'placeSealed'), reviewSchema, keptReview);
}

const memberRow = rowReader({ memberId: text });

type OwnRows = { review: Review; answers: readonly Answer[]; onPaper: boolean };

const raw = tableRow('Review', {
  id: text,
  participantId: text,
  sent: flag,
  touchedAt: instant,
  placeSealed: text,
  levelsSealed: text,
});
type ReviewRow = ReturnType<typeof raw.read>;

const whose = tableRow('Participant', { status: text });

export function createAnswers({
  read,
  write,
  answerSheets: sheets,
}: Pick<Access, 'read' | 'write'> & { answerSheets: AnswerSheets }): Answers {
  return {
    countByReview: (reviewId) =>
      read(async (sql) => {
        const levelsSealed = await levelsOf(sql, reviewId);
        return levelsSealed === undefined
          ? 0
          : (await sheets.list(sql, { id: reviewId, levelsSealed })).length;
      }),

    async put(reviewId, answers, at) {
      if (answers.length === 0) return;
      const put = answers.map((answer): Given => ({ answer: asRead(answer), at: at.getTime() }));
      await change(reviewId, (before) => {
        const byItem = new Map([...before, ...put].map((one) => [one.answer.item, one]));
        return [...byItem.values()].sort((one, other) => one.answer.item - other.answer.item);
      });
    },

    deleteByReview: (reviewId) => change(reviewId, () => []),

    deleteSince: (reviewId, since) =>
      change(reviewId, (before) => before.filter(({ at }) => at < since.getTime())),
  };

  function change(reviewId: string, how: (before: readonly Given[]) => readonly Given[]): Promise<void> {
    return write(async (sql) => {
      const levelsSealed = await levelsOf(sql, reviewId);
      if (levelsSealed === undefined) throw new Error(`the review ${reviewId} is not in the database`);
      await sheets.save(sql, { id: reviewId, levelsSealed }, how);
    });
  }
}

async function levelsOf(sql: Sql, reviewId: string): Promise<string | undefined> {
  const statement = 'SELECT levelsSealed FROM Review WHERE id = ?';
  const row = await sql.first(statement, [reviewId]);
  return row && levelsRow(row).levelsSealed;
}

const levelsRow = rowReader({ levelsSealed: text });
const textsRow = rowReader({ contentSealed: text });

/** Of which review, and its levels as they stand in the file. */
type Sheet = { id: string; levelsSealed: string };

export type AnswerSheets = {
  /** The answers of a review, by item, or those given since. Those that stand as before are not opened again. */
  list: (sql: Sql, sheet: Sheet, from?: Date) => Promise<readonly Answer[]>;
  /** Writes what becomes of the answers; the texts only where one of them is another. */
  save: (sql: Sql, sheet: Sheet, how: (before: readonly Given[]) => readonly Given[]) => Promise<void>;
  /** For a review that begins: its levels, while its texts are written. */
  begin: (reviewId: string, given?: readonly Given[]) => BeginningSheet;
};

type BeginningSheet = {
  levelsSealed: string;
  /** To be called once the review is there. */
  addTexts: (sql: Sql) => Promise<void>;
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

  async function find(sql: Sql, { id, levelsSealed }: Sheet): Promise<Known> {
    const earlier = known.get(id);
    if (earlier?.levelsSealed === levelsSealed) {
      known.delete(id);
      known.set(id, earlier);
      return earlier;
    }
    const { mark, given } = readLevels(levelsColumn.open(id, levelsSealed));
    const joined = given.length === 0 ? [] : joinTexts(given, await readTexts(sql, id));
    return remember(id, levelsSealed, mark, joined);
  }

  async function readTexts(sql: Sql, id: string): Promise<string> {
    const statement = 'SELECT contentSealed FROM ReviewTexts WHERE reviewId = ?';
    const row = await sql.first(statement, [id]);
    if (row === undefined) throw new Error(`the texts of the review ${id} are not in the database`);
    return textsColumn.open(id, textsRow(row).contentSealed);
  }

  async function writeTexts(sql: Sql, id: string, given: readonly Given[]): Promise<void> {
    const sealed = textsColumn.seal(id, textsText(given.map(({ answer }) => answer)));
    const statement = `INSERT INTO ReviewTexts (reviewId, contentSealed) VALUES (?, ?)
      ON CONFLICT (reviewId) DO UPDATE SET contentSealed = excluded.contentSealed`;
    await sql.run(statement, [id, sealed]);
  }

  return {
    list: async (sql, sheet, from) => {
      const { answers, given } = await find(sql, sheet);
      if (from === undefined) return answers;
      return given.filter(({ at }) => at >= from.getTime()).map(({ answer }) => answer);
    },

    async save(sql, sheet, how) {
      const { id } = sheet;
      const before = await find(sql, sheet);
      const given = how(before.given);
      const hasOtherTexts = !haveSameWords(before.given, given);
      const mark = hasOtherTexts ? makeMark() : before.mark;
      const levelsSealed = levelsColumn.seal(id, levelsText(mark, given));
      await sql.run('UPDATE Review SET levelsSealed = ? WHERE id = ?', [levelsSealed, id]);
      if (hasOtherTexts) await writeTexts(sql, id, given);
      remember(id, levelsSealed, mark, given);
    },

    begin: (id, given = []) => ({
      levelsSealed: levelsColumn.seal(id, levelsText(makeMark(), given)),
      addTexts: (sql) => writeTexts(sql, id, given),
    }),
  };
}

function makeMark(): string {
  return randomBytes(markWidth / 2).toString('hex');
}
