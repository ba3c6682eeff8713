import { type ReviewOutcome, type ReviewChoiceView, type Changed, type Typed } from './outcome.ts';
import type { Level } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import { parseDate } from '../../core/time/date-input.ts';
import type { DateContext } from '../../core/time/date-phrase.ts';
import { isOpenTo, unopened, type Actor, type Refused } from '../../core/permissions.ts';
import { seeGroup } from '../../core/reviews/prefill.ts';
import { applyEvent, type ReviewEvent } from '../../core/reviews/flow.ts';
import type { ReviewNote, SentSheet } from '../../core/reviews/sheet.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { listCommitteeReviews, stateOf } from './committee.ts';
import { findPresent, isDraft, closedReviewOf } from './present.ts';
import { keepSent, sendOwn, type Sending } from './sending.ts';
import { findReader } from '../offices/reader.ts';
import { answersOf, describe, isClosedForEdits, sentFacts } from './sheet.ts';
import { findOrBegin, findTarget, readOwn } from './own.ts';
import { createChecklistReader } from '../rounds/checklists.ts';
import { savePaper } from './paper-saving.ts';
import { isOwn, stand, type OwnReview, type ReviewDeps, type ReviewParts } from './parts.ts';
import { findPrefill, prefill } from './prefill.ts';
import { answerCommitment, hearCommitment, type CommitmentTap } from './commitments.ts';
import { prepareValue, type QuestionTap } from './values.ts';
import { hearText } from './typing.ts';
import { readUnitDates } from '../cell/dates.ts';

/** What a tap asks for; whatever names a person is what the button showed, to be compared with what is so now. */
export type ReviewTap =
  | Exclude<ReviewEvent, { kind: 'level' | 'share' | 'narrow' | 'deadline' | 'value' }>
  | QuestionTap
  | { kind: 'level'; item: number; level: Level }
  | { kind: 'share'; sharing: 'cell' | 'counts_only' }
  | { kind: 'share'; sharing: 'secretary'; readerId: string }
  | { kind: 'narrow'; item: number; sharing: 'counts_only' | undefined }
  | { kind: 'narrow'; item: number; sharing: 'secretary'; readerId: string }
  | { kind: 'deadline'; item: number; on: string };

export type Reviews = ReturnType<typeof createReviews>;

