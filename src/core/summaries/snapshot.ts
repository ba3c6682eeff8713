import { smallestPool, effectiveSharing, type Sharing } from '../sharing.ts';
import { type PooledReview } from './pool.ts';
import { saySomething } from '../reviews/answer.ts';
import type { Answer, Revision } from '../model/reviews.ts';
import type { FrozenCommitments } from '../commitments/commitment.ts';
import type { SuggestionCounts } from '../suggestions/suggestion.ts';
import type { Participation } from './people.ts';
import { namedValues, pooledValues, whereAny, type SnapshotValues } from './value-counts.ts';

export const countedLevels = ['none', 'at_risk', 'correcting', 'discuss', 'skipped'] as const;
/** A level, with "skipped" as one of its own. */
export type CountedLevel = (typeof countedLevels)[number];

export type LevelCounts = Record<CountedLevel, number>;
export type ItemCounts = LevelCounts & { item: number };

/**
 * The frozen counts of one snapshot. `cell` and `addressed` are answers under a name, kept apart by who may read them;
 * `pooled` holds only those items whose counts-only answers may be known.
 */
export type SnapshotCounts = {
  /** Of the closing snapshot only. */
  participation: Participation | undefined;
  /** Whole reviews, by their own sharing; absent where they were not counted. */
  reviews?: ReviewCounts;
  cell: readonly ItemCounts[];
  addressed: readonly AddressedCounts[];
  pooled: readonly ItemCounts[];
  /** Of the questions, where the checklist has any. */
  values?: SnapshotValues;
  /** Of the closing snapshot only. */
  commitments?: FrozenCommitments;
  /** Of the closing snapshot only. */
  suggestions?: SuggestionCounts;
};

/** Reviews as wholes; `silent` are those of them that say nothing but "no" to whom they are for. */
export type HeardReviews = { reviews: number; silent: number };

/**
 * An item narrowed below its review stays with the review: a number of those who answered one item would tell that
 * somebody kept this one back.
 */
export type ReviewCounts = {
  cell: HeardReviews;
  /** `aside` are reviews for the cell that speak to this office-holder alone. */
  addressed: readonly (HeardReviews & { sharedWithId: string; aside: number })[];
  countsOnly: number;
};

export type FrozenBatch = { kind: 'closing' | 'late'; reviews: number; counts: SnapshotCounts };

/** Answers for one office-holder, who knows each of them. */
export type AddressedCounts = {
  sharedWithId: string;
  items: readonly ItemCounts[];
  /** Items that nobody else may be told: without the answers that others know as well, too few are left to hide. */
  withheld?: readonly number[];
};

/** Everything of a closed round that later readers may rely on, whatever is edited or erased afterwards. */
export function closingCounts(
  reviews: readonly PooledReview[],
  participation: Participation,
): SnapshotCounts {
  const values = { ...namedValues(reviews), pooled: pooledValues(reviews) };
  return {
    ...{ participation, reviews: countReviews(reviews) },
    ...{ ...namedCounts(reviews), pooled: pooledCounts(reviews), ...whereAny(values) },
  };
}

/** A further batch: only what is counts-only in it. */
export function lateCounts(reviews: readonly PooledReview[]): SnapshotCounts {
  const values = { cell: [], addressed: [], pooled: pooledValues(reviews) };
  return {
    participation: undefined,
    reviews: countReviews(reviews.filter(({ sharing }) => sharing === 'counts_only')),
    cell: [],
    addressed: [],
    pooled: pooledCounts(reviews),
    ...whereAny(values),
  };
}

export function countReviews(
  reviews: readonly Pick<PooledReview, 'sharing' | 'sharedWithId' | 'answers'>[],
): ReviewCounts {
  const forCell = reviews.filter(({ sharing }) => sharing === 'cell');
  const quiet = forCell.filter((review) => !speaksAs('cell', review));
  const aside = quiet.filter((review) => speaksAs('secretary', review));
  const addressed = reviews.filter(({ sharing }) => sharing === 'secretary');
  const readers = new Set([...aside, ...addressed].map(({ sharedWithId = '' }) => sharedWithId));
  return {
    cell: { reviews: forCell.length, silent: quiet.length },
    addressed: [...readers].map((id) => {
      const those = addressed.filter(({ sharedWithId = '' }) => sharedWithId === id);
      return {
        sharedWithId: id,
        reviews: those.length,
        silent: those.filter((review) => !speaksAs('secretary', review)).length,
        aside: aside.filter(({ sharedWithId = '' }) => sharedWithId === id).length,
      };
    }),
    countsOnly: reviews.filter(({ sharing }) => sharing === 'counts_only').length,
  };
}

/** Whether a review says something in what is shared in just this way. */
export function speaksAs(
  shared: Sharing,
  { sharing, answers }: Pick<PooledReview, 'sharing' | 'answers'>,
): boolean {
  return saySomething(answers.filter((answer) => effectiveSharing(sharing, answer.sharing) === shared));
}

