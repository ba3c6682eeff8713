import type { ReviewSheet, ReviewNote, ClosedReview, RoundTitle } from '../../core/reviews/sheet.ts';
import type { CommitteeChoice, ReviewStage } from './committee.ts';
import type { Refused } from '../../core/permissions.ts';
import type { OwnReview } from './parts.ts';

export type ReviewOutcome =
  | { status: 'shown'; cellId: string; sheet: ReviewSheet; note: ReviewNote | undefined }
  | { status: 'closed'; cellId: string; closed: ClosedReview }
  | PaperSaved
  | ({ status: 'to_choose'; /** Where all are of one. */ cellId: string | undefined } & ReviewChoiceView)
  | Refused;

/** The own review, or one that they answer on behalf of the cell committee. */
export type ReviewChoiceView = {
  /** The own review; undefined where there is none to work on. */
  own: { roundId: string; round: RoundTitle; state: ReviewStage } | undefined;
  committees: readonly CommitteeChoice[];
};

/** A paper form was entered; `already_here`: its member has sent a review by the bot, which stands. */
export type PaperSaved = {
  status: 'paper_saved' | 'already_here';
  cellId: string;
  roundId: string;
  name: string;
};

/** A review after something was done in it, and a word about that. */
export type Changed = { own: OwnReview; note?: ReviewNote; saved?: PaperSaved };

/** What came where a review has the word. */
export type Typed = { kind: 'text'; text: string; inputId: number } | { kind: 'other' } | { kind: 'edited' };
