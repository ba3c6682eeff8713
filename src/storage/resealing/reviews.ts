import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import { v7 } from 'uuid';
import { z } from 'zod';
import { emptyAnswer } from '../../core/reviews/answer.ts';
import { levels, type Answer, type Review, type Revision } from '../../core/model/reviews.ts';
import { sharings } from '../../core/sharing.ts';
import { suggestionItems } from '../../core/suggestions/suggestion.ts';
import { revisionIdOf } from '../../core/reviews/sending.ts';
import type { Given } from '../answer-text.ts';
import { createAnswerSheets } from '../reviews.ts';
import { readContent } from '../checklists.ts';
import type { Cipher } from '../keys/cipher.ts';
import { createCommitmentSheets } from '../commitment-sheets.ts';
import { parseJson, sealedColumn } from '../engine/columns.ts';
import { instantText } from '../engine/instant-text.ts';
import { answerWords } from '../answer-json.ts';
import { flag, instant, text, whole } from '../engine/raw-row.ts';
import { createReviewPlaces, positionOf, screenKept } from '../review-places.ts';
import { createSuggestionSheets } from '../suggestions.ts';
import { createRevisionSheets } from '../revision-sheets.ts';

/**
 * Moves some reviews from where an older version kept them in clear, with their answers and what was sent of them. To be
 * called inside a transaction until it returns 0.
 */
export function sealPlainReviews(connection: Sqlite.Database, cipher: Cipher): number {
  const rows = prepared(connection, `SELECT * FROM PlainReview ORDER BY id LIMIT ${atOnce}`).all();
  const move = createMover(connection, cipher);
  for (const row of rows) move(plainReview.parse(row));
  return rows.length;
}

const atOnce = 50;