/** The counts of answers under a name, kept when the answers themselves are deleted. */
export function namedCounts(
  reviews: readonly Omit<PooledReview, 'known'>[],
): Pick<SnapshotCounts, 'cell' | 'addressed'> {
  const cell = createTally();
  const addressed = new Map<string, { all: Tally; hiding: Tally }>();
  for (const { sharing, sharedWithId = '', answers, knownToOthers } of reviews) {
    for (const answer of answers) {
      const shared = effectiveSharing(sharing, answer.sharing);
      if (shared === 'cell') cell.add(answer);
      if (shared !== 'secretary') continue;
      const part = addressed.get(sharedWithId) ?? { all: createTally(), hiding: createTally() };
      addressed.set(sharedWithId, part);
      part.all.add(answer);
      if (!knownToOthers.has(answer.item)) part.hiding.add(answer);
    }
  }
  return {
    cell: cell.counts(),
    addressed: [...addressed].map(([sharedWithId, { all, hiding }]) => {
      const items = all.counts();
      const withheld = withheldOf(items, hiding.counts());
      return { sharedWithId, items, ...(withheld.length > 0 && { withheld }) };
    }),
  };
}

/** What others than these office-holders may be told of an item: each part by itself, or not at all. */
export function tellableParts(addressed: readonly AddressedCounts[], item: number): LevelCounts[] {
  return addressed
    .filter(({ withheld }) => withheld?.includes(item) !== true)
    .map(({ items }) => countsOf(items, item))
    .filter(isAnonymous);
}

/** How many of these count towards the five that a pool needs. */
export function countPoolable(reviews: readonly PooledReview[]): number {
  return reviews.filter(({ sharing, known }) => sharing === 'counts_only' && known.size === 0).length;
}

/**
 * What stood under the member's name before; `exceptId` is an office-holder whose own knowledge does not matter. Where the
 * texts of an earlier version are gone, every item of it may have been read.
 */
export function namedIn(
  earlier: readonly Pick<Revision, 'sharing' | 'sharedWithId' | 'answers'>[],
  items: readonly number[],
  exceptId?: string,
): ReadonlySet<number> {
  const isTold = (shared: Sharing, sharedWithId: string | undefined): boolean =>
    shared === 'cell' || (shared === 'secretary' && (exceptId === undefined || sharedWithId !== exceptId));
  return new Set(
    earlier.flatMap(({ sharing, sharedWithId, answers }) =>
      answers === undefined
        ? items.filter(() => isTold(sharing, sharedWithId))
        : answers
            .filter((answer) => isTold(effectiveSharing(sharing, answer.sharing), sharedWithId))
            .map(({ item }) => item),
    ),
  );
}

/** Whether a review has anything that only a pool may count. */
export function hasPoolable({ sharing, answers }: Pick<PooledReview, 'sharing' | 'answers'>): boolean {
  return answers.some((answer) => effectiveSharing(sharing, answer.sharing) === 'counts_only');
}

/** Counts that hide whoever is in them: of five or more, and not all of one level. */
export function isAnonymous(counts: LevelCounts): boolean {
  const filled = countedLevels.filter((level) => counts[level] > 0);
  return totalOf(counts) >= smallestPool && filled.length > 1;
}

/** Whether the counts-only answers to an item are in a snapshot. */
export function isPooled({ pooled }: Pick<SnapshotCounts, 'pooled'>, item: number): boolean {
  return pooled.some((one) => one.item === item);
}

export function levelOf(answer: Pick<Answer, 'level'>): CountedLevel {
  return answer.level ?? 'skipped';
}

export function emptyCounts(): LevelCounts {
  return { none: 0, at_risk: 0, correcting: 0, discuss: 0, skipped: 0 };
}

export function addCounts(one: LevelCounts, other: LevelCounts): LevelCounts {
  return {
    none: one.none + other.none,
    at_risk: one.at_risk + other.at_risk,
    correcting: one.correcting + other.correcting,
    discuss: one.discuss + other.discuss,
    skipped: one.skipped + other.skipped,
  };
}

export function countsOf(items: readonly ItemCounts[], item: number): LevelCounts {
  return items.find((one) => one.item === item) ?? emptyCounts();
}

/**
 * Item by item, only what gives nobody away. Answers that somebody who reads summaries knows are counted but hide
 * nobody. Whoever asked the secretary to come and talk is known by name, and a count of one would say about what:
 * an item where they answered so is left out.
 */
function pooledCounts(reviews: readonly PooledReview[]): ItemCounts[] {
  const all = createTally();
  const hiding = createTally();
  const withheld = new Set<number>();
  for (const { sharing, answers, known } of reviews) {
    const isAwaited = answers.some((answer) => answer.level === 'discuss' && answer.wish === true);
    for (const answer of answers) {
      if (effectiveSharing(sharing, answer.sharing) !== 'counts_only') continue;
      all.add(answer);
      if (!known.has(answer.item)) hiding.add(answer);
      if (isAwaited && answer.level === 'discuss') withheld.add(answer.item);
    }
  }
  const hidden = hiding.counts();
  return all.counts().filter(({ item }) => !withheld.has(item) && isAnonymous(countsOf(hidden, item)));
}

type Tally = { add(answer: Answer): void; counts(): ItemCounts[] };

function createTally(): Tally {
  const items = new Map<number, LevelCounts>();
  return {
    add(answer) {
      if (answer.value !== undefined) return;
      const counts = items.get(answer.item) ?? emptyCounts();
      counts[levelOf(answer)] += 1;
      items.set(answer.item, counts);
    },
    counts() {
      return [...items].sort(([one], [other]) => one - other).map(([item, counts]) => ({ item, ...counts }));
    },
  };
}

function withheldOf(all: readonly ItemCounts[], hiding: readonly ItemCounts[]): number[] {
  return all
    .filter((counts) => isAnonymous(counts) && !isAnonymous(countsOf(hiding, counts.item)))
    .map(({ item }) => item);
}

export function totalOf(counts: LevelCounts): number {
  return countedLevels.reduce((sum, level) => sum + counts[level], 0);
}
