import { v7 } from 'uuid';
import { z } from 'zod';
import { emptyAnswer } from '../../core/reviews/answer.ts';
import {
  answerSchema,
  keptScreen,
  positionOf,
  type Review,
  type Revision,
} from '../../core/model/reviews.ts';
import { sharings } from '../../core/sharing.ts';
import { suggestionItems } from '../../core/suggestions/suggestion.ts';
import { revisionIdOf } from '../../core/reviews/sending.ts';
import type { Given } from '../answer-text.ts';
import { createAnswerSheets, createReviewPlaces } from '../reviews.ts';
import { readContent } from '../checklists.ts';
import type { Cipher } from '../keys/cipher.ts';
import { createCommitmentSheets } from '../commitment-sheets.ts';
import { sealedColumn } from '../engine/columns.ts';
import { jsonColumn } from '../engine/json.ts';
import { among, flag, instant, maybe, rowReader, text, whole } from '../engine/row.ts';
import { createSuggestionSheets } from '../suggestions.ts';
import { createRevisionSheets } from '../review-revisions.ts';
import type { Sql } from '../engine/sql.ts';

/**
 * Moves some reviews from where an older version kept them in clear, with their answers and what was sent of them. To be
 * called inside a transaction until it returns 0.
 */
export async function sealPlainReviews(sql: Sql, cipher: Cipher): Promise<number> {
  const rows = await sql.all(`SELECT * FROM PlainReview ORDER BY id LIMIT ${atOnce}`);
  const move = createMover(sql, cipher);
  for (const row of rows) await move(plainReview(row));
  return rows.length;
}

const atOnce = 50;

function createMover(sql: Sql, cipher: Cipher): (plain: PlainReview) => Promise<void> {
  const answerSheets = createAnswerSheets(cipher);
  const places = createReviewPlaces(cipher);
  const revisionSheets = createRevisionSheets(cipher);
  const answers = createPlainAnswers(sql, cipher);
  const makeRoom = createRoomMaker(sql, cipher);
  const insert = `INSERT INTO Review (id, participantId, sent, touchedAt, placeSealed, levelsSealed)
     VALUES (?, ?, ?, ?, ?, ?)`;

  return async (plain) => {
    const review = reviewOf(plain);
    const { id, participantId, sentAt, touchedAt } = review;
    const { levelsSealed, addTexts } = answerSheets.begin(id, await answers.listGiven(plain.id));
    await sql.run(insert, [
      ...[id, participantId, sentAt !== undefined],
      ...[touchedAt, places.seal(id, review), levelsSealed],
    ]);
    await addTexts(sql);
    for (const revision of await answers.listRevisions(plain.id)) {
      const { number } = revision;
      await revisionSheets.insert(sql, { ...revision, id: revisionIdOf(id, number), reviewId: id });
    }
    if (await answers.wasSent(plain.id)) await makeRoom(participantId);
    for (const table of ['PlainAnswer', 'PlainRevision'])
      await sql.run(`DELETE FROM ${table} WHERE reviewId = ?`, [plain.id]);
    await sql.run('DELETE FROM PlainReview WHERE id = ?', [plain.id]);
  };
}

/** Under the id of its participant: the old one told when it was begun. */
function reviewOf(plain: PlainReview): Review {
  const { participantId, screen, item, field, ...facts } = plain;
  return {
    ...facts,
    id: participantId,
    participantId,
    position: positionOf({ screen: keptScreen.parse(screen), item, field }),
  };
}