function createMover(connection: Sqlite.Database, cipher: Cipher): (plain: PlainReview) => void {
  const answerSheets = createAnswerSheets(cipher);
  const places = createReviewPlaces(cipher);
  const revisionSheets = createRevisionSheets(cipher);
  const answers = createPlainAnswers(connection, cipher);
  const makeRoom = createRoomMaker(connection, cipher);
  const insert = prepared(
    connection,
    `INSERT INTO Review (id, participantId, sent, touchedAt, placeSealed, levelsSealed)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );

  return (plain) => {
    const review = reviewOf(plain);
    const { id, participantId, sentAt, touchedAt } = review;
    const { levelsSealed, addTexts } = answerSheets.begin(connection, id, answers.listGiven(plain.id));
    insert.run(
      ...[id, participantId, Number(sentAt !== undefined)],
      ...[instantText(touchedAt), places.seal(review), levelsSealed],
    );
    addTexts();
    for (const revision of answers.listRevisions(plain.id)) {
      const { number } = revision;
      revisionSheets.insert(connection, { ...revision, id: revisionIdOf(id, number), reviewId: id });
    }
    if (answers.wasSent(plain.id)) makeRoom(participantId);
    for (const table of ['PlainAnswer', 'PlainRevision'])
      prepared(connection, `DELETE FROM ${table} WHERE reviewId = ?`).run(plain.id);
    prepared(connection, 'DELETE FROM PlainReview WHERE id = ?').run(plain.id);
  };
}

/** Under the id of its participant: the old one told when it was begun. */
function reviewOf(plain: PlainReview): Review {
  const { participantId, screen, item, field, editing, late, startedAt, touchedAt } = plain;
  return {
    id: participantId,
    participantId,
    position: positionOf({ screen, item: item ?? undefined, field: field ?? undefined }),
    sharing: plain.sharing ?? undefined,
    sharedWithId: plain.sharedWithId ?? undefined,
    editing,
    lastInputId: plain.lastInputId ?? undefined,
    startedAt,
    touchedAt,
    sentAt: plain.sentAt ?? undefined,
    editedAt: plain.editedAt ?? undefined,
    late,
    erasedAt: plain.erasedAt ?? undefined,
  };
}

function createPlainAnswers(connection: Sqlite.Database, cipher: Cipher) {
  const data = sealedColumn(cipher, 'Answer', 'dataSealed');
  const content = sealedColumn(cipher, 'ReviewRevision', 'contentSealed');

  return {
    wasSent: (reviewId: string): boolean =>
      prepared(connection, 'SELECT 1 FROM PlainRevision WHERE reviewId = ? LIMIT 1').get(reviewId) !==
      undefined,
    listGiven: (reviewId: string): Given[] =>
      prepared(connection, 'SELECT * FROM PlainAnswer WHERE reviewId = ? ORDER BY item')
        .all(reviewId)
        .map((row) => {
          const { id, item, dataSealed, updatedAt } = plainAnswer.parse(row);
          const written = answerData.parse(parseJson(data.open(id, dataSealed)));
          return { answer: { ...emptyAnswer(item), ...written }, at: updatedAt.getTime() };
        }),
    listRevisions: (reviewId: string): Revision[] =>
      prepared(connection, 'SELECT * FROM PlainRevision WHERE reviewId = ? ORDER BY number')
        .all(reviewId)
        .map((row) => {
          const { contentSealed, sharedWithId, snapshotId, ...revision } = plainRevision.parse(row);
          return {
            ...revision,
            sharedWithId: sharedWithId ?? undefined,
            snapshotId: snapshotId ?? undefined,
            answers:
              contentSealed === null
                ? undefined
                : readSent(parseJson(content.open(revision.id, contentSealed))),
          };
        }),
  };
}

/** What every sent review has, whether it is filled or not: a sheet of commitments, room for what it was asked to suggest. */
function createRoomMaker(connection: Sqlite.Database, cipher: Cipher): (participantId: string) => void {
  const sheets = createCommitmentSheets(cipher);
  const suggestions = createSuggestionSheets(cipher);
  const asked = new Map<string, readonly number[]>();

  function itemsAsked(checklist: { id: string; content: string }): readonly number[] {
    const items = asked.get(checklist.id) ?? suggestionItems(readContent(checklist));
    asked.set(checklist.id, items);
    return items;
  }

  return (participantId) => {
    const of = prepared<RoomRow>(
      connection,
      `SELECT Round.unitId, Participant.memberId, Participant.roundId, Checklist.id, Checklist.content
         FROM Participant JOIN Round ON Round.id = Participant.roundId
         JOIN Checklist ON Checklist.id = Round.checklistId
         WHERE Participant.id = ? AND Participant.subject = 'member'`,
    ).get(participantId);
    if (of === undefined) return;
    const { unitId, memberId, roundId } = of;
    const key = { unitId, memberId, roundId };
    if (sheets.find(connection, key) === undefined)
      sheets.save(connection, { ...key, commitments: [], reminded: new Map() });
    const said = prepared<{ item: number | null }>(
      connection,
      'SELECT item FROM PlainSuggestion WHERE memberId = ? AND roundId = ?',
    ).all(memberId, roundId);
    for (const item of itemsAsked(of)) {
      if (said.some((one) => one.item === item)) continue;
      suggestions.save(connection, { id: v7(), ...key, item, said: undefined });
    }
  };
}

type RoomRow = { unitId: string; memberId: string; roundId: string; id: string; content: string };

function readSent(json: unknown): Answer[] {
  return sentAnswers.parse(json).map((answer) => ({ ...emptyAnswer(answer.item), ...answer }));
}

const answerData = answerWords.extend({
  level: z.enum(levels).optional(),
  together: z.boolean(),
  wish: z.boolean().optional(),
  sharing: z.enum(sharings).optional(),
  prefilled: z.literal(true).optional(),
});

const sentAnswers = z.array(answerData.extend({ item: z.int().min(1) }));

type PlainReview = z.output<typeof plainReview>;

const plainReview = z.object({
  id: text,
  participantId: text,
  screen: screenKept,
  item: whole.nullable(),
  field: text.nullable(),
  sharing: z.enum(sharings).nullable(),
  sharedWithId: text.nullable(),
  editing: flag,
  lastInputId: whole.nullable(),
  touchedAt: instant,
  startedAt: instant,
  sentAt: instant.nullable(),
  editedAt: instant.nullable(),
  late: flag,
  erasedAt: instant.nullable(),
});

const plainAnswer = z.object({ id: text, item: whole, dataSealed: text, updatedAt: instant });

const plainRevision = z.object({
  id: text,
  reviewId: text,
  number: whole,
  sharing: z.enum(sharings),
  sharedWithId: text.nullable(),
  contentSealed: text.nullable(),
  late: flag,
  snapshotId: text.nullable(),
  sentAt: instant,
});
