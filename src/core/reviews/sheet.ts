import type { ChecklistContent } from '../rounds/checklist.ts';
import type { LocalDate, LocalTime, Period } from '../time/local-time.ts';
import type { CommitmentStatus } from '../model/commitments.ts';
import type { Position, CommitmentScreen, Review, Revision } from '../model/reviews.ts';
import type { Meeting, Round } from '../model/rounds.ts';
import type { DateNote } from '../time/date-input.ts';
import type { QuickDeadline } from '../time/quick-deadlines.ts';
import type { Reader } from '../offices/reader.ts';
import type { Answers } from './answer.ts';
import type { RoundName } from '../rounds/round.ts';
import type { Readiness } from './sending.ts';

/** What a round is called. */
export type RoundTitle = { kind: Round['kind']; period: Period };

/** Without an account they cannot be told of a wish to talk. */
export type NamedReader = Reader & { name: string; accountId: string | undefined };

export type { QuickDeadline };

/** An earlier commitment of which a review asks what has become. */
export type PastCommitment = {
  id: string;
  number: number;
  total: number;
  /** The one asked about before it. */
  previousId: string | undefined;
  item: number;
  name: { vi: string; en: string };
  remedy: string;
  madeOn: LocalDate;
  dueOn: LocalDate | undefined;
  isOverdue: boolean;
  /** What was said of it in this review. */
  said: CommitmentStatus | undefined;
  note: string | undefined;
  deadlines: readonly QuickDeadline[];
};

/** The screen a review stands at, with what only this screen needs. */
export type Shown =
  | Exclude<
      Position,
      { screen: CommitmentScreen | 'item' | 'wish' | 'field' | 'recap' | 'sharing' | 'item_sharing' | 'sent' }
    >
  | { screen: CommitmentScreen; commitment: PastCommitment }
  | (Extract<Position, { screen: 'wish' | 'sharing' | 'item_sharing' }> & { reader: NamedReader | undefined })
  | (Extract<Position, { screen: 'item' }> & {
      deadlines: readonly QuickDeadline[];
      /** The commitment that was asked about before it, where it is the first question. */
      afterCommitment: string | undefined;
    })
  | (Extract<Position, { screen: 'field' }> & { deadlines: readonly QuickDeadline[] })
  | ({ screen: 'recap'; reader: NamedReader | undefined; readiness: Readiness } & HidesNobody)
  | ({ screen: 'sent'; hasChanges: boolean } & SentFacts & HidesNobody);

/** Whoever reads summaries hides nobody in a pool: what they send as counts only does not count towards the five. */
type HidesNobody = { hidesNobody?: boolean };

/** A review as its member sees it. */
export type ReviewSheet = {
  /** What the buttons carry: the round of an own review, or the committee among its participants. */
  roundId: string;
  /** Whether it is the cell committee's, answered on its behalf. */
  isCommittee: boolean;
  /** Whose paper form it is that somebody enters. */
  entering?: { roundId: string; memberId: string; name: string };
  round: RoundTitle;
  phase: 'open' | 'late';
  checklist: ChecklistContent;
  answers: Answers;
  review: Pick<Review, 'sharing' | 'editing' | 'sentAt'>;
  /** The month whose review this one may begin with. */
  prefill?: RoundName;
  /** It was handed in on paper, and not sent here. */
  onPaper?: boolean;
  /** Something was written in it before they had this place: it is not shown, and stays until it is sent anew. */
  hasUnopened?: true;
  shown: Shown;
};

/** What is told of a review that was sent. */
export type SentFacts = Pick<Revision, 'sharing' | 'sentAt' | 'late'> & {
  zone: string;
  /** The office-holder who may read it, by name; undefined where it is not for them. */
  readerName: string | undefined;
  /** Whether they were told that the member would like to talk. */
  wished: boolean;
  isEdited: boolean;
  /** Who entered it, where it came on paper. */
  fromPaper?: { by: string; receivedOn: LocalDate };
  /** Until when it may be changed; undefined where that has passed. */
  closes: { on: LocalDate; time: LocalTime } | undefined;
};

/** What was sent, or written for a round that cannot be worked on any more, to read again; `item` opened where one is named. */
export type SentSheet = {
  /** Undefined where it was never sent. */
  sent: SentFacts | undefined;
  roundId: string;
  isCommittee: boolean;
  round: RoundTitle;
  checklist: ChecklistContent;
  answers: Answers;
  item: number | undefined;
};

/** Why there is no review to work on, and what there is instead. */
export type ClosedReview = {
  why: 'none' | 'planned' | 'ended' | 'cancelled' | 'not_in_round' | 'erased';
  round: RoundTitle | undefined;
  /** The round whose review may be opened instead. */
  presentRoundId: string | undefined;
  /** The round whose review may still be read. */
  written: { roundId: string; isSent: boolean } | undefined;
  next: NextMeeting | undefined;
};

export type NextMeeting = Pick<Meeting, 'on' | 'time' | 'place'> & { opensOn: LocalDate | undefined };

/** A word about what was just done, beside the screen. */
export type ReviewNote =
  | {
      kind:
        | 'unknown_button'
        | 'reader_changed'
        | 'look_again'
        | 'closed_for_edits'
        | 'unanswered'
        | 'to_look_at'
        | 'empty'
        | 'too_long'
        | 'press_button'
        | 'not_text'
        | 'edited'
        | 'classified'
        | 'kept'
        | 'short_text_too_long'
        | 'number_unclear'
        | 'number_out_of_bounds'
        | 'step_out_of_bounds';
    }
  /** Typed while the questions of a group were listed. */
  | { kind: 'written_to'; item: number }
  | DateNote;
