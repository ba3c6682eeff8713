import { createHash } from 'node:crypto';
import { hasDetails, type Answer, type CauseKind, type Level } from './answer.ts';
import type { LocalDate } from './local-time.ts';
import type { ParticipantStatus } from './model/rounds.ts';
import { effectiveSharing, mayReadWords, type Sharing } from './sharing.ts';
import {
  addCounts,
  countsOf,
  emptyCounts,
  isAnonymous,
  levelOf,
  type LevelCounts,
  type SnapshotCounts,
} from './snapshot.ts';

/** Figures of a round. `total` are those expected and everybody else who sent. */
export type Participation = {
  total: number;
  sent: number;
  late: number;
  paper: number;
  excused: number;
  exempt: number;
};

/** Where somebody stands in a round. */
export const personStates = ['sent', 'late', 'paper', 'missing', 'excused', 'exempt'] as const;
export type PersonState = (typeof personStates)[number];

/** Why the bot cannot remind somebody; `none` where it can. */
export const obstacles = ['none', 'no_account', 'no_consent', 'blocked', 'removed'] as const;
export type Obstacle = (typeof obstacles)[number];

export type SummaryPerson = { memberId: string; name: string; state: PersonState; obstacle: Obstacle };

/** What was said about an item by those whom the reader may read, and by the pools. */
export type SummaryItem = {
  item: number;
  at_risk: number;
  correcting: number;
  discuss: number;
  skipped: number;
  /** Sent reviews that raise nothing here, and those that do not count here: the two are not told apart on purpose. */
  rest: number;
  /** Against the previous round, by frozen counts alone; undefined where one of the two has none. */
  change: number | undefined;
};

/** The words of one member about one item, with what decides who may read them. */
export type SummaryWords = {
  memberId: string;
  name: string;
  item: number;
  sharing: Sharing;
  sharedWithId: string | undefined;
  level: Level | undefined;
  skipReason: string | undefined;
  how: string | undefined;
  causeKind: CauseKind | undefined;
  cause: string | undefined;
  remedy: string | undefined;
  deadlineOn: LocalDate | undefined;
  help: string | undefined;
};

/** A summary as one reader sees it; approving keeps it as it was. */
export type FrozenSummary = {
  closed: boolean;
  participation: Participation;
  people: readonly SummaryPerson[];
  items: readonly SummaryItem[];
  words: readonly SummaryWords[];
  /** Counts-only reviews in the counts, all batches together; zero while there are fewer than five. */
  pooledReviews: number;
};

export type SummaryParticipant = {
  memberId: string;
  name: string;
  status: ParticipantStatus;
  sent: boolean;
  late: boolean;
  obstacle: Obstacle;
};

/** The newest version of a review, as far as its answers still exist and may be used. */
export type SummaryReview = {
  memberId: string;
  sharing: Sharing;
  sharedWithId: string | undefined;
  late: boolean;
  answers: readonly Answer[];
};

export type FrozenBatch = { kind: 'closing' | 'late'; reviews: number; counts: SnapshotCounts };

export type SummaryInput = {
  viewerId: string;
  /** The numbers of the checklist. */
  items: readonly number[];
  /** In the order of the roster. */
  participants: readonly SummaryParticipant[];
  reviews: readonly SummaryReview[];
  /** Of this round; a closed one has its closing batch. */
  batches: readonly FrozenBatch[];
  /** Of the round before. */
  before: readonly FrozenBatch[];
};

/**
 * While a round is open, the numbers come from the reviews that the reader may read by name, and from nothing else: a
 * counts-only review leaves the same trace as a review that raises nothing. Once it is closed they come from what was
 * frozen, and later reviews under a name join.
 */
export function compileSummary(input: SummaryInput): FrozenSummary {
  const { viewerId, participants, reviews, batches } = input;
  const people = participants.map(placeOf);
  const sent = people.filter(({ state }) => hasSent(state)).length;
  return {
    closed: isClosed(batches),
    participation: participationOf(participants),
    people,
    items: input.items.map((item) => compileItem(item, sent, input)),
    words: wordsOf(reviews, people, viewerId),
    pooledReviews: batches.reduce((sum, batch) => sum + batch.reviews, 0),
  };
}

export function participationOf(
  participants: readonly Pick<SummaryParticipant, 'status' | 'sent' | 'late'>[],
): Participation {
  const states = participants.map(stateOf);
  const count = (...wanted: readonly PersonState[]): number =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    total: count('sent', 'late', 'paper', 'missing'),
    sent: count('sent', 'late'),
    late: count('late'),
    paper: count('paper'),
    excused: count('excused'),
    exempt: count('exempt'),
  };
}

/** What was approved, for somebody else or for later: the words that this reader may read. */
export function forReader(summary: FrozenSummary, viewerId: string): FrozenSummary {
  return { ...summary, words: summary.words.filter((words) => mayReadWords(words.sharing, words, viewerId)) };
}

export function withoutWordsOf(summary: FrozenSummary, memberId: string): FrozenSummary {
  return { ...summary, words: summary.words.filter((words) => words.memberId !== memberId) };
}

/** Most raised first, then by number; an item that nobody raised is left out. */
export function raisedItems(summary: FrozenSummary): SummaryItem[] {
  return summary.items
    .filter((item) => raisedBy(item) > 0)
    .sort((one, other) => raisedBy(other) - raisedBy(one) || one.item - other.item);
}