/** A member's own review: opened, answered, sent. Every answer is stored when it is given. */
export function createReviews(deps: ReviewDeps) {
  const { store, clock } = deps;
  const readChecklist = createChecklistReader();

  return {
    open,
    openPresent,

    act: (actor: Actor, roundId: string, tap: ReviewTap): Promise<ReviewOutcome> =>
      work(actor, roundId, async (tx, own, now) => {
        if (isClosedForEdits(own) && !isLook(tap)) return { own, note: { kind: 'closed_for_edits' } };
        const { event, note } = await prepare(tx, own, tap, now);
        if (event === undefined) return { own: await stand(tx, own, own.review.position, now), note };
        return { note, ...(await apply(tx, own, event, now)) };
      }),

    /** Text, or anything else typed, to the review that was shown last. */
    async hear(actor: Actor, typed: Typed): Promise<ReviewOutcome> {
      const latest = await store.reviews.findLatestTouched(actor.seats.map(({ memberId }) => memberId));
      if (latest === undefined) return openPresent(actor);
      const { roundId, participantId, isOwn: isTheirs } = latest;
      const key = isTheirs ? roundId : participantId;
      const target = await findTarget(store, actor, key);
      if (!isTheirs && target.status === 'denied') return openPresent(actor);
      return work(actor, key, async (tx, own, now) => {
        const reported = await hearCommitment(tx, deps, { own, typed, now });
        if (reported !== undefined) return reported;
        const heard = await hearText(tx, own, typed, now);
        if (heard.status === 'noted') return { own, note: heard.note };
        return { note: heard.note, ...(await apply(tx, own, heard.event, now, heard.inputId)) };
      });
    },

    /** What has become of an earlier commitment. */
    report: (actor: Actor, roundId: string, tap: CommitmentTap): Promise<ReviewOutcome> =>
      work(actor, roundId, (tx, own, now) => answerCommitment(tx, deps, { own, tap, now })),

    /** As in the review before. */
    prefill: (actor: Actor, roundId: string): Promise<ReviewOutcome> =>
      work(actor, roundId, async (tx, own, now) => {
        const changed = await prefill(tx, readChecklist, own, now);
        const { position } = changed.own.review;
        return position.screen === 'group' && changed.note === undefined
          ? apply(tx, changed.own, { kind: 'go', to: position }, now)
          : changed;
      }),

    send: (actor: Actor, roundId: string, sending: Sending): Promise<ReviewOutcome> =>
      work(actor, roundId, (tx, own, now) =>
        own.paper === undefined
          ? sendOwn(tx, deps, { own, sending, now })
          : savePaper(tx, deps, { own, paper: own.paper, now }),
      ),

    keep: (actor: Actor, roundId: string): Promise<ReviewOutcome> =>
      work(actor, roundId, (tx, own, now) => keepSent(tx, own, now)),

    /** Whose it is, where it is only to be named. */
    async find(actor: Actor, roundId: string): Promise<{ status: 'found'; cellId: string } | Refused> {
      const target = await findTarget(store, actor, roundId);
      return target.status === 'denied' ? target : { status: 'found', cellId: target.round.unitId };
    },

    /** What was sent, to read again, whatever has become of the round; of one that is over also what never was. */
    async readSent(
      actor: Actor,
      roundId: string,
      item?: number,
    ): Promise<{ status: 'sent'; cellId: string; sheet: SentSheet } | ReviewOutcome> {
      const now = clock.now();
      const target = await findTarget(store, actor, roundId);
      if (target.status === 'denied') return target;
      const { round, committee } = target;
      const own = await readOwn(store, target, actor);
      const revision = own && (await store.revisions.findNewest(own.review.id));
      if (revision !== undefined && !isOpenTo(actor, target.seat.memberId, revision.sentAt)) return unopened;
      const phase = phaseOf(round, now);
      const isOver = phase === 'ended' || phase === 'cancelled';
      if (target.paper !== undefined) return open(actor, roundId);
      if (own === undefined || (revision === undefined && !(isOver && isDraft(own))))
        return open(actor, roundId);
      const answers = revision === undefined ? own.answers : revision.answers;
      if (answers === undefined) return closedReviewOf(store, { actor, target, why: 'erased' }, now);
      const isOpen = phase === 'open';
      return {
        status: 'sent',
        cellId: round.unitId,
        sheet: {
          sent: revision && (await sentFacts(store, { round, review: own.review, revision, isOpen })),
          roundId,
          isCommittee: committee !== undefined,
          round: { kind: round.kind, period: round.period },
          checklist: await readChecklist(store, round),
          answers: answersOf({ answers }),
          item,
        },
      };
    },
  };

  /** The review of one round, where it stands. */
  function open(actor: Actor, roundId: string): Promise<ReviewOutcome> {
    return work(actor, roundId, async (tx, own, now) => ({
      own: await stand(tx, own, own.review.position, now),
    }));
  }

  /** The review of whatever round is open now, where it stands. */
  async function openPresent(actor: Actor): Promise<ReviewOutcome> {
    const present = await findPresent(store, actor, clock.now());
    const committees = await listCommitteeReviews(store, actor, clock.now());
    if (committees.length > 0) {
      const own = present.status === 'found' ? present : undefined;
      const unitIds = new Set(
        [...(own === undefined ? [] : [own]), ...committees].map(({ unitId }) => unitId),
      );
      const cellId = unitIds.size === 1 ? committees[0]?.unitId : undefined;
      return {
        status: 'to_choose',
        cellId,
        own: own && (await ownChoice(store, actor, own.round)),
        committees,
      };
    }
    return present.status === 'found' ? open(actor, present.roundId) : present;
  }

  async function work(
    actor: Actor,
    roundId: string,
    change: (tx: ReviewParts, own: OwnReview, now: Date) => Promise<Changed>,
  ): Promise<ReviewOutcome> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const found = await findOrBegin(tx, { readChecklist }, { actor, key: roundId, now });
      switch (found.status) {
        case 'denied':
          return found;
        case 'closed':
          return closedReviewOf(tx, { actor, target: found, why: found.why }, now);
        case 'found': {
          const { own, note, saved } = await change(tx, found.own, now);
          if (saved !== undefined) return saved;
          const sheet = await describe(tx, own, now);
          const source =
            sheet.shown.screen === 'group' ? await findPrefill(tx, readChecklist, own) : undefined;
          return {
            ...{ status: 'shown', cellId: own.round.unitId },
            sheet: { ...sheet, prefill: source?.round },
            note,
          };
        }
      }
    });
  }
}

