import { readingRole } from '../../core/summaries/access.ts';
import { isOpen } from '../../core/commitments/commitment.ts';
import type { Zone } from '../../core/time/local-time.ts';
import { type Consent, type Standing, roles, type Role } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { AccessEvent } from '../../core/ports/summaries.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import type { Sharing } from '../../core/sharing.ts';
import { tellLeads } from '../offices/leads.ts';
import { dropHandovers } from '../offices/handovers.ts';
import { endUnitOffices } from '../offices/terms.ts';
import { eraseCommitments } from '../commitments/making.ts';
import { exportOwnData, type ExportParts } from './export.ts';
import { eraseReview, listOwnRounds, type OwnRound } from './reviews.ts';
import { removeShownWords } from '../delivery/shown-words.ts';
import { eraseSuggestions } from '../suggestions/rounds.ts';

export type OwnReviewView = RoundName & {
  roundId: string;
  cell: string;
  state: 'draft' | 'sent' | 'late' | 'erased';
  /** As it was sent. */
  sharing: Sharing | undefined;
};

/** What is kept about a person, as they are told it. */
export type OwnDataView = {
  zone: Zone;
  consent: Pick<Consent, 'version' | 'givenAt'> | undefined;
  cells: readonly { cell: string; name: string; standing: Standing; roles: readonly Role[] }[];
  reviews: readonly OwnReviewView[];
  /** How many are open, and how many were kept. */
  commitments: { open: number; kept: number };
  /** To the committee, those withdrawn left out. */
  suggestions: number;
  readings: number;
  hasPendingInvitation: boolean;
};

/** One look at a person's words. */
export type ReadingView = {
  viewerName: string;
  role: Role | undefined;
  cell: string;
  firstAt: Date;
  lastAt: Date;
} & (
  | ({ what: Exclude<AccessEvent['what'], 'absence'> } & RoundName)
  | ({ what: 'absence' } & Pick<Meeting, 'kind' | 'period' | 'on'>)
);

export type ErasureScope =
  | { kind: 'review'; roundId: string }
  | { kind: 'reviews' }
  /** Everything, with the consent and the place in the cells. */
  | { kind: 'everything' };

export type Erasure =
  | { status: 'erased' }
  | { status: 'nothing_there' }
  /** A cell is never without a secretary: the office has to be handed over first. */
  | { status: 'last_secretary'; cell: string; unitId: string }
  | Refused;

type Parts = ExportParts & Pick<Store, 'handovers' | 'commitments' | 'shownWords' | 'summaries'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  defaultZone: Zone;
  consenting: { withdraw(actor: Actor): Promise<{ status: 'withdrawn' } | Refused> };
  /** After an erasure: what was erased must not stay in the write-ahead log, nor in what is kept of a chat. */
  onErased: (erased: { chatId: string; everything: boolean }) => Promise<void>;
};

export type OwnDataService = ReturnType<typeof createOwnData>;

