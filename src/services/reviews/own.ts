import { type ReviewParts, type OwnReview } from './parts.ts';
import type { Answer, Review } from '../../core/model/reviews.ts';
import type { Participant } from '../../core/model/rounds.ts';
import { notAMember, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { ClosedReview } from '../../core/reviews/sheet.ts';
import { placeIn } from '../../core/reviews/places.ts';
import { mayEnter } from '../../core/rounds/paper.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import type { ReadChecklist } from '../rounds/checklists.ts';
import { within, withinRound } from '../within.ts';
import { firstCommitment } from './commitment-sheet.ts';

export type Found =
  | { status: 'found'; own: OwnReview }
  | ({ status: 'closed'; why: Exclude<ClosedReview['why'], 'none'>; seat: Seat } & Target)
  | Refused;

/** Which review a key names. */
export type Target = Pick<OwnReview, 'key' | 'round' | 'committee' | 'paper'>;

/** Whether this actor may work on the review that a key names. */
export async function findTarget(
  tx: Pick<ReviewParts, 'members' | 'paperEntries' | 'participants' | 'rounds'>,
  actor: Actor,
  key: string,
): Promise<({ status: 'granted'; seat: Seat } & Target) | Refused> {
  const own = await tx.rounds.findById(key);
  const named = own === undefined ? await tx.participants.findById(key) : undefined;
  if (named?.subject === 'paper_entry') return findPaper(tx, actor, named);
  const committee = named?.subject === undefined ? undefined : named;
  const round = committee === undefined ? own : await tx.rounds.findById(committee.roundId);
  const action = committee === undefined ? 'review' : 'committee_review';
  return within(actor, { found: round, unitId: round?.unitId }, action, (found, seat) => ({
    ...{ status: 'granted' as const, seat, key, round: found, committee },
  }));
}

/** The form that somebody enters: theirs alone to go on with. The seat is of who speaks in it. */
async function findPaper(
  tx: Pick<ReviewParts, 'members' | 'paperEntries' | 'rounds'>,
  actor: Actor,
  { id: key, roundId, memberId: entererId }: Participant,
): Promise<({ status: 'granted'; seat: Seat } & Target) | Refused> {
  return withinRound(tx, actor, roundId, 'paper_enter', async (round, enterer) => {
    const entry = await tx.paperEntries.find(key);
    const member = entry && (await tx.members.findById(entry.memberId));
    if (entry === undefined || member === undefined || member.removedAt !== undefined) return notAMember;
    if (enterer.memberId !== entererId || !mayEnter(entry.consent, entererId)) return notAMember;
    const seat = { ...enterer, memberId: member.id, standing: member.standing, roles: [] };
    const paper = { entry, name: member.name };
    return { status: 'granted' as const, seat, key, round, committee: undefined, paper };
  });
}

/** Finds the review that a key names, or begins it where there is none yet; the cell committee's goes over to who works on it. */
export async function findOrBegin(
  tx: ReviewParts,
  { readChecklist }: { readChecklist: ReadChecklist },
  { actor, key, now }: { actor: Actor; key: string; now: Date },
): Promise<Found> {
  const target = await findTarget(tx, actor, key);
  if (target.status === 'denied') return target;
  const { round, committee, paper, seat } = target;
  const closed = { status: 'closed', key, round, committee, paper, seat } as const;
  const phase = phaseOf(round, now);
  if (phase !== 'open' && phase !== 'late') return { ...closed, why: phase };
  const opensFrom = openFor(actor, target);
  const own = await readOwn(tx, target, actor);
  if (own?.review.erasedAt !== undefined && own.review.sentAt !== undefined && phase === 'late') {
    return { ...closed, why: 'erased' };
  }
  if (committee !== undefined && committee.status !== 'expected') return { ...closed, why: 'not_in_round' };
  const checklist = await readChecklist(tx, round);
  const found = { key, committee, paper, round, seat, checklist, phase, opensFrom };
  if (committee !== undefined) await goOver(tx, committee, seat, now);
  if (own !== undefined && own.review.erasedAt === undefined) {
    return { status: 'found', own: { ...found, ...own } };
  }
  // What is entered begins with what stands at the foot of the form.
  if (paper !== undefined) return { ...closed, why: 'erased' };
  const participant = committee ?? (await tx.participants.find(round.id, seat.memberId));
  if (participant === undefined) return { ...closed, why: 'not_in_round' };
  const participantId = participant.id;
  const review = await begin(tx, { participantId, own: found, erased: own?.review, now });
  const onPaper = participant.status === 'paper';
  return { status: 'found', own: { ...found, review, answers: own?.answers ?? [], onPaper } };
}

/** What the cell committee writes stands under the name of who worked on it last. */
async function goOver(
  tx: Pick<ReviewParts, 'participants'>,
  committee: Participant,
  { memberId }: Seat,
  now: Date,
): Promise<void> {
  if (committee.memberId !== memberId) await tx.participants.update({ ...committee, memberId }, now);
}

export async function readOwn(
  tx: Pick<ReviewParts, 'reviews'>,
  target: Target & { seat: Seat },
  actor: Pick<Actor, 'closedBefore'>,
): Promise<{ review: Review; answers: readonly Answer[]; onPaper?: boolean } | undefined> {
  const { key, round, committee, paper, seat } = target;
  const from = openFor(actor, target);
  if (paper !== undefined) return tx.reviews.findOf(key, from);
  return committee === undefined
    ? tx.reviews.findOwn(round.id, seat.memberId, from)
    : tx.reviews.findCommittee(round.id, from);
}

/** Since when what stands in it is open to who works on it: of a form that is entered, to who enters it. */
function openFor({ closedBefore }: Pick<Actor, 'closedBefore'>, { paper, seat }: Target & { seat: Seat }) {
  return closedBefore?.get(paper?.entry.enteredById ?? seat.memberId);
}

async function begin(
  tx: ReviewParts,
  {
    participantId,
    own: { committee, checklist, round, seat, opensFrom },
    erased,
    now,
  }: {
    participantId: string;
    own: Pick<OwnReview, 'committee' | 'checklist' | 'round' | 'seat' | 'opensFrom'>;
    erased: Review | undefined;
    now: Date;
  },
): Promise<Review> {
  const first =
    committee === undefined
      ? await firstCommitment(tx, { round, seat, opensFrom, review: { startedAt: now } })
      : undefined;
  const review: Review = {
    id: erased?.id ?? participantId,
    participantId,
    position: first ?? placeIn(checklist, new Map(), 1),
    sharing: committee === undefined ? undefined : 'cell',
    sharedWithId: undefined,
    editing: false,
    lastInputId: erased?.lastInputId,
    startedAt: now,
    touchedAt: now,
    sentAt: undefined,
    editedAt: undefined,
    late: false,
    erasedAt: undefined,
    ...(erased?.wishToldTo === undefined ? {} : { wishToldTo: erased.wishToldTo }),
  };
  await (erased === undefined ? tx.reviews.insert(review) : tx.reviews.update(review));
  return review;
}
