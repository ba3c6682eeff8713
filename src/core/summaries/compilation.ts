import { saysWords } from '../reviews/answer.ts';
import { type Answer } from '../model/reviews.ts';
import type { Question } from '../rounds/checklist-items.ts';
import {
  addCommitments,
  countNamed,
  emptyCommitments,
  type CountedCommitment,
} from '../commitments/commitment.ts';
import type { CommitteeSummary } from './committee.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { ParticipantStatus } from '../model/rounds.ts';
import { effectiveSharing, mayReadWords } from '../sharing.ts';
import { emptyCounts, type FrozenBatch } from './snapshot.ts';
import { raisedBy, type FrozenSummary, type SummaryItem } from './summary.ts';
import { type Obstacle, type Participation, type PersonState, type SummaryPerson } from './people.ts';
import { type SummaryWords } from './words.ts';
import { sharingOf, type SummaryReview } from './known.ts';
import { changeOf } from './comparison.ts';
import { countedReviews, readReviews } from './read.ts';
import type { OwnRevision } from './own-in-pool.ts';
import { byLevel, byValue, tallyFor } from './seen.ts';

export type SummaryParticipant = {
  memberId: string;
  name: string;
  status: ParticipantStatus;
  sent: boolean;
  late: boolean;
  obstacle: Obstacle;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
};

export type { FrozenBatch } from './snapshot.ts';
export type { SummaryReview } from './known.ts';

export type SummaryInput = {
  viewerId: string;
  /** The numbers of its manifestations. */
  items: readonly number[];
  questions?: readonly Question[];
  /** Nobody's words about these are shown to anybody. */
  grave?: ReadonlySet<number>;
  committee?: CommitteeSummary;
  /** In the order of the roster. */
  participants: readonly SummaryParticipant[];
  reviews: readonly SummaryReview[];
  /** As they stood in this round. */
  commitments: readonly CountedCommitment[];
  /** Of this round; a closed one has its closing batch. */
  batches: readonly FrozenBatch[];
  /** Of the round before. */
  before: readonly FrozenBatch[];
  /** Whether no one person may be what the pools of the two rounds differ by. */
  arePoolsComparable?: boolean;
  /** The newest version of the reader's own review. */
  own?: OwnRevision | undefined;
};

/**
 * While a round is open, the numbers come from the reviews that the reader may read by name, and from nothing else: a
 * counts-only review leaves the same trace as a review that raises nothing. Once it is closed they come from what was
 * frozen, and later reviews under a name join.
 */
export function compileSummary(input: SummaryInput): FrozenSummary {
  const { viewerId, participants, reviews, batches, questions = [] } = input;
  const people = participants.map(placeOf);
  const sent = people.filter(({ state }) => hasSent(state)).length;
  const read = readReviews(input);
  const paperForms = batches.reduce(
    (sum, { counts: { paper } }) => sum + (paper !== undefined && paper.items.length > 0 ? paper.forms : 0),
    0,
  );
  return {
    closed: isClosed(batches),
    participation: participationOf(participants),
    people,
    items: input.items.map((item) => compileItem(item, sent, input)),
    ...(questions.length > 0 && { values: questions.map(({ number }) => tallyFor(byValue, number, input)) }),
    ...(input.committee !== undefined && { committee: input.committee }),
    words: wordsOf(reviews, people, {
      ...{
        viewerId,
        unsaid: new Set([...suggestionsOf(questions), ...(input.grave ?? [])]),
        deadlines: deadlineItemsOf(questions),
      },
    }),
    pooledReviews: batches.reduce((sum, batch) => sum + batch.reviews, 0),
    ...(paperForms > 0 && { paperForms }),
    ...(read !== undefined && { read }),
    commitments: batches.reduce(
      (sum, { counts }) => addCommitments(sum, counts.commitments?.pooled ?? emptyCommitments()),
      countNamed(input.commitments, viewerId),
    ),
  };
}