/** What a person may do with what is kept about them, before consent too. */
export function createOwnData({ store, clock, defaultZone, consenting, onErased }: Deps) {
  return {
    async show(actor: Actor): Promise<{ status: 'shown'; data: OwnDataView } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      return { status: 'shown', data: await describe(actor) };
    },

    /** Newest first. */
    async listReadings(
      actor: Actor,
    ): Promise<{ status: 'listed'; zone: Zone; readings: ReadingView[] } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      return { status: 'listed', zone: await zoneOf(actor), readings: await listReadings(actor) };
    },

    async exportAll(actor: Actor): Promise<{ status: 'exported'; json: string } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      const data = await exportOwnData(store, actor, clock.now());
      return { status: 'exported', json: JSON.stringify(data, undefined, 2) };
    },

    async erase(actor: Actor, scope: ErasureScope): Promise<Erasure> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      const now = clock.now();
      const account = await store.accounts.findById(actor.accountId);
      if (account === undefined) return { status: 'nothing_there' };
      const outcome = await store.transaction((tx) => eraseIn(tx, { actor, scope, now }));
      if (outcome.status === 'erased') {
        await onErased({ chatId: account.chatId, everything: scope.kind === 'everything' });
      }
      return outcome;
    },

    /** Nothing more is done with what is kept: words are taken back from where they were shown. It stays until erased. */
    async withdraw(actor: Actor): Promise<{ status: 'withdrawn' } | Refused> {
      const outcome = await consenting.withdraw(actor);
      if (outcome.status !== 'withdrawn') return outcome;
      const now = clock.now();
      await store.transaction(async (tx) => {
        for (const { id } of await tx.members.listByAccount(actor.accountId)) {
          await removeShownWords(tx, { memberId: id }, now);
        }
      });
      return outcome;
    },
  };

  async function describe(actor: Actor): Promise<OwnDataView> {
    const consents = await store.consents.listByAccount(actor.accountId);
    const consent = consents.findLast(({ withdrawnAt }) => withdrawnAt === undefined);
    const rounds = await listOwnRounds(store, actor.accountId);
    const commitments = await countOwnCommitments(actor);
    return {
      zone: await zoneOf(actor),
      consent,
      cells: await listCells(actor),
      reviews: await Promise.all(rounds.map(describeReview)),
      commitments,
      suggestions: await countSuggestions(actor),
      readings: (await listEvents(actor)).length,
      hasPendingInvitation: (await store.accounts.pendingInvitation(actor.accountId)) !== undefined,
    };
  }

  async function countOwnCommitments({ accountId }: Actor): Promise<OwnDataView['commitments']> {
    const members = await store.members.listByAccount(accountId);
    const all = (await Promise.all(members.map(({ id }) => store.commitments.listByMember(id)))).flat();
    const there = all.filter(({ text, withdrawnAt }) => text !== undefined && withdrawnAt === undefined);
    const open = there.filter(isOpen).length;
    return { open, kept: there.length - open };
  }

  async function countSuggestions({ accountId }: Actor): Promise<number> {
    const members = await store.members.listByAccount(accountId);
    const all = await Promise.all(members.map(({ id }) => store.suggestions.listByMember(id)));
    return all.flat().filter(({ withdrawnAt }) => withdrawnAt === undefined).length;
  }

  async function listCells(actor: Actor): Promise<OwnDataView['cells']> {
    const members = await store.members.listByAccount(actor.accountId);
    return Promise.all(
      members.map(async ({ id, unitId, name, standing }) => ({
        cell: await cellName(unitId),
        name,
        standing,
        roles: actor.memberships.find(({ memberId }) => memberId === id)?.roles ?? [],
      })),
    );
  }

  async function describeReview({ round, review }: OwnRound): Promise<OwnReviewView> {
    const { id, unitId } = round;
    const unit = await store.units.findById(unitId);
    const name = nameOfRound(round, unit?.zone ?? defaultZone);
    const facts = { roundId: id, ...name, cell: unit?.name ?? '' };
    if (review.erasedAt !== undefined) return { ...facts, state: 'erased', sharing: undefined };
    if (review.sentAt === undefined) return { ...facts, state: 'draft', sharing: undefined };
    const revision = await store.revisions.findNewest(review.id);
    return { ...facts, state: review.late ? 'late' : 'sent', sharing: revision?.sharing };
  }

  async function listReadings(actor: Actor): Promise<ReadingView[]> {
    const readings: ReadingView[] = [];
    for (const { viewerId, roundId, what, firstAt, lastAt } of await listEvents(actor)) {
      const about = what === 'absence' ? await aboutMeeting(roundId, what) : await aboutRound(roundId, what);
      if (about === undefined) continue;
      const viewer = await store.members.findById(viewerId);
      const offices = await store.offices.listByMember(viewerId, lastAt);
      readings.push({
        viewerName: viewer?.name ?? '',
        role: readingRole(offices.map(({ role }) => role)),
        ...about,
        firstAt,
        lastAt,
      });
    }
    return readings;
  }

  async function aboutMeeting(id: string, what: 'absence') {
    const meeting = await store.meetings.findById(id);
    if (meeting === undefined) return undefined;
    const { unitId, kind, period, on } = meeting;
    return { what, cell: await cellName(unitId), ...{ kind, period, on } };
  }

  async function aboutRound(id: string, what: Exclude<AccessEvent['what'], 'absence'>) {
    const round = await store.rounds.findById(id);
    if (round === undefined) return undefined;
    const unit = await store.units.findById(round.unitId);
    return { what, cell: unit?.name ?? '', ...nameOfRound(round, unit?.zone ?? defaultZone) };
  }

  async function listEvents(actor: Actor) {
    const members = await store.members.listByAccount(actor.accountId);
    const events = await Promise.all(members.map(({ id }) => store.accessEvents.listByMember(id)));
    return events.flat().sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
  }

  async function cellName(unitId: string): Promise<string> {
    return (await store.units.findById(unitId))?.name ?? '';
  }

  async function zoneOf(actor: Actor): Promise<Zone> {
    const unitId = actor.activeUnitId ?? actor.memberships[0]?.unitId;
    return (unitId === undefined ? undefined : await store.units.findById(unitId))?.zone ?? defaultZone;
  }
}

