import type { Answer } from '../core/answer.ts';
import type { ChecklistContent } from '../core/checklist.ts';
import type { Review } from '../core/model/reviews.ts';
import type { Round } from '../core/model/rounds.ts';
import { permit, type Actor, type Membership, type Permission } from '../core/permissions.ts';
import type { Clock, Ids } from '../core/ports/runtime.ts';
import type { Store, Transactional } from '../core/ports/store.ts';
import type { Outside } from '../core/review-sheet.ts';
import { phaseOf } from '../core/round.ts';

/** What reviews are made of, and what the dependencies that are called inside their transactions work on. */
export type ReviewParts = Pick<
  Store,
  | 'accessEvents'
  | 'checklists'
  | 'deliveries'
  | 'meetings'
  | 'members'
  | 'offices'
  | 'participants'
  | 'answers'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'shownWords'
  | 'snapshots'
  | 'summaries'
  | 'units'
>;

export type ReviewDeps = {
  store: Transactional<ReviewParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  /** Takes a member's words back from messages and summaries that show them. */
  removeShownWords: (
    tx: ReviewParts,
    target: { memberId: string; roundId: string },
    now: Date,
  ) => Promise<void>;
  /** Pools late reviews that only count, once there are enough. */
  freezeLateBatch: (tx: ReviewParts, roundId: string, now: Date) => Promise<void>;
};

/** A review that may be worked on, as it stands in the database. */
export type OwnReview = {
  round: Round;
  membership: Membership;
  checklist: ChecklistContent;
  phase: 'open' | 'late';
  review: Review;
  answers: readonly Answer[];
};

export type Found =
  | { status: 'found'; own: OwnReview }
  | { status: 'outside'; why: Exclude<Outside['why'], 'none'>; round: Round; membership: Membership }
  | Extract<Permission, { status: 'denied' }>;

/** Finds the actor's own review of a round, and begins it where there is none yet. */
export async function findOwn(
  tx: ReviewParts,
  { ids, readChecklist }: { ids: Ids; readChecklist: ReadChecklist },
  { actor, roundId, now }: { actor: Actor; roundId: string; now: Date },
): Promise<Found> {
  const round = await tx.rounds.findById(roundId);
  const permission = permit(actor, 'review', round?.unitId);
  if (permission.status === 'denied') return permission;
  const { membership } = permission;
  if (round === undefined || membership === undefined) return { status: 'denied', why: 'not_a_member' };

  const phase = phaseOf(round, now);
  if (phase !== 'open' && phase !== 'late') return { status: 'outside', why: phase, round, membership };
  const own = await tx.reviews.findOwn(roundId, membership.memberId);
  if (own?.review.erasedAt !== undefined && own.review.sentAt !== undefined && phase === 'late') {
    return { status: 'outside', why: 'erased', round, membership };
  }
  const checklist = await readChecklist(tx, round.checklistId);
  const found = { round, membership, checklist, phase };
  if (own !== undefined && own.review.erasedAt === undefined) {
    return { status: 'found', own: { ...found, ...own } };
  }
  const review = await begin(tx, { ids, round, memberId: membership.memberId, erased: own?.review, now });
  if (review === undefined) return { status: 'outside', why: 'not_in_round', round, membership };
  return { status: 'found', own: { ...found, review, answers: own?.answers ?? [] } };
}

export type ReadChecklist = (tx: Pick<ReviewParts, 'checklists'>, id: string) => Promise<ChecklistContent>;

/** A checklist version never changes, so that reading each once is enough. */
export function createChecklistReader(): ReadChecklist {
  const known = new Map<string, ChecklistContent>();
  return async (tx, id) => {
    const content = known.get(id) ?? (await tx.checklists.findById(id))?.content;
    if (content === undefined) throw new Error(`the checklist ${id} of a round is not in the database`);
    known.set(id, content);
    return content;
  };
}

async function begin(
  tx: ReviewParts,
  {
    ids,
    round,
    memberId,
    erased,
    now,
  }: { ids: Ids; round: Round; memberId: string; erased: Review | undefined; now: Date },
): Promise<Review | undefined> {
  const participantId = erased?.participantId ?? (await tx.participants.find(round.id, memberId))?.id;
  if (participantId === undefined) return undefined;
  const review: Review = {
    id: erased?.id ?? ids.next(),
    participantId,
    position: { screen: 'group', group: 1 },
    sharing: undefined,
    sharedWithId: undefined,
    editing: false,
    lastInputId: erased?.lastInputId,
    startedAt: now,
    touchedAt: now,
    sentAt: undefined,
    editedAt: undefined,
    late: false,
    erasedAt: undefined,
  };
  await (erased === undefined ? tx.reviews.insert(review) : tx.reviews.update(review));
  return review;
}
