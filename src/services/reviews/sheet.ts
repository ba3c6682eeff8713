import { isGrave, isQuestion } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { localDateOf, localTimeOf } from '../../core/time/local-time.ts';
import type { Position, Review, Revision } from '../../core/model/reviews.ts';
import { quickDeadlines, type QuickDeadline } from '../../core/time/quick-deadlines.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Answers } from '../../core/reviews/answer.ts';
import { itemBefore, placeIn } from '../../core/reviews/places.ts';
import type { NamedReader, ReviewSheet, SentFacts, Shown } from '../../core/reviews/sheet.ts';
import { readinessOf } from '../../core/reviews/sending.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import { describeCommitment, listPast } from './commitment-sheet.ts';
import type { OwnReview, ReviewParts } from './parts.ts';
import { findReader } from '../offices/reader.ts';
import { listReaders } from '../summaries/readers.ts';
import { hasWish } from './wish-to-talk.ts';
import { nameOf, unitOf } from '../records.ts';
import { readUnitDates } from '../cell/dates.ts';

/** What the screen shows at which a review stands. A review that was sent and can no longer be changed shows what was sent. */
export async function describe(tx: ReviewParts, own: OwnReview, now: Date): Promise<ReviewSheet> {
  const { round, checklist, phase, review, opensFrom } = own;
  return {
    roundId: own.key,
    isCommittee: own.committee !== undefined,
    ...(own.paper !== undefined && {
      entering: { roundId: round.id, memberId: own.seat.memberId, name: own.paper.name },
    }),
    round: { kind: round.kind, period: round.period },
    phase,
    checklist,
    answers: answersOf(own),
    review,
    onPaper: own.onPaper === true && review.sentAt === undefined,
    ...(opensFrom !== undefined && review.startedAt < opensFrom && { hasUnopened: true }),
    shown: await shownAt(tx, own, isClosedForEdits(own) ? { screen: 'sent' } : review.position, now),
  };
}

/** Late reviews are for those who had not sent: what was sent in time is not changed any more. */
export function isClosedForEdits({ phase, review }: Pick<OwnReview, 'phase' | 'review'>): boolean {
  return phase === 'late' && review.sentAt !== undefined;
}

/** Asked for several times at each tap, of a list that is the same until something is answered. */
const answerMaps = new WeakMap<OwnReview['answers'], Answers>();

export function answersOf({ answers }: Pick<OwnReview, 'answers'>): Answers {
  const known = answerMaps.get(answers);
  if (known !== undefined) return known;
  const map: Answers = new Map(answers.map((answer) => [answer.item, answer]));
  answerMaps.set(answers, map);
  return map;
}

export async function sentFacts(
  tx: ReviewParts,
  { round, review, revision, isOpen }: { round: Round; review: Review; revision: Revision; isOpen: boolean },
): Promise<SentFacts> {
  const { zone } = await unitOf(tx, round);
  const { sharedWithId } = revision;
  const reader = sharedWithId === undefined ? undefined : await tx.members.findById(sharedWithId);
  return {
    sharing: revision.sharing,
    sentAt: revision.sentAt,
    late: revision.late,
    zone,
    readerName: reader?.name,
    wished: hasWish(revision),
    ...(await fromPaper(tx, review, revision)),
    isEdited: review.editedAt !== undefined,
    closes: isOpen
      ? { on: localDateOf(round.closesAt, zone), time: localTimeOf(round.closesAt, zone) }
      : undefined,
  };
}

async function fromPaper(
  tx: Pick<ReviewParts, 'members' | 'paperEntries'>,
  { participantId }: Pick<Review, 'participantId'>,
  revision: Revision,
): Promise<Pick<SentFacts, 'fromPaper'>> {
  const entry = await tx.paperEntries.find(participantId);
  if (entry === undefined || !isFromPaper(entry, revision)) return {};
  const by = await nameOf(tx, entry.enteredById);
  return { fromPaper: { by, receivedOn: entry.consent.receivedOn } };
}

/** A review may have been left where an item was written about that has become a grave one since. */
function takesNoWords({ checklist }: OwnReview, number: number): boolean {
  const item = findItem(checklist, number);
  return item !== undefined && isGrave(item);
}

