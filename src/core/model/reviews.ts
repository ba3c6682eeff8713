import type { LocalDate } from '../time/local-time.ts';
import type { Sharing } from '../sharing.ts';

/** Where a review stands, so that it is resumed at the very field. */
export type Position =
  /** What has become of a commitment made before, asked before anything else. */
  | { screen: CommitmentScreen; commitmentId: string }
  | { screen: 'group'; group: number }
  | { screen: 'item'; item: number }
  /** Whether the secretary should be told to come and talk. */
  | { screen: 'wish'; item: number }
  | { screen: 'details'; item: number }
  | { screen: 'field'; item: number; field: Field }
  | { screen: 'recap' }
  | { screen: 'sharing' }
  /** Which item is to be shared more narrowly than the rest. */
  | { screen: 'narrowing' }
  | { screen: 'item_sharing'; item: number }
  | { screen: 'sent' };

/** How it stands, then how far or why not, then another deadline. */
export const commitmentScreens = ['commitment', 'commitment_note', 'commitment_deadline'] as const;
export type CommitmentScreen = (typeof commitmentScreens)[number];

/** The optional steps of an item to put right, in the order in which they are offered. */
export const steps = ['how', 'cause', 'remedy', 'deadline', 'help'] as const;
export type Step = (typeof steps)[number];

/** What is typed or picked for one item. */
export type Field = Step | 'skip_reason';

export type Review = {
  id: string;
  participantId: string;
  position: Position;
  sharing: Sharing | undefined;
  /** The office-holder who may read it, named on the button when `secretary` was chosen. */
  sharedWithId: string | undefined;
  /** Sent once, then changed: what was sent stands until it is sent again. */
  editing: boolean;
  /** The update whose text was applied last: after a crash the same text comes again and must not be taken for the next field's. */
  lastInputId: number | undefined;
  startedAt: Date;
  touchedAt: Date;
  sentAt: Date | undefined;
  editedAt: Date | undefined;
  late: boolean;
  erasedAt: Date | undefined;
  /** The accounts that were told of a wish to talk: each is told once. */
  wishToldTo?: readonly string[];
};

/** A review as it was sent. `answers` is undefined once its texts were deleted. */
export type Revision = {
  id: string;
  reviewId: string;
  number: number;
  sharing: Sharing;
  sharedWithId: string | undefined;
  answers: readonly Answer[] | undefined;
  late: boolean;
  snapshotId: string | undefined;
  sentAt: Date;
};

/** What a question was answered with. */
export type ItemValue =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; option: string }
  | { kind: 'choices'; options: readonly string[] }
  /** From 1. */
  | { kind: 'scale'; step: number }
  | { kind: 'number'; amount: number }
  | { kind: 'date'; on: LocalDate }
  /** Looked at and left without an answer. */
  | { kind: 'left' };

export const levels = ['none', 'at_risk', 'correcting', 'discuss'] as const;

/** Không có, Có nguy cơ, Có, đang sửa, Muốn trao đổi riêng. */
export type Level = (typeof levels)[number];

export const causeKinds = ['subjective', 'objective'] as const;

export type CauseKind = (typeof causeKinds)[number];

/** One item answered or skipped. Texts stay when the level changes, and are left out of what is sent where they do not apply. */
export type Answer = {
  item: number;
  level: Level | undefined;
  /** Why it was skipped; never where there is a level or a value. */
  skipReason: string | undefined;
  /** Answered with the whole rest by one tap. */
  together: boolean;
  how: string | undefined;
  causeKind: CauseKind | undefined;
  cause: string | undefined;
  remedy: string | undefined;
  deadlineOn: LocalDate | undefined;
  help: string | undefined;
  /** `discuss`: whether the secretary is told to come and talk. Undefined until asked. */
  wish: boolean | undefined;
  /** Narrower than the review's own level, for this item only. */
  sharing: Sharing | undefined;
  /** What a question was answered with; items with a level have none. */
  value?: ItemValue;
  /** Taken over from an earlier review and not looked at yet. */
  prefilled?: true;
};
