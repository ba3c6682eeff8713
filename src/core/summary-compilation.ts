import { hasDetails, type Answer } from './answer.ts';
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
import {
  raisedBy,
  type FrozenSummary,
  type Obstacle,
  type Participation,
  type PersonState,
  type SummaryItem,
  type SummaryPerson,
  type SummaryWords,
} from './summary.ts';

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
