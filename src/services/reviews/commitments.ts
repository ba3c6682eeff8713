import { dateNote, parseDate } from '../../core/time/date-input.ts';
import type { Commitment, CommitmentReport } from '../../core/model/commitments.ts';
import type { Position, CommitmentScreen } from '../../core/model/reviews.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import { placeIn } from '../../core/reviews/places.ts';
import { tidyText } from '../../core/text/typed.ts';
import { report } from '../commitments/reports.ts';
import { isAsking, listPast } from './commitment-sheet.ts';
import { answersOf, isClosedForEdits } from './sheet.ts';
import { stand, type OwnReview, type ReviewParts } from './parts.ts';
import { wasApplied } from './typing.ts';
import type { Changed, Typed } from './outcome.ts';
import { readUnitDates } from '../cell/dates.ts';

/** What is tapped while a review asks what has become of earlier commitments. */
export type CommitmentTap = { commitmentId: string } & (
  | { kind: 'go'; screen: CommitmentScreen }
  /** On to the next one, with or without having said anything. */
  | { kind: 'next' }
  | { kind: 'report'; status: CommitmentReport }
  | { kind: 'deadline'; on: string }
);

/** Does what was tapped at the questions about commitments. */
export async function answerCommitment(
  tx: ReviewParts,
  { ids }: { ids: Ids },
  { own, tap, now }: { own: OwnReview; tap: CommitmentTap; now: Date },
): Promise<Changed> {
  const past = await listPast(tx, own);
  const commitment = past.find(({ id }) => id === tap.commitmentId);
  if (commitment === undefined || !mayBeTapped(tap, own)) {
    return { own: await stand(tx, own, own.review.position, now), note: { kind: 'unknown_button' } };
  }
  const commitmentId = commitment.id;
  switch (tap.kind) {
    case 'go':
      return { own: await stand(tx, own, { screen: tap.screen, commitmentId }, now) };
    case 'next':
      return { own: await goOn(tx, own, past, commitmentId, now) };
    case 'report': {
      await report(
        tx,
        { ids, commitment, said: { kind: 'status', status: tap.status }, roundId: own.round.id },
        now,
      );
      return {
        own:
          tap.status === 'kept'
            ? await goOn(tx, own, past, commitmentId, now)
            : await stand(tx, own, { screen: 'commitment_note', commitmentId }, now),
      };
    }
    case 'deadline':
      return readDeadline(tx, { ids, own, past, commitment, text: tap.on, now });
  }
}

/** From the questions that follow one comes back to the commitment itself, until the review is sent. */
function mayBeTapped(tap: CommitmentTap, own: OwnReview): boolean {
  if (isClosedForEdits(own)) return false;
  if (isAsking(own.review.position)) return true;
  const { review, committee } = own;
  const isWayBack = tap.kind === 'go' && tap.screen === 'commitment';
  return isWayBack && committee === undefined && review.sentAt === undefined;
}

/** What is typed there: how far or why not, or a date; undefined where the review asks no such thing. */
export async function hearCommitment(
  tx: ReviewParts,
  { ids }: { ids: Ids },
  { own, typed, now }: { own: OwnReview; typed: Typed; now: Date },
): Promise<Changed | undefined> {
  const { position, lastInputId } = own.review;
  if (!isAsking(position) || isClosedForEdits(own)) return undefined;
  if (typed.kind === 'edited') return { own, note: { kind: 'edited' } };
  if (typed.kind === 'other') {
    return { own, note: { kind: position.screen === 'commitment' ? 'press_button' : 'not_text' } };
  }
  const past = await listPast(tx, own);
  const commitment = past.find(({ id }) => id === position.commitmentId);
  if (wasApplied(typed.inputId, lastInputId)) return { own };
  if (position.screen === 'commitment' || commitment === undefined) {
    return { own, note: { kind: 'press_button' } };
  }
  const tidied = tidyText(typed.text);
  if (tidied.status !== 'tidied') return { own, note: { kind: tidied.status } };
  const heard = { ...own, review: { ...own.review, lastInputId: typed.inputId } };
  if (position.screen === 'commitment_deadline') {
    return readDeadline(tx, { ids, own: heard, past, commitment, text: tidied.text, now });
  }
  await report(
    tx,
    { ids, commitment, said: { kind: 'note', note: tidied.text }, roundId: own.round.id },
    now,
  );
  return {
    own: await stand(tx, heard, { screen: 'commitment_deadline', commitmentId: commitment.id }, now),
  };
}

async function readDeadline(
  tx: ReviewParts,
  {
    ids,
    own,
    past,
    commitment,
    text,
    now,
  }: {
    ids: Ids;
    own: OwnReview;
    past: readonly Commitment[];
    commitment: Commitment;
    text: string;
    now: Date;
  },
): Promise<Changed> {
  const date = parseDate(text, await readUnitDates(tx, own.round.unitId, now));
  if (date.status !== 'parsed') return { own, note: dateNote(date, text) };
  await report(
    tx,
    { ids, commitment, said: { kind: 'deadline', dueOn: date.on }, roundId: own.round.id },
    now,
  );
  return { own: await goOn(tx, own, past, commitment.id, now) };
}

async function goOn(
  tx: ReviewParts,
  own: OwnReview,
  past: readonly Commitment[],
  after: string,
  now: Date,
): Promise<OwnReview> {
  const next = past[past.findIndex(({ id }) => id === after) + 1];
  const position: Position =
    next === undefined
      ? placeIn(own.checklist, answersOf(own), 1)
      : { screen: 'commitment', commitmentId: next.id };
  return stand(tx, own, position, now);
}
