import type { ReviewSheet, ReviewNote, ClosedReview } from '../../core/reviews/sheet.ts';
import type { CommitteeChoice } from './committee.ts';
import type { Permission } from '../../core/permissions.ts';
import type { OwnReview } from './parts.ts';

export type ReviewOutcome =
  | { status: 'shown'; sheet: ReviewSheet; note: ReviewNote | undefined }
  | { status: 'outside'; outside: ClosedReview }
  /** Theirs, or one that they answer on behalf of the cell committee. */
  | { status: 'to_choose'; own: string | undefined; committees: readonly CommitteeChoice[] }
  | Extract<Permission, { status: 'denied' }>;

/** A review after something was done in it, and a word about that. */
export type Sight = { own: OwnReview; note?: ReviewNote };

/** What came where a review has the word. */
export type Typed = { kind: 'text'; text: string; updateId: number } | { kind: 'other' } | { kind: 'edited' };
