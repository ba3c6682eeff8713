import { promiseScreens, type Position, type Review } from '../core/model/reviews.ts';
import type { Reviews } from '../core/ports/reviews.ts';
import { sharings } from '../core/sharing.ts';
import { createAnswerColumn } from './answers.ts';
import type { Cipher } from './cipher.ts';
import { oneOf } from './columns.ts';
import type { Review as ReviewRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createReviews({ client, cipher }: { client: Client; cipher: Cipher }): Reviews {
  const answerColumn = createAnswerColumn(cipher);

  return {
    async findById(id) {
      const row = await client.review.findUnique({ where: { id } });
      return row === null ? undefined : toReview(row);
    },

    async findByParticipant(participantId) {
      const row = await client.review.findUnique({ where: { participantId } });
      return row === null ? undefined : toReview(row);
    },

    async findOwn(roundId, memberId) {
      return findWith({ roundId, memberId, subject: 'member' });
    },

    async findCommittee(roundId) {
      return findWith({ roundId, subject: 'cell_committee' });
    },

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
      const { count } = await client.review.updateMany({ where: { id: review.id }, data: toRow(review) });
      if (count === 0) throw new Error(`the review ${review.id} is not in the database`);
    },
  };

  async function findWith(participant: { roundId: string; memberId?: string; subject: string }) {
    const row = await client.review.findFirst({
      where: { participant },
      include: {
        answers: { select: { id: true, item: true, dataSealed: true }, orderBy: { item: 'asc' } },
      },
    });
    if (row === null) return undefined;
    return { review: toReview(row), answers: row.answers.map(answerColumn.read) };
  }
}

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

function toReview(row: ReviewRow): Review {
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