export function participationOf(
  participants: readonly Pick<SummaryParticipant, 'status' | 'sent' | 'late' | 'enteredBy'>[],
): Participation {
  const states = participants.map(stateOf);
  const count = (...wanted: readonly PersonState[]): number =>
    states.filter((state) => wanted.includes(state)).length;
  const entered = participants.filter(({ sent, enteredBy }) => sent && enteredBy !== undefined).length;
  return {
    total: count('sent', 'late', 'paper', 'missing'),
    sent: count('sent', 'late'),
    late: count('late'),
    paper: count('paper'),
    excused: count('excused'),
    exempt: count('exempt'),
    ...(entered > 0 && { entered }),
  };
}

export function isClosed(batches: readonly Pick<FrozenBatch, 'kind'>[]): boolean {
  return batches.some(({ kind }) => kind === 'closing');
}

function placeOf(participant: SummaryParticipant): SummaryPerson {
  const { memberId, name, obstacle, sent, enteredBy } = participant;
  const state = stateOf(participant);
  return { memberId, name, state, obstacle, ...(sent && enteredBy !== undefined && { enteredBy }) };
}

function stateOf({ status, sent, late }: Pick<SummaryParticipant, 'status' | 'sent' | 'late'>): PersonState {
  if (sent) return late ? 'late' : 'sent';
  return status === 'expected' ? 'missing' : status;
}

function hasSent(state: PersonState): boolean {
  return state === 'sent' || state === 'late';
}

function compileItem(item: number, sent: number, input: SummaryInput): SummaryItem {
  const { viewerId, batches, before } = input;
  const counts = { ...emptyCounts(), ...tallyFor(byLevel, item, input).counts };
  const { at_risk, correcting, discuss, skipped } = counts;
  const change = changeOf(item, { viewerId, batches, before, arePoolsComparable: input.arePoolsComparable });
  const rest = Math.max(0, countedReviews(item, { ...input, sent }) - raisedBy(counts) - skipped);
  return { item, at_risk, correcting, discuss, skipped, rest, change };
}

/** Suggestions to the committee have a list of their own, where they are answered. */
function suggestionsOf(questions: readonly Question[]): ReadonlySet<number> {
  return new Set(
    questions.flatMap((item) => (item.kind === 'long_text' && item.suggestion ? [item.number] : [])),
  );
}

/** Dates by which a remedy written in another question is to be done. */
function deadlineItemsOf(questions: readonly Question[]): ReadonlySet<number> {
  return new Set(
    questions.flatMap((item) => (item.kind === 'date' && item.deadlineOf !== undefined ? [item.number] : [])),
  );
}

function wordsOf(
  reviews: readonly SummaryReview[],
  people: readonly SummaryPerson[],
  {
    viewerId,
    unsaid,
    deadlines,
  }: { viewerId: string; unsaid: ReadonlySet<number>; deadlines: ReadonlySet<number> },
): SummaryWords[] {
  const byMember = new Map(reviews.map((review) => [review.memberId, review]));
  return people.flatMap(({ memberId, name }) => {
    const review = byMember.get(memberId);
    if (review === undefined) return [];
    return review.answers
      .filter(({ item }) => !unsaid.has(item))
      .filter((answer) => mayReadWords(sharingOf(review, answer), review, viewerId))
      .flatMap((answer) => toWords(answer, review, { memberId, name }))
      .map((words) => (deadlines.has(words.item) ? { ...words, deadlineOn: dateIn(words) } : words));
  });
}

/** Nothing for an answer that raises nothing, and none for `discuss`: whom that concerns is told in its own way. */
function toWords(
  answer: Answer,
  { sharing, sharedWithId, enteredBy }: SummaryReview,
  person: Pick<SummaryPerson, 'memberId' | 'name'>,
): SummaryWords[] {
  if (!saysWords(answer)) return [];
  const { item, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value } = answer;
  return [
    {
      ...person,
      item,
      sharing: effectiveSharing(sharing, answer.sharing),
      sharedWithId,
      ...{ level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value },
      ...(enteredBy !== undefined && { enteredBy }),
    },
  ];
}

function dateIn({ value }: SummaryWords): LocalDate | undefined {
  return value?.kind === 'date' ? value.on : undefined;
}