function createPlainAnswers(sql: Sql, cipher: Cipher) {
  const data = jsonColumn(sealedColumn(cipher, 'Answer', 'dataSealed'), answerSchema);
  const content = jsonColumn(sealedColumn(cipher, 'ReviewRevision', 'contentSealed'), sentAnswers);

  return {
    wasSent: async (reviewId: string): Promise<boolean> =>
      (await sql.first('SELECT 1 FROM PlainRevision WHERE reviewId = ? LIMIT 1', [reviewId])) !== undefined,
    async listGiven(reviewId: string): Promise<Given[]> {
      const rows = await sql.all('SELECT * FROM PlainAnswer WHERE reviewId = ? ORDER BY item', [reviewId]);
      return rows.map(plainAnswer).map(({ id, item, dataSealed, updatedAt }) => ({
        answer: { ...emptyAnswer(item), ...data.open(id, dataSealed) },
        at: updatedAt.getTime(),
      }));
    },
    async listRevisions(reviewId: string): Promise<Revision[]> {
      const rows = await sql.all('SELECT * FROM PlainRevision WHERE reviewId = ? ORDER BY number', [
        reviewId,
      ]);
      return rows.map(plainRevision).map(({ contentSealed, ...revision }) => ({
        ...revision,
        answers:
          contentSealed === undefined
            ? undefined
            : content
                .open(revision.id, contentSealed)
                .map((answer) => ({ ...emptyAnswer(answer.item), ...answer })),
      }));
    },
  };
}

/** What every sent review has, whether it is filled or not: a sheet of commitments, room for what it was asked to suggest. */
function createRoomMaker(sql: Sql, cipher: Cipher): (participantId: string) => Promise<void> {
  const sheets = createCommitmentSheets(cipher);
  const suggestions = createSuggestionSheets(cipher);
  const asked = new Map<string, readonly number[]>();

  function itemsAsked(checklist: { id: string; content: string }): readonly number[] {
    const items = asked.get(checklist.id) ?? suggestionItems(readContent(checklist));
    asked.set(checklist.id, items);
    return items;
  }

  return async (participantId) => {
    const row = await sql.first(
      `SELECT Round.unitId, Participant.memberId, Participant.roundId, Checklist.id, Checklist.content
         FROM Participant JOIN Round ON Round.id = Participant.roundId
         JOIN Checklist ON Checklist.id = Round.checklistId
         WHERE Participant.id = ? AND Participant.subject = 'member'`,
      [participantId],
    );
    if (row === undefined) return;
    const of = roomRow(row);
    const { unitId, memberId, roundId } = of;
    const key = { unitId, memberId, roundId };
    if ((await sheets.find(sql, key)) === undefined)
      await sheets.save(sql, { ...key, commitments: [], reminded: new Map() });
    const said = await sql.all('SELECT item FROM PlainSuggestion WHERE memberId = ? AND roundId = ?', [
      memberId,
      roundId,
    ]);
    for (const item of itemsAsked(of)) {
      if (said.some((one) => saidRow(one).item === item)) continue;
      await suggestions.save(sql, { id: v7(), ...key, item, said: undefined });
    }
  };
}

const roomRow = rowReader({ unitId: text, memberId: text, roundId: text, id: text, content: text });
const saidRow = rowReader({ item: maybe(whole) });

const sentAnswers = z.array(answerSchema.extend({ item: z.int().min(1) }));

type PlainReview = ReturnType<typeof plainReview>;

const plainReview = rowReader({
  id: text,
  participantId: text,
  screen: text,
  item: maybe(whole),
  field: maybe(text),
  sharing: maybe(among(sharings)),
  sharedWithId: maybe(text),
  editing: flag,
  lastInputId: maybe(whole),
  touchedAt: instant,
  startedAt: instant,
  sentAt: maybe(instant),
  editedAt: maybe(instant),
  late: flag,
  erasedAt: maybe(instant),
});

const plainAnswer = rowReader({ id: text, item: whole, dataSealed: text, updatedAt: instant });

const plainRevision = rowReader({
  id: text,
  reviewId: text,
  number: whole,
  sharing: among(sharings),
  sharedWithId: maybe(text),
  contentSealed: maybe(text),
  late: flag,
  snapshotId: maybe(text),
  sentAt: instant,
});
