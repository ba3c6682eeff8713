import { chatKeyOf } from '../../core/joining/doors.ts';
import { isOpen } from '../../core/commitments/commitment.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { DoorKind, Consent, Member, Role } from '../../core/model/people.ts';
import { isOpenTo, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Transactional } from '../../core/ports/store.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { isNarrower, sharings, type Sharing } from '../../core/sharing.ts';
import type { Answer } from '../../core/model/reviews.ts';
import { eraseOwnData, type EraseParts, type Erasure, type ErasureScope } from './erasing.ts';
import { exportOwnData, type OwnExport } from './export.ts';
import { listLooks, listReadings, type ReadingView } from './readings.ts';
import { listOwnRounds, type OwnRound } from './reviews.ts';
import { withdrawConsent } from '../joining/consents.ts';
import { removeShownWords } from '../delivery/shown-words.ts';
import { changeOutsideCells, outsideCells } from '../within.ts';
import { listOwnPapers } from '../pledges/on-paper.ts';
import { ownZone } from './doors.ts';
import { unitOf } from '../records.ts';

export type OwnReviewView = RoundName & {
  roundId: string;
  unitId: string;
  cell: string;
  state: 'draft' | 'sent' | 'late' | 'erased';
  /** As it was sent. */
  sharing: Sharing | undefined;
  /** Who alone may read what is for an office-holder. */
  readerName: string | undefined;
  /** Items that are shared more narrowly than the rest. */
  apart: readonly { sharing: Sharing; items: readonly number[] }[];
};

/** What is kept about a person, as they are told it. */
export type OwnDataView = {
  zone: Zone;
  consent: Pick<Consent, 'version' | 'givenAt'> | undefined;
  cells: readonly (Pick<Member, 'name' | 'membership' | 'standing'> & {
    cell: string;
    roles: readonly Role[];
  })[];
  reviews: readonly OwnReviewView[];
  /** How many are open, and how many were kept. */
  commitments: { open: number; kept: number };
  /** The years for which they made a pledge. */
  pledges: readonly number[];
  /** The years of which it was marked that they handed one in on paper. */
  paperPledges: readonly number[];
  /** To the committee, those withdrawn left out. */
  suggestions: number;
  /** What was replied about meetings, how often with a reason for being away, and in how many roll calls they stand. */
  meetings: { replies: number; reasons: number; rollCalls: number };
  /** Leaves asked for. */
  leaves: number;
  readings: number;
  hasPendingInvitation: boolean;
  /** Something was written under their name before they had this place: it is counted here, and shown nowhere. */
  hasUnopened: boolean;
  /** The kinds of doors they come in by. */
  comesBy: readonly DoorKind[];
};

type Deps = {
  store: Transactional<EraseParts>;
  clock: Pick<Clock, 'now'>;
  defaultZone: Zone;
  /** After an erasure: what was erased must not stay in the write-ahead log, nor in what is kept of a chat. */
  onErased: (erased: { chatKeys: readonly string[]; everything: boolean }) => Promise<void>;
  onPageCleared: (doorId: string) => void;
};

/** To be read on a page, and as JSON for other programs. */
export type OwnExportOutcome = { status: 'exported'; data: OwnExport; json: string; zone: Zone } | Refused;

export type OwnDataService = ReturnType<typeof createOwnData>;

