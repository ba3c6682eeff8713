import type { Answer, Review } from '../core/model/reviews.ts';
import type { Reviews } from '../core/ports/reviews.ts';
import type { AnswerSheets } from './answers.ts';
import type { Review as ReviewRow } from './generated/client.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { flag, instant, rawRow, text } from './engine/raw-row.ts';
import type { ReviewPlaces } from './review-places.ts';
import { instantText } from './engine/instant-text.ts';

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

    findOwn: (roundId, memberId) =>
      findWith("Participant.memberId = ? AND Participant.subject = 'member'", roundId, memberId),

    findCommittee: (roundId) => findWith("Participant.subject = 'cell_committee'", roundId),

    async findLatestTouched(memberIds) {
      const row = await client.review.findFirst({
        where: { participant: { memberId: { in: [...memberIds] } } },
        orderBy: [{ touchedAt: 'desc' }, { id: 'desc' }],
        select: { participant: { select: { id: true, roundId: true, memberId: true, subject: true } } },
      });
      if (row === null) return undefined;
      const { id: participantId, roundId, memberId, subject } = row.participant;
      return { roundId, memberId, participantId, isCommittee: subject === 'cell_committee' };
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

  function findWith(where: string, ...values: string[]): Promise<OwnRows | undefined> {
    return read((connection) => {
      const row = prepared(
        connection,
        `SELECT ${raw.columns}, ${whose.columns} FROM Participant JOIN Review ON Review.participantId = Participant.id
         WHERE Participant.roundId = ? AND ${where}`,
      ).get(...values);
      if (row === undefined) return undefined;
      const review = raw.read(row);
      const onPaper = whose.read(row).status === 'paper';
      return { review: toReview(review), answers: answerSheets.list(connection, review), onPaper };
    });
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
