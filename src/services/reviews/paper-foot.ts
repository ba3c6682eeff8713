import type { Member } from '../../core/model/people.ts';
import type { PaperEntry, PaperPrinting, PaperSharing } from '../../core/model/paper.ts';
import type { Review } from '../../core/model/reviews.ts';
import type { Participant, Round } from '../../core/model/rounds.ts';
import { notAMember, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { placeIn } from '../../core/reviews/places.ts';
import {
  consentOf,
  dayProblem,
  holdersOf,
  isFromPaper,
  mayEnter,
  paperForm,
  type PaperDay,
  type PaperDraft,
  type PaperProblem,
} from '../../core/rounds/paper.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { fillForm, type Idle } from '../forms.ts';
import { withinRound } from '../within.ts';
import { firstCommitment } from './commitment-sheet.ts';
import { createChecklistReader } from '../rounds/checklists.ts';
import { paperStateOf } from './paper-entries.ts';
import type { ReviewParts } from './parts.ts';
import { nameOf, unitOf } from '../records.ts';

type Parts = ReviewParts & Pick<Store, 'accounts' | 'paperSheets'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** What is asked of the foot of a form. */
export type PaperFootView = {
  roundId: string;
  participantId: string;
  memberId: string;
  name: string;
  /** Their form was entered before, which is corrected. */
  isEntered: boolean;
  /** Those to whom forms of this round are to be handed. */
  holders: readonly { memberId: string; name: string; isReader: boolean }[];
  draft: PaperDraft;
  today: LocalDate;
  problem: PaperProblem | undefined;
};

export type PaperFootOutcome =
  | { status: 'asked'; cellId: string; foot: PaperFootView }
  /** All of it is known: what stands above is entered as a review is, under this key. */
  | { status: 'begun'; cellId: string; key: string }
  /** They have sent a review by the bot, or are not asked for one. */
  | { status: 'not_due' | 'not_printed' | 'not_yours'; cellId: string; roundId: string; name: string }
  | { status: 'over' }
  | Idle
  | Refused;

export type PaperFoot = ReturnType<typeof createPaperFoot>;

type Place = {
  round: Round;
  seat: Seat;
  participant: Participant;
  member: Member;
  printings: readonly PaperPrinting[];
  isEntered: boolean;
  today: LocalDate;
  now: Date;
};

/** The foot of a named paper form: who may read it, and its days. What stands above it is entered as a review. */
export function createPaperFoot({ store, clock, ids }: Deps) {
  const readChecklist = createChecklistReader();
  const form = fillForm({
    ...{ store, form: paperForm, notText: 'date' },
    within: forForm,
    take: (_tx, { draft, place, answer }) => ({ place, draft: { ...draft, ...answer } }),
    show,
  });

  return {
    /** Begins with the foot of somebody's form. */
    ask: (actor: Actor, { roundId, memberId }: { roundId: string; memberId: string }) =>
      store.transaction(async (tx) => {
        const participant = await tx.participants.find(roundId, memberId);
        return forForm(tx, actor, { participantId: participant?.id ?? roundId }, (place) =>
          form.keep(tx, actor, { place, draft: beginning(place) }),
        );
      }),

    share: (
      actor: Actor,
      participantId: string,
      { sharing, holderId }: { sharing: PaperSharing; holderId: string | undefined },
    ) =>
      fill(actor, participantId, (draft, { printings }) =>
        sharing === 'secretary' && !holdersOf(printings).includes(holderId ?? '')
          ? { draft }
          : { draft: { ...draft, sharing, holderId: sharing === 'cell' ? undefined : holderId } },
      ),

    day: (actor: Actor, participantId: string, { which, on }: { which: PaperDay; on: LocalDate }) =>
      fill(actor, participantId, (draft, place) => {
        const problem = draft.sharing === undefined ? 'choose' : dayProblem(which, on, place, draft);
        return problem === undefined ? { draft: { ...draft, [which]: on } } : { draft, problem };
      }),

    hear: form.hear,
  };

  function fill(
    actor: Actor,
    participantId: string,
    step: (draft: PaperDraft, place: Place) => { draft: PaperDraft; problem?: PaperProblem | undefined },
  ): Promise<PaperFootOutcome> {
    return store.transaction((tx) =>
      forForm(tx, actor, { participantId }, async (place) => {
        const kept = await form.readIn(tx, actor);
        const draft = kept?.participantId === participantId ? kept : beginning(place);
        return form.keep(tx, actor, { place, ...step(draft, place) });
      }),
    );
  }

  async function forForm(
    tx: Parts,
    actor: Actor,
    { participantId }: { participantId: string },
    work: (place: Place) => Promise<PaperFootOutcome>,
  ): Promise<PaperFootOutcome> {
    const participant = await tx.participants.findById(participantId);
    if (participant === undefined || participant.subject !== undefined) return notAMember;
    const now = clock.now();
    return withinRound(tx, actor, participant.roundId, 'paper_enter', async (round, seat) => {
      const phase = phaseOf(round, now);
      if (phase !== 'open' && phase !== 'late') return { status: 'over' };
      const member = await tx.members.findById(participant.memberId);
      const state = member && (await paperStateOf(tx, { round, member, seat, now }));
      const refused = { cellId: round.unitId, roundId: round.id, name: member?.name ?? '' };
      if (member === undefined || state === undefined || (state === 'entered' && phase === 'late'))
        return { status: 'not_due', ...refused };
      const { printings } = await tx.paperSheets.find(round.id);
      if (printings.length === 0) return { status: 'not_printed', ...refused };
      const today = localDateOf(now, (await unitOf(tx, round)).zone);
      const isEntered = state === 'entered';
      return work({ ...{ round, seat, participant, member, printings, isEntered, today, now } });
    });
  }

  async function show(
    tx: Parts,
    { place, draft, problem }: { place: Place; draft: PaperDraft; problem?: PaperProblem },
  ): Promise<PaperFootOutcome> {
    const { round, seat, participant, member, printings, isEntered, today } = place;
    const consent = consentOf(draft, printings);
    const cellId = round.unitId;
    if (
      draft.holderId !== undefined &&
      !mayEnter({ sharing: 'secretary', sharedWithId: draft.holderId }, seat.memberId)
    )
      return { status: 'not_yours', cellId, roundId: round.id, name: await nameOf(tx, draft.holderId) };
    if (consent !== undefined) {
      const begun = { participantId: '', roundId: round.id, memberId: member.id, enteredById: seat.memberId };
      const entry = { ...begun, startedAt: place.now, consent, entered: undefined, endedAt: undefined };
      return { status: 'begun', cellId, key: await begin(tx, place, entry) };
    }
    const holders = await Promise.all(
      holdersOf(printings).map(async (memberId) => ({
        ...{ memberId, name: await nameOf(tx, memberId), isReader: memberId === seat.memberId },
      })),
    );
    const foot = { roundId: round.id, participantId: participant.id, memberId: member.id, name: member.name };
    return { status: 'asked', cellId, foot: { ...foot, isEntered, holders, draft, today, problem } };
  }

  /** The same foot tapped again goes on with what was entered under it. */
  async function begin(
    tx: Parts,
    { round, seat, participant, now }: Place,
    entry: PaperEntry,
  ): Promise<string> {
    const enterer = await tx.participants.findEnterer(round.id, seat.memberId);
    const key = enterer?.id ?? ids.next();
    const underWay = await tx.paperEntries.find(key);
    if (underWay?.memberId === entry.memberId && isSameFoot(underWay.consent, entry.consent)) return key;
    if (enterer === undefined)
      await tx.participants.insertMany([
        {
          ...{ id: key, roundId: round.id, memberId: seat.memberId, subject: 'paper_entry' },
          ...{ status: 'expected', reason: undefined, addedAt: now },
        },
      ]);
    const paper = { ...entry, participantId: key };
    await tx.paperEntries.save(paper);
    const checklist = await readChecklist(tx, round);
    const member = { ...seat, memberId: entry.memberId };
    const asked = { round, seat: member, paper: { entry: paper, name: '' }, review: { startedAt: now } };
    const review: Review = {
      ...{ id: key, participantId: key, startedAt: now, touchedAt: now, late: false, editing: false },
      position: (await firstCommitment(tx, asked)) ?? placeIn(checklist, new Map(), 1),
      ...{ sharing: entry.consent.sharing, sharedWithId: entry.consent.sharedWithId },
      ...{ sentAt: undefined, editedAt: undefined, erasedAt: undefined, lastInputId: undefined },
    };
    const isThere = (await tx.reviews.findById(key)) !== undefined;
    await (isThere ? tx.reviews.update(review) : tx.reviews.insert(review));
    await tx.answers.deleteByReview(key);
    await tx.answers.put(key, await enteredBefore(tx, participant.id), now);
    return key;
  }

  /** What a correction begins with. */
  async function enteredBefore(tx: Parts, participantId: string) {
    const own = await tx.reviews.findOf(participantId);
    const newest = own && (await tx.revisions.findNewest(own.review.id));
    return isFromPaper(await tx.paperEntries.find(participantId), newest) ? (newest?.answers ?? []) : [];
  }
}

function beginning({ participant }: Pick<Place, 'participant'>): PaperDraft {
  return { dialogue: 'paper', participantId: participant.id };
}

function isSameFoot(one: PaperEntry['consent'], other: PaperEntry['consent']): boolean {
  return (
    one.sharing === other.sharing &&
    one.sharedWithId === other.sharedWithId &&
    one.signedOn === other.signedOn &&
    one.receivedOn === other.receivedOn
  );
}