async function shownAt(tx: ReviewParts, own: OwnReview, position: Position, now: Date): Promise<Shown> {
  const { round, seat, review, checklist, phase } = own;
  const whom = { unitId: round.unitId, memberId: seat.memberId };
  switch (position.screen) {
    case 'commitment':
    case 'commitment_note':
    case 'commitment_deadline': {
      const commitment = await describeCommitment(tx, own, position, now);
      return commitment === undefined
        ? shownAt(tx, own, placeIn(checklist, answersOf(own), 1), now)
        : { screen: position.screen, commitment };
    }
    case 'item': {
      const isDate = findItem(checklist, position.item)?.kind === 'date';
      return {
        ...position,
        deadlines: isDate ? await deadlinesFor(tx, round, now) : [],
        afterCommitment: await commitmentBefore(tx, own, position.item),
      };
    }
    case 'group':
    case 'narrowing':
      return position;
    case 'details':
      return takesNoWords(own, position.item)
        ? shownAt(tx, own, { screen: 'item', item: position.item }, now)
        : position;
    case 'field':
      if (takesNoWords(own, position.item))
        return shownAt(tx, own, { screen: 'item', item: position.item }, now);
      return {
        ...position,
        deadlines: position.field === 'deadline' ? await deadlinesFor(tx, round, now) : [],
      };
    case 'wish':
    case 'item_sharing':
    case 'sharing':
      return { ...position, reader: await findReader(tx, whom, now) };
    case 'recap': {
      const reader = await (own.paper === undefined
        ? findReader(tx, whom, now)
        : readerPrinted(tx, own.paper));
      const state = { answers: answersOf(own), sharing: review.sharing, sharedWithId: review.sharedWithId };
      const readiness = readinessOf(checklist, state, reader?.memberId);
      const onlyCounts = readiness.status === 'ready' && readiness.sharing === 'counts_only';
      const hidesNobody = onlyCounts && (await readsSummaries(tx, own, now));
      return { screen: 'recap', reader, readiness, hidesNobody };
    }
    case 'sent': {
      const revision = await tx.revisions.findNewest(review.id);
      if (revision === undefined) return shownAt(tx, own, { screen: 'recap' }, now);
      const sent = await sentFacts(tx, { round, review, revision, isOpen: phase === 'open' });
      const isUnopened = own.opensFrom !== undefined && revision.sentAt < own.opensFrom;
      const facts = isUnopened ? { ...sent, wished: false } : sent;
      const hidesNobody = facts.sharing === 'counts_only' && (await readsSummaries(tx, own, now));
      return { screen: 'sent', hasChanges: review.editing, ...facts, hidesNobody };
    }
  }
}

/** Where the way back from a first question leads; what was sent is corrected without asking anew. */
async function commitmentBefore(
  tx: ReviewParts,
  own: OwnReview,
  number: number,
): Promise<string | undefined> {
  const { checklist, review } = own;
  const item = findItem(checklist, number);
  if (item === undefined || !isQuestion(item) || itemBefore(checklist, number) !== undefined)
    return undefined;
  if (own.committee !== undefined || review.sentAt !== undefined) return undefined;
  return (await listPast(tx, own)).at(-1)?.id;
}

/** A form names its reader: who holds the office by now is not asked. */
async function readerPrinted(
  tx: Pick<ReviewParts, 'members'>,
  { entry }: NonNullable<OwnReview['paper']>,
): Promise<NamedReader | undefined> {
  const { sharedWithId } = entry.consent;
  const reader = sharedWithId === undefined ? undefined : await tx.members.findById(sharedWithId);
  return reader && { memberId: reader.id, role: 'secretary', name: reader.name, accountId: reader.accountId };
}

async function readsSummaries(
  tx: ReviewParts,
  { round, seat }: Pick<OwnReview, 'round' | 'seat'>,
  now: Date,
): Promise<boolean> {
  return (await listReaders(tx, round, now)).has(seat.memberId);
}

async function deadlinesFor(tx: ReviewParts, round: Round, now: Date): Promise<QuickDeadline[]> {
  const { today, meetingOn } = await readUnitDates(tx, round.unitId, now);
  return quickDeadlines(today, meetingOn);
}