/** What a person may do with what is kept about them, before consent too. */
export function createOwnData({ store, clock, defaultZone, onErased, onPageCleared }: Deps) {
  return {
    show: (actor: Actor): Promise<{ status: 'shown'; data: OwnDataView } | Refused> =>
      outsideCells(actor, 'own_data', async () => ({ status: 'shown', data: await describe(actor) })),

    /** Newest first. */
    listReadings: (
      actor: Actor,
    ): Promise<{ status: 'listed'; zone: Zone; readings: ReadingView[] } | Refused> =>
      outsideCells(actor, 'own_data', async () => ({
        status: 'listed',
        zone: await ownZone(store, actor, defaultZone),
        readings: await listReadings(store, actor),
      })),

    exportAll: (actor: Actor): Promise<OwnExportOutcome> =>
      outsideCells(actor, 'own_data', async () => {
        const data = await exportOwnData(store, actor, clock.now());
        const json = JSON.stringify(data, undefined, 2);
        return { status: 'exported', data, json, zone: await ownZone(store, actor, defaultZone) };
      }),

    erase: (actor: Actor, scope: ErasureScope): Promise<Erasure> =>
      outsideCells(actor, 'own_data', async () => {
        const now = clock.now();
        const doors = await store.doors.listByAccount(actor.accountId);
        const outcome = await store.transaction((tx) => eraseOwnData(tx, { actor, scope, now }));
        if (outcome.status === 'erased') {
          for (const { id } of doors) onPageCleared(id);
          await onErased({ chatKeys: doors.map(chatKeyOf), everything: scope.kind === 'everything' });
        }
        return outcome;
      }),

    /** Nothing more is done with what is kept: words are taken back from where they were shown. It stays until erased. */
    withdraw: (actor: Actor): Promise<{ status: 'withdrawn' } | Refused> =>
      changeOutsideCells(store, actor, 'own_data', async (tx) => {
        const now = clock.now();
        await withdrawConsent(tx, actor, now);
        for (const { id } of await tx.members.listByAccount(actor.accountId)) {
          await removeShownWords(tx, { memberId: id }, now);
        }
        return { status: 'withdrawn' };
      }),
  };

  async function describe(actor: Actor): Promise<OwnDataView> {
    const consents = await store.consents.listByAccount(actor.accountId);
    const consent = consents.findLast(({ withdrawnAt }) => withdrawnAt === undefined);
    const rounds = await listOwnRounds(store, actor);
    const commitments = await countOwnCommitments(actor);
    const suggestions = await ofEach(actor, ({ id }) => store.suggestions.listByMember(id));
    return {
      zone: await ownZone(store, actor, defaultZone),
      comesBy: (await store.doors.listByAccount(actor.accountId)).map(({ kind }) => kind),
      consent,
      cells: await listCells(actor),
      reviews: await Promise.all(rounds.map((own) => describeReview(actor, own))),
      commitments,
      pledges: yearsOf(await ofEach(actor, ({ id }) => store.pledges.listByMember(id))),
      paperPledges: yearsOf(
        await ofEach(actor, async (member) =>
          (await listOwnPapers(store, member)).filter(({ markedAt }) => isOpenTo(actor, member.id, markedAt)),
        ),
      ),
      suggestions: suggestions.filter(({ withdrawnAt }) => withdrawnAt === undefined).length,
      meetings: await countMeetings(actor),
      leaves: (await ofEach(actor, ({ id }) => store.leaves.listByMember(id))).length,
      readings: (await listLooks(store, actor)).length,
      hasUnopened: actor.closedBefore !== undefined,
      hasPendingInvitation: (await store.accounts.pendingInvitation(actor.accountId)) !== undefined,
    };
  }

  /** Of each place that they have or had in a cell. */
  async function ofEach<Row>(
    { accountId }: Actor,
    list: (member: Member) => Promise<readonly Row[]>,
  ): Promise<Row[]> {
    return (await Promise.all((await store.members.listByAccount(accountId)).map(list))).flat();
  }

  async function countOwnCommitments(actor: Actor): Promise<OwnDataView['commitments']> {
    const all = await ofEach(actor, ({ id }) => store.commitments.listByMember(id));
    const there = all.filter(({ text, withdrawnAt }) => text !== undefined && withdrawnAt === undefined);
    const open = there.filter(isOpen).length;
    return { open, kept: there.length - open };
  }

  async function countMeetings(actor: Actor): Promise<OwnDataView['meetings']> {
    const all = await ofEach(actor, ({ id }) => store.attendances.listByMember(id));
    return {
      replies: all.filter(({ reply }) => reply !== undefined).length,
      reasons: all.filter(({ reason }) => reason !== undefined).length,
      rollCalls: all.filter(({ outcome }) => outcome !== undefined).length,
    };
  }

  async function listCells(actor: Actor): Promise<OwnDataView['cells']> {
    const members = await store.members.listByAccount(actor.accountId);
    return Promise.all(
      members.map(async ({ id, unitId, name, membership, standing }) => ({
        cell: (await unitOf(store, { unitId })).name,
        name,
        membership,
        standing,
        roles: actor.seats.find(({ memberId }) => memberId === id)?.roles ?? [],
      })),
    );
  }

  async function describeReview(actor: Actor, { member, round, review }: OwnRound): Promise<OwnReviewView> {
    const { id, unitId } = round;
    const unit = await store.units.findById(unitId);
    const name = nameOfRound(round, unit?.zone ?? defaultZone);
    const facts = { roundId: id, unitId, ...name, cell: unit?.name ?? '', readerName: undefined, apart: [] };
    if (review.erasedAt !== undefined) return { ...facts, state: 'erased', sharing: undefined };
    if (review.sentAt === undefined) return { ...facts, state: 'draft', sharing: undefined };
    const revision = await store.revisions.findNewest(review.id);
    const { sharing, sharedWithId } = revision ?? {};
    const isOpen = revision !== undefined && isOpenTo(actor, member.id, revision.sentAt);
    const answers = (isOpen ? revision.answers : undefined) ?? [];
    const reader = sharedWithId === undefined ? undefined : await store.members.findById(sharedWithId);
    return {
      ...{ ...facts, state: review.late ? 'late' : 'sent', sharing },
      readerName: reader?.name,
      apart: sharing === undefined ? [] : narrowed(sharing, answers),
    };
  }
}

function yearsOf(pledges: readonly { year: number }[]): number[] {
  return [...new Set(pledges.map(({ year }) => year))].sort();
}

function narrowed(than: Sharing, answers: readonly Answer[]): OwnReviewView['apart'] {
  return sharings
    .filter((sharing) => isNarrower(sharing, than))
    .map((sharing) => ({
      sharing,
      items: answers.filter((answer) => answer.sharing === sharing).map(({ item }) => item),
    }))
    .filter(({ items }) => items.length > 0);
}
