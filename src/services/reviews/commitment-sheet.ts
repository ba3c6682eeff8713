import { isOverdue } from '../../core/commitments/commitment.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import type { Commitment } from '../../core/model/commitments.ts';
import { mayReadWords } from '../../core/sharing.ts';
import {
  commitmentScreens,
  type Position,
  type CommitmentScreen,
  type Review,
} from '../../core/model/reviews.ts';
import { quickDeadlines } from '../../core/time/quick-deadlines.ts';
import type { PastCommitment } from '../../core/reviews/sheet.ts';
import { listToAsk } from '../commitments/reports.ts';
import { readItemName } from '../rounds/item-names.ts';
import type { OwnReview, ReviewParts } from './parts.ts';
import { readUnitDates } from '../cell/dates.ts';

export type CommitmentPosition = Extract<Position, { screen: CommitmentScreen }>;

/** Where a review that begins now asks first; undefined where nothing is open from before. */
export async function firstCommitment(
  tx: Pick<ReviewParts, 'checklists' | 'commitments' | 'rounds'>,
  own: Pick<OwnReview, 'round' | 'seat' | 'paper' | 'opensFrom'> & { review: Pick<Review, 'startedAt'> },
): Promise<CommitmentPosition | undefined> {
  const [first] = await listPast(tx, own);
  return first && { screen: 'commitment', commitmentId: first.id };
}

/** What the screen of a question shows; undefined where the commitment is no longer there. */
export async function describeCommitment(
  tx: ReviewParts,
  own: Pick<OwnReview, 'round' | 'seat' | 'review' | 'paper' | 'opensFrom'>,
  { commitmentId }: CommitmentPosition,
  now: Date,
): Promise<PastCommitment | undefined> {
  const { round } = own;
  const past = await listPast(tx, own);
  const index = past.findIndex(({ id }) => id === commitmentId);
  const commitment = past[index];
  if (commitment?.text === undefined) return undefined;
  const { zone, today, meetingOn } = await readUnitDates(tx, round.unitId, now);
  const last = commitment.events.at(-1);
  const isOfThisRound = last?.roundId === round.id;
  return {
    id: commitmentId,
    number: index + 1,
    total: past.length,
    previousId: past[index - 1]?.id,
    item: commitment.item,
    name: await readItemName(tx, commitment),
    remedy: commitment.text.remedy,
    madeOn: localDateOf(commitment.madeAt, zone),
    dueOn: commitment.dueOn,
    isOverdue: isOverdue(commitment, today),
    said: isOfThisRound ? commitment.status : undefined,
    note: isOfThisRound ? last.note : undefined,
    deadlines: quickDeadlines(today, meetingOn),
  };
}

/** To who enters a paper form no more is told than was printed on it. */
export async function listPast(
  tx: Pick<ReviewParts, 'checklists' | 'commitments' | 'rounds'>,
  {
    round,
    seat,
    review,
    paper,
    opensFrom,
  }: Pick<OwnReview, 'round' | 'seat' | 'paper' | 'opensFrom'> & { review: Pick<Review, 'startedAt'> },
): Promise<Commitment[]> {
  const { memberId } = seat;
  const past = await listToAsk(tx, { memberId, roundId: round.id, startedAt: review.startedAt, opensFrom });
  return paper === undefined
    ? past
    : past.filter((one) => mayReadWords(one.sharing, one, paper.entry.enteredById));
}

export function isAsking(position: Position): position is CommitmentPosition {
  return commitmentScreens.some((screen) => screen === position.screen);
}
