import { createHash } from 'node:crypto';
import { z } from 'zod';
import { commitmentCountsSchema } from '../commitments/commitment.ts';
import { perhaps } from '../json.ts';
import { itemTallySchema } from '../tally.ts';
import { committeeSchema } from './committee.ts';
import { participationSchema, summaryPersonSchema } from './people.ts';
import { summaryWordsSchema, type SummaryWords } from './words.ts';
import type { LocalDate } from '../time/local-time.ts';
import { mayReadWords } from '../sharing.ts';

/** How many raise an item, of how many that were counted. */
const share = z.object({ raised: z.int(), of: z.int() });
export type Share = z.output<typeof share>;

const itemChange = z.discriminatedUnion('status', [
  z.object({ status: z.literal('compared'), before: share, now: share }),
  /** The two rounds are not counted the same way, or what differs might be one person. */
  z.object({ status: z.literal('not_comparable') }),
]);
export type ItemChange = z.output<typeof itemChange>;

/** A bare number, as an older version kept it, is a difference whose rounds may have been counted differently; it is not shown. */
const bareDifference = z.int().transform(() => undefined);

/** What was said about an item by those whom the reader may read, and by the pools. */
const summaryItem = z.object({
  item: z.int(),
  at_risk: z.int(),
  correcting: z.int(),
  discuss: z.int(),
  skipped: z.int(),
  /**
   * Reviews that the figures speak of and that raise nothing here. While the round is open all that were sent are
   * among them: those that raise nothing and those that do not count here are not told apart on purpose.
   */
  rest: z.int(),
  /** Against the previous round, by frozen counts alone; undefined where one of the two has none. */
  change: perhaps(z.union([itemChange, bareDifference])),
});
export type SummaryItem = z.output<typeof summaryItem>;

/** The reviews of a closed round that the reader may read, of all that were sent in time or counted since. */
const readReviews = z.object({ reviews: z.int(), of: z.int() });
export type ReadReviews = z.output<typeof readReviews>;

/** A summary as one reader sees it; approving keeps it as it was. */
export const frozenSummarySchema = z.object({
  closed: z.boolean(),
  participation: participationSchema,
  people: z.array(summaryPersonSchema).readonly(),
  items: z.array(summaryItem).readonly(),
  /** Of the questions, where there are any. */
  values: z.array(itemTallySchema).readonly().optional(),
  /** Where the cell committee reviews itself as a body. */
  committee: committeeSchema.optional(),
  words: z.array(summaryWordsSchema).readonly(),
  /** Counts-only reviews in the counts, all batches together; zero while there are fewer than five. */
  pooledReviews: z.int(),
  /** Forms without a name in the counts; left out where there are none. */
  paperForms: z.int().optional(),
  /** Unknown where it would tell how somebody shared, as always while the round is open. */
  read: readReviews.optional(),
  /** Of this round and those before it that were open then: what the reader knows by name, and the pool. */
  commitments: commitmentCountsSchema,
});
export type FrozenSummary = z.output<typeof frozenSummarySchema>;

/** What was approved, for later: the words that this reader may read. */
export function forReader(summary: FrozenSummary, viewerId: string): FrozenSummary {
  return { ...summary, words: summary.words.filter((words) => mayReadWords(words.sharing, words, viewerId)) };
}

/**
 * The same for somebody else than who approved it. Its numbers hold what the other one knows by name, which would be
 * left after taking off what this reader sees: they are those of `seen`, the summary with this reader's eyes.
 */
export function forOtherReader(
  summary: FrozenSummary,
  { viewerId, seen }: { viewerId: string; seen: FrozenSummary },
): FrozenSummary {
  const { items, values, commitments, pooledReviews, paperForms, read } = seen;
  return { ...forReader(summary, viewerId), items, values, commitments, pooledReviews, paperForms, read };
}

export function withoutWordsOf(summary: FrozenSummary, memberId: string): FrozenSummary {
  return { ...summary, words: summary.words.filter((words) => words.memberId !== memberId) };
}

/** Without what anybody wrote about these items; undefined where nothing of it is there. What was counted stays. */
export function withoutItemWords(
  summary: FrozenSummary,
  items: ReadonlySet<number>,
): FrozenSummary | undefined {
  const { words, committee } = summary;
  const stays = ({ item }: SummaryWords): boolean => !items.has(item);
  if (words.every(stays) && (committee?.words ?? []).every(stays)) return undefined;
  const kept = { ...summary, words: words.filter(stays) };
  return committee === undefined
    ? kept
    : { ...kept, committee: { ...committee, words: committee.words.filter(stays) } };
}

/** Most raised first, then by number; an item that nobody raised is left out. */
export function raisedItems(summary: FrozenSummary): SummaryItem[] {
  return summary.items
    .filter((item) => raisedBy(item) > 0)
    .sort((one, other) => raisedBy(other) - raisedBy(one) || one.item - other.item);
}

/** How many reviews the figures of an item speak of. */
export function countedFor(item: Omit<SummaryItem, 'item' | 'change'>): number {
  return raisedBy(item) + item.skipped + item.rest;
}

/** Reviews that were sent and that the reader may not read, nor find in the pool as a whole. */
export function unreadReviews({ read, pooledReviews }: FrozenSummary): number {
  return read === undefined ? 0 : Math.max(0, read.of - read.reviews - pooledReviews);
}

export function raisedBy({
  at_risk,
  correcting,
  discuss,
}: Pick<SummaryItem, 'at_risk' | 'correcting' | 'discuss'>): number {
  return at_risk + correcting + discuss;
}

export type Deadline = Pick<SummaryWords, 'memberId' | 'name' | 'item' | 'sharing'> & {
  deadlineOn: LocalDate;
};

/** Soonest first. */
export function deadlinesOf(summary: FrozenSummary): Deadline[] {
  return summary.words
    .flatMap(({ memberId, name, item, sharing, deadlineOn }) =>
      deadlineOn === undefined ? [] : [{ memberId, name, item, sharing, deadlineOn }],
    )
    .sort((one, other) =>
      one.deadlineOn < other.deadlineOn ? -1 : one.deadlineOn > other.deadlineOn ? 1 : 0,
    );
}

/** The same for what reads the same: who can be reached, the comparison and the closing itself are not part of it. */
export function fingerprintOf({
  participation,
  people,
  items,
  words,
  pooledReviews,
  commitments,
  values = [],
  committee,
}: FrozenSummary): string {
  // A deadline passes by itself: what is overdue makes no other summary.
  const { made, kept, running, notYet } = commitments;
  const content = [
    Object.values(participation),
    people.map(({ memberId, name, state }) => [memberId, name, state]),
    items.map(({ item, at_risk, correcting, discuss, skipped, rest }) => [
      item,
      at_risk,
      correcting,
      discuss,
      skipped,
      rest,
    ]),
    words.map(wordsPrint),
    pooledReviews,
    [made, kept, running, notYet],
    values.map(({ item, people: looked, counts }) => [item, looked, Object.entries(counts).sort()]),
    committee && [committee.state, committee.words.map(wordsPrint)],
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function wordsPrint(one: SummaryWords): unknown[] {
  return [
    ...[one.memberId, one.item, one.sharing, one.sharedWithId, one.level, one.skipReason, one.how],
    ...[one.causeKind, one.cause, one.remedy, one.deadlineOn, one.help, one.value],
  ];
}
