import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { PaperEntry } from '../../core/model/paper.ts';
import type { Participant, Round } from '../../core/model/rounds.ts';
import type { Seat } from '../../core/permissions.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Answer, Position, Review } from '../../core/model/reviews.ts';
import type { SummaryParts } from '../summaries/summary-view.ts';

/** What reviews are made of, and what the dependencies that are called inside their transactions work on. */
export type ReviewParts = SummaryParts &
  Pick<Store, 'accessEvents' | 'answers' | 'deliveries' | 'shownWords'>;

export type ReviewDeps = {
  store: Transactional<ReviewParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  /** Takes a member's words back from messages and summaries that show them. */
  removeShownWords: (
    tx: ReviewParts,
    target: { memberId: string; roundId: string },
    now: Date,
  ) => Promise<void>;
  /** Pools late reviews that only count, once there are enough. */
  freezeLateBatch: (tx: ReviewParts, roundId: string, now: Date) => Promise<void>;
};

/** A review that may be worked on, as it stands in the database. */
export type OwnReview = {
  /** What its buttons carry: the round of a member's own review, or as which participant it is answered for others. */
  key: string;
  /** Set where it is the cell committee's, answered on its behalf. */
  committee: Participant | undefined;
  /** Set where it is a member's paper form, entered by somebody else; `seat` is the member's. */
  paper?: { entry: PaperEntry; name: string } | undefined;
  round: Round;
  seat: Seat;
  checklist: ChecklistContent;
  phase: 'open' | 'late';
  /** Whoever leads the cell was handed one on paper. */
  onPaper?: boolean;
  review: Review;
  /** Of what was answered before somebody had this place, nothing. */
  answers: readonly Answer[];
  opensFrom?: Date | undefined;
};

/** What was shown last is what text belongs to. */
export async function stand(
  tx: Pick<ReviewParts, 'reviews'>,
  own: OwnReview,
  position: Position,
  now: Date,
): Promise<OwnReview> {
  const review = { ...own.review, position, touchedAt: now };
  await tx.reviews.update(review);
  return { ...own, review };
}

/** Whether a member answers for themselves. */
export function isOwn({ committee, paper }: Pick<OwnReview, 'committee' | 'paper'>): boolean {
  return committee === undefined && paper === undefined;
}
