import { z } from 'zod';
import { jsonMilliseconds, perhaps } from '../json.ts';
import { sharings } from '../sharing.ts';

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

const fields = [...steps, 'skip_reason'] as const;
/** What is typed or picked for one item. */
export type Field = (typeof fields)[number];

const screens = [
  ...commitmentScreens,
  ...['group', 'item', 'wish', 'details', 'field', 'recap', 'sharing', 'narrowing', 'item_sharing', 'sent'],
] as const satisfies readonly Position['screen'][];

/** Earlier versions called a commitment a promise. */
export const keptScreen = z
  .string()
  .transform((name) => name.replace(/^promise/, 'commitment'))
  .pipe(z.enum(screens));

/** A position as it is kept: `item` holds the number of the group on a group's screen, `field` the commitment on one of a commitment. */
const keptPosition = { screen: keptScreen, item: z.int().optional(), field: z.string().optional() };

export function positionOf({
  screen,
  item = 1,
  field = '',
}: {
  screen: (typeof screens)[number];
  item?: number | undefined;
  field?: string | undefined;
}): Position {
  switch (screen) {
    case 'commitment':
    case 'commitment_note':
    case 'commitment_deadline':
      return { screen, commitmentId: field };
    case 'recap':
    case 'sharing':
    case 'narrowing':
    case 'sent':
      return { screen };
    case 'group':
      return { screen, group: item };
    case 'item':
    case 'wish':
    case 'details':
    case 'item_sharing':
      return { screen, item };
    case 'field':
      return { screen, item, field: z.enum(fields).parse(field) };
  }
}

/** What is kept of a review beside its answers and when it was touched. */
export const reviewSchema = z
  .object({
    ...keptPosition,
    sharing: z.enum(sharings).optional(),
    /** The office-holder who may read it, named on the button when `secretary` was chosen. */
    sharedWithId: z.string().optional(),
    /** Sent once, then changed: what was sent stands until it is sent again. */
    editing: z.boolean(),
    /** The update whose text was applied last: after a crash the same text comes again and must not be taken for the next field's. */
    lastInputId: z.int().optional(),
    startedAt: jsonMilliseconds,
    sentAt: jsonMilliseconds.optional(),
    editedAt: jsonMilliseconds.optional(),
    late: z.boolean(),
    erasedAt: jsonMilliseconds.optional(),
    /** The accounts that were told of a wish to talk: each is told once. */
    wishToldTo: z.array(z.string()).readonly().optional(),
  })
  .transform(({ screen, item, field, sharing, sharedWithId, lastInputId, ...review }) => ({
    position: positionOf({ screen, item, field }),
    ...review,
    ...{ sharing, sharedWithId, lastInputId },
    ...{ sentAt: review.sentAt, editedAt: review.editedAt, erasedAt: review.erasedAt },
  }));

type KeptReview = z.output<typeof reviewSchema>;

export type Review = { id: string; participantId: string; touchedAt: Date } & KeptReview;

/** As `reviewSchema` reads it. */
export function keptReview(review: KeptReview): z.input<typeof reviewSchema> {
  const { position, sharing, sharedWithId, editing, lastInputId, late, wishToldTo } = review;
  return {
    screen: position.screen,
    item: 'item' in position ? position.item : 'group' in position ? position.group : undefined,
    field:
      'field' in position ? position.field : 'commitmentId' in position ? position.commitmentId : undefined,
    ...{ sharing, sharedWithId, editing, lastInputId, late },
    ...(wishToldTo !== undefined && { wishToldTo }),
    startedAt: review.startedAt.getTime(),
    sentAt: review.sentAt?.getTime(),
    editedAt: review.editedAt?.getTime(),
    erasedAt: review.erasedAt?.getTime(),
  };
}

/** What is kept beside the answers of a review as it was sent. */
export const revisionSchema = z.object({
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
  late: z.boolean(),
  snapshotId: perhaps(z.string()),
  sentAt: jsonMilliseconds,
});

type KeptRevision = z.output<typeof revisionSchema>;

/** As `revisionSchema` reads it. */
export function keptRevision(revision: KeptRevision): z.input<typeof revisionSchema> {
  const { sharing, sharedWithId, late, snapshotId, sentAt } = revision;
  return { sharing, sharedWithId, late, snapshotId, sentAt: sentAt.getTime() };
}

/** A review as it was sent. `answers` is undefined once its texts were deleted. */
export type Revision = {
  id: string;
  reviewId: string;
  number: number;
  answers: readonly Answer[] | undefined;
} & KeptRevision;

/** What a question was answered with. */
const itemValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), option: z.string() }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()).readonly() }),
  /** From 1. */
  z.object({ kind: z.literal('scale'), step: z.int() }),
  z.object({ kind: z.literal('number'), amount: z.int() }),
  z.object({ kind: z.literal('date'), on: z.iso.date() }),
  /** Looked at and left without an answer. */
  z.object({ kind: z.literal('left') }),
]);
export type ItemValue = z.output<typeof itemValue>;

export const levels = ['none', 'at_risk', 'correcting', 'discuss'] as const;

/** Không có, Có nguy cơ, Có, đang sửa, Muốn trao đổi riêng. */
export type Level = (typeof levels)[number];

export const causeKinds = ['subjective', 'objective'] as const;

export type CauseKind = (typeof causeKinds)[number];

/** What was written or picked of an item, as it is kept. Texts stay when the level changes, and are left out of what is sent where they do not apply. */
export const answerWordsSchema = z.object({
  /** Why it was skipped; never where there is a level or a value. */
  skipReason: perhaps(z.string()),
  how: perhaps(z.string()),
  causeKind: perhaps(z.enum(causeKinds)),
  cause: perhaps(z.string()),
  remedy: perhaps(z.string()),
  deadlineOn: perhaps(z.iso.date()),
  help: perhaps(z.string()),
  /** What a question was answered with; items with a level have none. */
  value: itemValue.optional(),
});

/** What was chosen of an item. Kept so only by older versions: today it is a few characters (`storage/answer-text.ts`). */
const answerChoices = z.object({
  level: perhaps(z.enum(levels)),
  /** Answered with the whole rest by one tap. */
  together: z.boolean(),
  /** `discuss`: whether the secretary is told to come and talk. Undefined until asked. */
  wish: perhaps(z.boolean()),
  /** Narrower than the review's own level, for this item only. */
  sharing: perhaps(z.enum(sharings)),
  /** Taken over from an earlier review and not looked at yet. */
  prefilled: z.literal(true).optional(),
});

/** One item answered or skipped, as older versions kept it. */
export const answerSchema = answerChoices.extend(answerWordsSchema.shape);

/** One item answered or skipped. */
export type Answer = { item: number } & z.output<typeof answerSchema>;