async function eraseIn(
  tx: Parts,
  { actor, scope, now }: { actor: Actor; scope: ErasureScope; now: Date },
): Promise<Erasure> {
  const { accountId } = actor;
  const rounds = await listOwnRounds(tx, accountId);
  const chosen = scope.kind === 'review' ? rounds.filter(({ round }) => round.id === scope.roundId) : rounds;
  if (scope.kind === 'review' && chosen.length === 0) return { status: 'nothing_there' };
  if (scope.kind === 'everything') {
    const cell = await findOwnCell(tx, accountId, now);
    if (cell !== undefined) return { status: 'last_secretary', ...cell };
  }
  for (const own of chosen) {
    if (own.review.erasedAt === undefined || own.answers.length > 0) await eraseReview(tx, own, now);
  }
  if (scope.kind !== 'review') {
    for (const { id } of await tx.members.listByAccount(accountId))
      await eraseCommitments(tx, { memberId: id }, now);
  }
  const account = await tx.accounts.findById(accountId);
  if (
    account?.dialogue === 'review' ||
    account?.dialogue === 'commitment' ||
    account?.dialogue === 'suggestion'
  )
    await tx.accounts.setDialogue(accountId, undefined);
  if (scope.kind === 'everything') {
    for (const { id } of await tx.members.listByAccount(accountId))
      await eraseSuggestions(tx, id, () => true, now);
    await leave(tx, accountId, now);
  }
  return { status: 'erased' };
}

/** A cell whose secretary this is; somebody who stands in for a time does not change that. */
async function findOwnCell(
  tx: Parts,
  accountId: string,
  now: Date,
): Promise<{ cell: string; unitId: string } | undefined> {
  for (const { id, unitId } of await tx.members.listByAccount(accountId)) {
    const offices = await tx.offices.listByMember(id, now);
    if (offices.some(({ role }) => role === 'secretary')) {
      return { cell: (await tx.units.findById(unitId))?.name ?? '', unitId };
    }
  }
  return undefined;
}

async function leave(tx: Parts, accountId: string, now: Date): Promise<void> {
  const hadConsent = (await tx.consents.listByAccount(accountId)).some(
    ({ withdrawnAt }) => withdrawnAt === undefined,
  );
  const members = await tx.members.listByAccount(accountId);
  for (const member of members) {
    const { id: memberId, unitId } = member;
    await removeShownWords(tx, { memberId }, now);
    await tx.accessEvents.deleteByMember(memberId);
    await tx.attendances.forgetReplies(memberId);
    await endUnitOffices(tx, { unitId, memberId, roles, untold: memberId }, now);
    await dropHandovers(tx, { unitId, toId: memberId }, now);
    await tx.members.update({ ...member, accountId: undefined, joinedAt: undefined });
    if (!hadConsent || member.removedAt !== undefined) continue;
    const key = `member_left:${memberId}:${now.toISOString()}`;
    await tellLeads(
      tx,
      { unitId, notice: { kind: 'member_left', unitId, memberId }, key, except: accountId },
      now,
    );
  }
  for (const { id } of await tx.offices.listByAccount(accountId, now)) await tx.offices.end(id, now);
  await tx.joinRequests.deleteByAccount(accountId);
  await tx.deliveries.deleteByAccount(accountId);
  await tx.consents.withdraw(accountId, now);
  await tx.accounts.setDialogue(accountId, undefined);
  await tx.accounts.erase(accountId);
}
