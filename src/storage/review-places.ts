import { z } from 'zod';
import { commitmentScreens, type Position, type Review } from '../core/model/reviews.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sizedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';

/** What is kept of a review beside its answers and what may be seen of it. */
type Kept = Omit<Review, 'id' | 'participantId' | 'touchedAt'>;

/** Where a review stands, how it is shared, and its instants but one: in the file each looks like any other. */
export type ReviewPlaces = {
  seal: (review: Review) => string;
  open: (reviewId: string, sealed: string) => Kept;
};

export function createReviewPlaces(cipher: Cipher): ReviewPlaces {
  const column = sizedColumn(cipher, 'Review', 'placeSealed');
  return {
    seal: (review) => column.seal(review.id, JSON.stringify(toJson(review))),
    open: (reviewId, sealed) => fromJson(placeSchema.parse(parseJson(column.open(reviewId, sealed)))),
  };
}

function toJson(review: Review): z.input<typeof placeSchema> {
  const { position, sharing, sharedWithId, editing, lastInputId, late, wishToldTo } = review;
  return {
    screen: position.screen,
    item: 'item' in position ? position.item : 'group' in position ? position.group : undefined,
    field:
      'field' in position ? position.field : 'commitmentId' in position ? position.commitmentId : undefined,
    ...{ sharing, sharedWithId, editing, lastInputId, late },
    wishToldTo: wishToldTo && [...wishToldTo],
    startedAt: review.startedAt.getTime(),
    sentAt: review.sentAt?.getTime(),
    editedAt: review.editedAt?.getTime(),
    erasedAt: review.erasedAt?.getTime(),
  };
}

function fromJson(place: z.output<typeof placeSchema>): Kept {
  return {
    position: positionOf(place),
    sharing: place.sharing,
    sharedWithId: place.sharedWithId,
    editing: place.editing,
    lastInputId: place.lastInputId,
    startedAt: place.startedAt,
    sentAt: place.sentAt,
    editedAt: place.editedAt,
    late: place.late,
    erasedAt: place.erasedAt,
    ...(place.wishToldTo === undefined ? {} : { wishToldTo: place.wishToldTo }),
  };
}

const screens = [
  ...commitmentScreens,
  'group',
  'item',
  'wish',
  'details',
  'field',
  'recap',
  'sharing',
  'narrowing',
  'item_sharing',
  'sent',
] as const satisfies readonly Position['screen'][];

/** Earlier versions called a commitment a promise. */
export const screenKept = z
  .string()
  .transform((name) => name.replace(/^promise/, 'commitment'))
  .pipe(z.enum(screens));

const fields = ['how', 'cause', 'remedy', 'deadline', 'help', 'skip_reason'] as const;

type Written = { screen: (typeof screens)[number]; item?: number | undefined; field?: string | undefined };

/** `item` holds the number of the group on a group's screen, `field` the commitment on one of a commitment. */
export function positionOf({ screen, item, field }: Written): Position {
  switch (screen) {
    case 'commitment':
    case 'commitment_note':
    case 'commitment_deadline':
      return { screen, commitmentId: field ?? '' };
    case 'recap':
    case 'sharing':
    case 'narrowing':
    case 'sent':
      return { screen };
    case 'group':
      return { screen, group: item ?? 1 };
    case 'item':
    case 'wish':
    case 'details':
    case 'item_sharing':
      return { screen, item: item ?? 1 };
    case 'field':
      return { screen, item: item ?? 1, field: oneOf(fields, field ?? '') };
  }
}

const instantMs = z.int().transform((ms) => new Date(ms));

const placeSchema = z.object({
  screen: screenKept,
  item: z.int().optional(),
  field: z.string().optional(),
  sharing: z.enum(sharings).optional(),
  sharedWithId: z.string().optional(),
  editing: z.boolean(),
  lastInputId: z.int().optional(),
  startedAt: instantMs,
  sentAt: instantMs.optional(),
  editedAt: instantMs.optional(),
  late: z.boolean(),
  erasedAt: instantMs.optional(),
  wishToldTo: z.array(z.string()).optional(),
});
