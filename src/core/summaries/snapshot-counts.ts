import { z } from 'zod';
import { membershipCountsSchema } from '../cell/memberships.ts';
import { frozenCommitmentsSchema } from '../commitments/commitment.ts';
import { listOf, perhaps } from '../json.ts';
import { suggestionCountsSchema } from '../suggestions/suggestion.ts';
import { participationSchema } from './people.ts';
import { snapshotValuesSchema } from './value-counts.ts';

export const countedLevels = ['none', 'at_risk', 'correcting', 'discuss', 'skipped'] as const;
/** A level, with "skipped" as one of its own. */
export type CountedLevel = (typeof countedLevels)[number];

export type LevelCounts = Record<CountedLevel, number>;

const itemCounts = z.object({
  item: z.int(),
  none: z.int(),
  at_risk: z.int(),
  correcting: z.int(),
  discuss: z.int(),
  skipped: z.int(),
});
export type ItemCounts = z.output<typeof itemCounts>;

/** Answers for one office-holder, who knows each of them. */
const addressedCounts = z.object({
  sharedWithId: z.string(),
  items: listOf(itemCounts),
  /** Items that nobody else may be told: without the answers that others know as well, too few are left to hide. */
  withheld: z.array(z.int()).readonly().optional(),
});
export type AddressedCounts = z.output<typeof addressedCounts>;

/** Reviews as wholes; `silent` are those of them that say nothing but "no" to whom they are for. */
const heardReviews = z.object({ reviews: z.int(), silent: z.int() });

/**
 * An item narrowed below its review stays with the review: a number of those who answered one item would tell that
 * somebody kept this one back.
 */
const reviewCounts = z.object({
  cell: heardReviews,
  /** `aside` are reviews for the cell that speak to this office-holder alone. */
  addressed: z.array(heardReviews.extend({ sharedWithId: z.string(), aside: z.int() })).readonly(),
  countsOnly: z.int(),
});
export type ReviewCounts = z.output<typeof reviewCounts>;

/**
 * Forms without a name: a part of its own, which fills no pool. Whose they are is known of none, so that no two rounds can
 * be told apart by them: they stand in no comparison and in no trend.
 */
const paperPart = z.object({
  forms: z.int(),
  items: listOf(itemCounts),
  /** Who may have filled one in. */
  people: z.array(z.string()).readonly(),
});
export type PaperPart = z.output<typeof paperPart>;

/**
 * The frozen counts of one snapshot. `cell` and `addressed` are answers under a name, kept apart by who may read them;
 * `pooled` holds only those items whose counts-only answers may be known.
 */
export const snapshotCountsSchema = z.object({
  /** Of the closing snapshot only. */
  participation: perhaps(participationSchema),
  /** Of everybody whom the round reached, as they were then; of the closing snapshot only. */
  memberships: membershipCountsSchema.optional(),
  /** Whole reviews, by their own sharing; absent where they were not counted. */
  reviews: reviewCounts.optional(),
  cell: listOf(itemCounts),
  addressed: listOf(addressedCounts),
  pooled: listOf(itemCounts),
  /** Of the questions, where the checklist has any. */
  values: snapshotValuesSchema.optional(),
  /** Of the closing snapshot only. */
  commitments: frozenCommitmentsSchema.optional(),
  /** Of the closing snapshot only. */
  suggestions: suggestionCountsSchema.optional(),
  /** Of the closing snapshot only, where forms without a name were entered. */
  paper: paperPart.optional(),
  /** Where its pool may stand in trends: who read summaries then, and hid nobody in it. */
  trends: z.object({ readers: z.array(z.string()).readonly() }).optional(),
});
export type SnapshotCounts = z.output<typeof snapshotCountsSchema>;
