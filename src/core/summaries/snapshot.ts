import { effectiveSharing, type Sharing } from '../sharing.ts';
import { hidesEverybody, hidesEverybodyBut, tallyByItem, type Tally } from '../tally.ts';
import type { PaperSums } from '../model/paper.ts';
import {
  answersOf,
  answersShared,
  hidingOf,
  namedAnswers,
  pooledAnswers,
  type PooledReview,
} from './pool.ts';
import { saySomething } from '../reviews/answer.ts';
import type { Answer, Revision } from '../model/reviews.ts';
import type { Participation } from './people.ts';
import {
  countedLevels,
  type AddressedCounts,
  type CountedLevel,
  type ItemCounts,
  type LevelCounts,
  type PaperPart,
  type ReviewCounts,
  type SnapshotCounts,
} from './snapshot-counts.ts';
import { namedValues, pooledValues, whereAny } from './value-counts.ts';

export type FrozenBatch = { kind: 'closing' | 'late'; reviews: number; counts: SnapshotCounts };

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
export function speaksAs(shared: Sharing, review: Pick<PooledReview, 'sharing' | 'answers'>): boolean {
  return saySomething(answersShared(shared, review));
}

/**
 * Undefined where there are more forms than people who can have filled one in. Readers of summaries among those know
 * their own form, and nobody knows which it is.
 */
export function paperPart(
  { forms, items }: PaperSums,
  { people, readers }: { people: readonly string[]; readers: ReadonlySet<string> },
): PaperPart | undefined {
  if (forms > people.length) return undefined;
  const known = people.filter((memberId) => readers.has(memberId)).length;
  const told = items
    .map((sums): ItemCounts => ({ ...emptyCounts(), ...sums }))
    .filter((counts) => hidesEverybodyBut(known, tallyOf(counts)));
  return told.length === 0 ? undefined : { forms, items: told, people };
}

/** As somebody sees it who may have filled one in, and then knows it. */
export function paperPartFor(part: PaperPart, viewerId: string): PaperPart {
  if (!part.people.includes(viewerId)) return part;
  return { ...part, items: part.items.filter((counts) => hidesEverybodyBut(1, tallyOf(counts))) };
}

/** The counts of answers under a name, kept when the answers themselves are deleted. */
export function namedCounts(
  reviews: readonly Omit<PooledReview, 'known'>[],
): Pick<SnapshotCounts, 'cell' | 'addressed'> {
  const { cell, addressed } = namedAnswers(reviews);
  return {
    cell: countLevels(cell),
    addressed: [...addressed].map(([sharedWithId, counted]) => {
      const items = countLevels(answersOf(counted));
      const withheld = withheldOf(items, countLevels(hidingOf(counted)));
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
export function hasPoolable(review: Pick<PooledReview, 'sharing' | 'answers'>): boolean {
  return answersShared('counts_only', review).length > 0;
}

export function isAnonymous(counts: LevelCounts): boolean {
  return hidesEverybody(tallyOf(counts));
}

/** Everybody says one thing about an item. */
export function tallyOf({ none, at_risk, correcting, discuss, skipped }: LevelCounts): Tally {
  const counts = { none, at_risk, correcting, discuss, skipped };
  return { people: totalOf(counts), counts };
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
  const pool = pooledAnswers(reviews);
  const hidden = countLevels(hidingOf(pool));
  const awaited = reviews.filter(({ answers }) =>
    answers.some(({ level, wish }) => level === 'discuss' && wish === true),
  );
  const withheld = new Set(
    pooledAnswers(awaited).flatMap(({ answer }) => (answer.level === 'discuss' ? [answer.item] : [])),
  );
  return countLevels(answersOf(pool)).filter(
    ({ item }) => !withheld.has(item) && isAnonymous(countsOf(hidden, item)),
  );
}

function countLevels(answers: readonly Answer[]): ItemCounts[] {
  const said = answers.filter(({ value }) => value === undefined);
  return tallyByItem(said.map((answer) => ({ item: answer.item, keys: [levelOf(answer)] }))).map(
    ({ item, counts }) => ({ item, ...emptyCounts(), ...counts }),
  );
}

function withheldOf(all: readonly ItemCounts[], hiding: readonly ItemCounts[]): number[] {
  return all
    .filter((counts) => isAnonymous(counts) && !isAnonymous(countsOf(hiding, counts.item)))
    .map(({ item }) => item);
}

export function totalOf(counts: LevelCounts): number {
  return countedLevels.reduce((sum, level) => sum + counts[level], 0);
}