export function raisedBy({ at_risk, correcting, discuss }: Omit<LevelCounts, 'none' | 'skipped'>): number {
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
export function fingerprintOf({ participation, people, items, words, pooledReviews }: FrozenSummary): string {
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
    words.map((one) => [
      ...[one.memberId, one.item, one.sharing, one.sharedWithId, one.level, one.skipReason, one.how],
      ...[one.causeKind, one.cause, one.remedy, one.deadlineOn, one.help],
    ]),
    pooledReviews,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

export function isClosed(batches: readonly Pick<FrozenBatch, 'kind'>[]): boolean {
  return batches.some(({ kind }) => kind === 'closing');
}

function placeOf(participant: SummaryParticipant): SummaryPerson {
  const { memberId, name, obstacle } = participant;
  return { memberId, name, state: stateOf(participant), obstacle };
}

function stateOf({ status, sent, late }: Pick<SummaryParticipant, 'status' | 'sent' | 'late'>): PersonState {
  if (sent) return late ? 'late' : 'sent';
  return status === 'expected' ? 'missing' : status;
}

function hasSent(state: PersonState): boolean {
  return state === 'sent' || state === 'late';
}

function compileItem(item: number, sent: number, input: SummaryInput): SummaryItem {
  const { viewerId, reviews, batches, before } = input;
  const counts = isClosed(batches)
    ? addCounts(frozenCounts(item, batches, viewerId), joinedSince(item, input))
    : liveCounts(item, reviews, viewerId);
  const { at_risk, correcting, discuss, skipped } = counts;
  const change =
    isClosed(batches) && isClosed(before)
      ? raisedBy(frozenCounts(item, batches, viewerId)) - raisedBy(frozenCounts(item, before, viewerId))
      : undefined;
  const rest = Math.max(0, sent - raisedBy(counts) - skipped);
  return { item, at_risk, correcting, discuss, skipped, rest, change };
}

function liveCounts(item: number, reviews: readonly SummaryReview[], viewerId: string): LevelCounts {
  return reviews
    .filter((review) => isKnownTo(review, item, viewerId))
    .reduce((counts, review) => addCounts(counts, oneCount(review, item)), emptyCounts());
}

/** Answers for another office-holder alone count only where there are enough of them to hide each one. */
function frozenCounts(item: number, batches: readonly FrozenBatch[], viewerId: string): LevelCounts {
  return batches.reduce((sum, { counts }) => {
    const mine = countsOf(counts.addressed.find((one) => one.sharedWithId === viewerId)?.items ?? [], item);
    const others = forOthers(item, counts, viewerId);
    return [
      countsOf(counts.cell, item),
      mine,
      isAnonymous(others) ? others : emptyCounts(),
      countsOf(counts.pooled, item),
    ].reduce(addCounts, sum);
  }, emptyCounts());
}

/** Late reviews under a name, and the reader's own where the frozen counts do not hold it. */
function joinedSince(item: number, { reviews, batches, viewerId }: SummaryInput): LevelCounts {
  const closing = batches.find(({ kind }) => kind === 'closing');
  const holdsOwn = closing !== undefined && isAnonymous(forOthers(item, closing.counts, viewerId));
  return liveCounts(
    item,
    reviews.filter((review) => review.late || (!holdsOwn && isOwnForAnother(review, item, viewerId))),
    viewerId,
  );
}

function forOthers(item: number, counts: SnapshotCounts, viewerId: string): LevelCounts {
  return counts.addressed
    .filter(({ sharedWithId }) => sharedWithId !== viewerId)
    .reduce((sum, { items }) => addCounts(sum, countsOf(items, item)), emptyCounts());
}

function isOwnForAnother(review: SummaryReview, item: number, viewerId: string): boolean {
  return (
    review.memberId === viewerId &&
    review.sharedWithId !== viewerId &&
    sharingOf(review, answerTo(review, item)) === 'secretary'
  );
}

function isKnownTo(review: SummaryReview, item: number, viewerId: string): boolean {
  const sharing = sharingOf(review, answerTo(review, item));
  if (sharing === 'secretary' && review.memberId === viewerId) return true;
  return mayReadWords(sharing, review, viewerId);
}

function oneCount(review: SummaryReview, item: number): LevelCounts {
  const answer = answerTo(review, item);
  return answer === undefined ? emptyCounts() : { ...emptyCounts(), [levelOf(answer)]: 1 };
}

function answerTo(review: SummaryReview, item: number): Answer | undefined {
  return review.answers.find((answer) => answer.item === item);
}

function sharingOf(review: SummaryReview, answer: Answer | undefined): Sharing {
  return effectiveSharing(review.sharing, answer?.sharing);
}

function wordsOf(
  reviews: readonly SummaryReview[],
  people: readonly SummaryPerson[],
  viewerId: string,
): SummaryWords[] {
  const byMember = new Map(reviews.map((review) => [review.memberId, review]));
  return people.flatMap(({ memberId, name }) => {
    const review = byMember.get(memberId);
    if (review === undefined) return [];
    return review.answers
      .filter((answer) => mayReadWords(sharingOf(review, answer), review, viewerId))
      .flatMap((answer) => toWords(answer, review, { memberId, name }));
  });
}

/** Nothing for an answer that raises nothing, and none for `discuss`: whom that concerns is told in its own way. */
function toWords(
  answer: Answer,
  { sharing, sharedWithId }: SummaryReview,
  person: Pick<SummaryPerson, 'memberId' | 'name'>,
): SummaryWords[] {
  if (!hasDetails(answer.level) && answer.level !== undefined) return [];
  const { item, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help } = answer;
  return [
    {
      ...person,
      item,
      sharing: effectiveSharing(sharing, answer.sharing),
      sharedWithId,
      ...{ level, skipReason, how, causeKind, cause, remedy, deadlineOn, help },
    },
  ];
}
