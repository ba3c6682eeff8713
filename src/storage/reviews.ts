import type { Answer } from '../core/answer.ts';
import { promiseScreens, type Position, type Review } from '../core/model/reviews.ts';
import type { Reviews } from '../core/ports/reviews.ts';
import { sharings } from '../core/sharing.ts';
import type { AnswerColumn } from './answers.ts';
import { oneOf } from './columns.ts';
import type { Review as ReviewRow } from './generated/client.ts';
import { prepared } from './prepared.ts';
import type { Access } from './prisma-client.ts';
import { flag, instant, rawRow, rawValue, text, whole } from './raw-row.ts';

export function createReviews({
  client,
  read,
  write,
  answerColumn,
}: Access & { answerColumn: AnswerColumn }): Reviews {
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
      return rows.map((row) => ({ ...toReview(row), memberId: row.participant.memberId }));
    },

    async insert(review) {
      await client.review.create({
        data: { id: review.id, participantId: review.participantId, ...toRow(review) },
        select: { id: true },
      });
    },

    async update(review) {
      const row = toRow(review);
      const columns = Object.keys(row).map((column) => `${column} = ?`);
      const values = Object.values(row).map(rawValue);
      const { changes } = await write((connection) =>
        prepared(connection, `UPDATE Review SET ${columns.join(', ')} WHERE id = ?`).run(
          ...values,
          review.id,
        ),
      );
      if (changes === 0) throw new Error(`the review ${review.id} is not in the database`);
    },
  };

  function findWith(where: string, ...values: string[]): Promise<OwnRows | undefined> {
    return read((connection) => {
      const row = prepared(
        connection,
        `SELECT ${raw.columns} FROM Participant JOIN Review ON Review.participantId = Participant.id
         WHERE Participant.roundId = ? AND ${where}`,
      ).get(...values);
      if (row === undefined) return undefined;
      const review = raw.read(row);
      return { review: toReview(review), answers: answerColumn.list(connection, review) };
    });
  }
}

type OwnRows = { review: Review; answers: readonly Answer[] };

const raw = rawRow('Review', {
  id: text,
  participantId: text,
  screen: text,
  item: whole.nullable(),
  field: text.nullable(),
  sharing: text.nullable(),
  sharedWithId: text.nullable(),
  editing: flag,
  lastInputId: whole.nullable(),
  touchedAt: instant,
  startedAt: instant,
  sentAt: instant.nullable(),
  editedAt: instant.nullable(),
  late: flag,
  erasedAt: instant.nullable(),
  answersMark: text.nullable(),
});

function toRow(review: Review) {
  const { position } = review;
  return {
    screen: position.screen,
    item: 'item' in position ? position.item : 'group' in position ? position.group : null,
    field: 'field' in position ? position.field : 'commitmentId' in position ? position.commitmentId : null,
    sharing: review.sharing ?? null,
    sharedWithId: review.sharedWithId ?? null,
    editing: review.editing,
    lastInputId: review.lastInputId ?? null,
    touchedAt: review.touchedAt,
    startedAt: review.startedAt,
    sentAt: review.sentAt ?? null,
    editedAt: review.editedAt ?? null,
    late: review.late,
    erasedAt: review.erasedAt ?? null,
  };
}

function toReview(row: Omit<ReviewRow, 'textsDeletedAt' | 'answersMark'>): Review {
  return {
    id: row.id,
    participantId: row.participantId,
    position: toPosition(row),
    sharing: row.sharing === null ? undefined : oneOf(sharings, row.sharing),
    sharedWithId: row.sharedWithId ?? undefined,
    editing: row.editing,
    lastInputId: row.lastInputId ?? undefined,
    touchedAt: row.touchedAt,
    startedAt: row.startedAt,
    sentAt: row.sentAt ?? undefined,
    editedAt: row.editedAt ?? undefined,
    late: row.late,
    erasedAt: row.erasedAt ?? undefined,
  };
}

const screens = [
  ...promiseScreens,
  'group',
  'item',
  'wish',
  'details',
  'field',
  'recap',
  'sharing',
  'narrowing',
  'item_sharing',
  'sent',
] as const satisfies readonly Position['screen'][];

const fields = ['how', 'cause', 'remedy', 'deadline', 'help', 'skip_reason'] as const;

/** The column `item` holds the number of the group on a group's screen, `field` the commitment on one of a promise. */
function toPosition({ screen: column, item, field }: Pick<ReviewRow, 'screen' | 'item' | 'field'>): Position {
  const screen = oneOf(screens, column);
  switch (screen) {
    case 'promise':
    case 'promise_note':
    case 'promise_deadline':
      return { screen, commitmentId: field ?? '' };
    case 'recap':
    case 'sharing':
    case 'narrowing':
    case 'sent':
      return { screen };
    case 'group':
      return { screen, group: item ?? 1 };
    case 'item':
    case 'wish':
    case 'details':
    case 'item_sharing':
      return { screen, item: item ?? 1 };
    case 'field':
      return { screen, item: item ?? 1, field: oneOf(fields, field ?? '') };
  }
}