async function ownChoice(
  tx: Pick<ReviewParts, 'reviews'>,
  { seats }: Actor,
  { id: roundId, unitId, kind, period }: Round,
): Promise<ReviewChoiceView['own']> {
  const memberId = seats.find((seat) => seat.unitId === unitId)?.memberId ?? '';
  const own = await tx.reviews.findOwn(roundId, memberId);
  return { roundId, round: { kind, period }, state: stateOf(own?.review) };
}

async function apply(
  tx: ReviewParts,
  own: OwnReview,
  event: ReviewEvent,
  now: Date,
  inputId: number | undefined = own.review.lastInputId,
): Promise<Changed> {
  const { review, checklist } = own;
  const { position, sharing, sharedWithId, editing, sentAt } = review;
  const state = { position, sharing, sharedWithId, editing, sentAt, answers: answersOf(own) };
  const step = seeGroup(checklist, applyEvent(checklist, state, event));
  if (step.status === 'refused')
    return { own: await stand(tx, own, own.review.position, now), note: { kind: 'unknown_button' } };
  const { answers, ...stands } = step.state;
  const changed = { ...review, ...stands, lastInputId: inputId, touchedAt: now };
  if (step.changed.length > 0) await tx.answers.put(review.id, step.changed, now);
  await tx.reviews.update(changed);
  return { own: { ...own, review: changed, answers: [...answers.values()] } };
}

/** Adds to a tap what only the database knows, or says why it is not what it was when the button was shown. */
async function prepare(
  tx: ReviewParts,
  { round, seat, checklist, committee, paper }: OwnReview,
  tap: ReviewTap,
  now: Date,
): Promise<{ event?: ReviewEvent; note?: ReviewNote }> {
  const findOwnReader = () => findReader(tx, { unitId: round.unitId, memberId: seat.memberId }, now);
  switch (tap.kind) {
    case 'level': {
      // The committee leads the cell: there is nobody to talk to, and nobody to keep it from. On paper the wish stands at the
      // foot of the form, which whoever takes it has in their hand.
      if (!isOwn({ committee, paper }) && tap.level === 'discuss')
        return { note: { kind: 'unknown_button' } };
      const reader = tap.level === 'discuss' ? await findOwnReader() : undefined;
      return { event: { ...tap, asksWish: reader?.accountId !== undefined } };
    }
    case 'share':
    case 'narrow': {
      if (!isOwn({ committee, paper })) return { note: { kind: 'unknown_button' } };
      const readerId = (await findOwnReader())?.memberId;
      if (tap.sharing === 'secretary' && tap.readerId !== readerId)
        return { note: { kind: 'reader_changed' } };
      return { event: { ...tap, readerId: tap.sharing === 'counts_only' ? undefined : readerId } };
    }
    case 'deadline':
      return prepareDeadline(tap, await readUnitDates(tx, round.unitId, now));
    case 'choose':
    case 'leave':
    case 'none':
    case 'date':
      return prepareValue(checklist, tap, await readUnitDates(tx, round.unitId, now));
    case 'go':
    case 'wish':
    case 'finish_item':
    case 'rest':
    case 'rest_of_all':
    case 'write':
    case 'cause_kind':
    case 'clear':
    case 'pick':
      return { event: tap };
  }
}

function prepareDeadline(
  { item, on }: Extract<ReviewTap, { kind: 'deadline' }>,
  context: DateContext,
): { event?: ReviewEvent; note?: ReviewNote } {
  const date = parseDate(on, context);
  switch (date.status) {
    case 'parsed':
      return { event: { kind: 'deadline', item, on: date.on } };
    case 'past':
    case 'too_far':
      return {
        event: { kind: 'go', to: { screen: 'field', item, field: 'deadline' } },
        note: { kind: `date_${date.status}`, on: date.on },
      };
    case 'impossible':
    case 'unclear':
      return { note: { kind: 'unknown_button' } };
  }
}

function isLook(tap: ReviewTap): boolean {
  return tap.kind === 'go' && tap.to.screen === 'sent';
}
