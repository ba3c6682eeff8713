import { isContestable } from '../../core/joining/invitation.ts';
import type { Invitation, JoinRequest, Member, Unit } from '../../core/model/people.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { stillWaits } from '../../core/time/quiet-hours.ts';
import type { Match } from '../../core/roster/matching.ts';
import { suggestMembers } from '../../core/roster/roster.ts';
import { findApproved, matchesIn, waitingIn, type WaitingListView } from './matches.ts';
import { giveBack, linkAccount } from './roster-link.ts';
import { type InCell, withinCell } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  /** Takes back what was written under this roster row since then: it was somebody else. */
  forgetReviews: (tx: Store, whose: { memberId: string; since: Date }, now: Date) => Promise<void>;
};

/** A request as the secretary sees it; `suggested` only while it waits. */
export type AdmissionView = {
  request: JoinRequest;
  unit: Unit;
  /** The link by which they came. */
  invitation: Invitation | undefined;
  member: Member | undefined;
  suggested: Member[];
  contestable: boolean;
  /** At night the joiner is told in the morning. */
  waits: Date | undefined;
  /** Once it is decided. */
  othersWait: boolean;
};

export type AdmissionOutcome = InCell &
  (
    | { status: 'shown'; admission: AdmissionView }
    | { status: 'taken'; admission: AdmissionView; member: Member; own: boolean }
    /** The row of the cell's secretary, which nobody else may give away or take back. */
    | { status: 'secretarys'; admission: AdmissionView; member: Member }
    | { status: 'gone' }
    | Refused
  );

export type MatchesOutcome = InCell &
  /** What would be confirmed together; `mark` tells this list from any other. */
  (
    | { status: 'listed'; unit: Unit; matches: Match[]; mark: string }
    /** The list is another one than was shown. */
    | { status: 'changed'; unit: Unit; matches: Match[]; mark: string }
    | { status: 'approved'; approved: Match[]; view: WaitingListView }
    | Refused
  );

export type Admissions = ReturnType<typeof createAdmissions>;

/** What the secretary decides about those who want to join. */
export function createAdmissions({ store, clock, ids, forgetReviews }: Deps) {
  return {
    show: (actor: Actor, requestId: string): Promise<AdmissionOutcome> =>
      decide(actor, requestId, (_tx, found) => found),

    listWaiting: (
      actor: Actor,
      unitId: string,
    ): Promise<({ status: 'listed' } & WaitingListView & InCell) | Refused> =>
      withinCell(store, actor, unitId, 'join_decide', async (unit) => ({
        status: 'listed',
        ...(await waitingIn(store, unit, clock.now())),
      })),

    /** Who typed a name of the roster that can only be theirs, before they are confirmed together. */
    listMatches: (actor: Actor, unitId: string): Promise<MatchesOutcome> =>
      withinCell(store, actor, unitId, 'join_decide', async (unit) => ({
        status: 'listed',
        ...(await matchesIn(store, unit, clock.now())),
      })),

    /** `mark` is that of the list that was shown. */
    approveMatches(actor: Actor, unitId: string, mark: string): Promise<MatchesOutcome> {
      const now = clock.now();
      return store.transaction((tx) =>
        withinCell(tx, actor, unitId, 'join_decide', async (unit) => {
          const found = await matchesIn(tx, unit, now);
          const isShown = found.mark === mark;
          // Tapped twice: they are confirmed by now, and that is what is said.
          const approved = isShown ? found.matches : await findApproved(tx, unit, mark);
          if (approved === undefined) return { status: 'changed', ...found };
          if (isShown)
            for (const { request, member } of approved) await admit(tx, actor, { ids, request, member }, now);
          return { status: 'approved', approved, view: await waitingIn(tx, unit, now) };
        }),
      );
    },

    /** All rows of the roster, to choose from by hand. */
    async roster(
      actor: Actor,
      requestId: string,
    ): Promise<
      | ({ status: 'listed'; request: JoinRequest; members: Member[] } & InCell)
      | Exclude<AdmissionOutcome, { status: 'taken' | 'secretarys' }>
    > {
      const outcome = await decide(actor, requestId, (_tx, found) => found);
      if (outcome.status !== 'shown' || outcome.admission.request.status !== 'waiting') {
        return outcome.status === 'taken' || outcome.status === 'secretarys' ? { status: 'gone' } : outcome;
      }
      const { request } = outcome.admission;
      const members = inNameOrder(await store.members.listByUnit(request.unitId), ({ name }) => name);
      return { status: 'listed', request, members, cellId: request.unitId };
    },

    /** `confirmed`: that a row somebody has joined already goes over to this account. */
    approve: (
      actor: Actor,
      requestId: string,
      { memberId, confirmed }: { memberId: string; confirmed: boolean },
    ): Promise<AdmissionOutcome> =>
      decide(actor, requestId, async (tx, found, now) => {
        const { request } = found;
        if (request.status !== 'waiting') return found;
        const member = await tx.members.findById(memberId);
        if (member?.unitId !== request.unitId || member.removedAt !== undefined) return found;
        const already = await tx.members.findByAccount(request.unitId, request.accountId);
        if (already !== undefined) {
          await tx.joinRequests.update({
            ...request,
            ...decision(actor, request, now),
            status: 'joined',
            memberId: already.id,
          });
          return reload(tx, found);
        }
        if (await isSecretarysOnly(tx, actor, member, now)) return { ...found, secretarys: member };
        if (member.accountId !== undefined && !confirmed) {
          const own = actor.seats.some((one) => one.memberId === member.id);
          return { ...found, taken: { member, own } };
        }
        await admit(tx, actor, { ids, request, member }, now);
        return reload(tx, found);
      }),

    decline: (actor: Actor, requestId: string): Promise<AdmissionOutcome> =>
      decide(actor, requestId, async (tx, found, now) => {
        const { request } = found;
        if (request.status !== 'waiting') return found;
        await tx.joinRequests.update({ ...request, ...decision(actor, request, now), status: 'declined' });
        await tellJoiner(tx, request, 'join_declined', now);
        return reload(tx, found);
      }),

    /** "Không đúng": the row goes back to whom it belonged to, and what the other one wrote under it is taken back. */
    contest: (actor: Actor, requestId: string): Promise<AdmissionOutcome> =>
      decide(actor, requestId, async (tx, found, now) => {
        const { request, member } = found;
        if (!isContestable(request, now) || request.decidedAt === undefined) return found;
        if (member !== undefined && (await holdsSecretary(tx, member, now)))
          return { ...found, secretarys: member };
        await tx.joinRequests.update({ ...request, ...decision(actor, request, now), status: 'contested' });
        if (member?.accountId === request.accountId) {
          await giveBack(tx, { member, previous: request.previousAccountId }, now);
          await forgetReviews(tx, { memberId: member.id, since: request.decidedAt }, now);
          await tx.accounts.setActiveUnit(request.accountId, undefined);
          await tellJoiner(tx, request, 'join_contested', now);
        }
        return reload(tx, found);
      }),
  };

  type Found = {
    request: JoinRequest;
    unit: Unit;
    member: Member | undefined;
    taken?: { member: Member; own: boolean };
    secretarys?: Member;
  };

  /** Reads the request and checks the right to its cell, all in the transaction in which `work` decides. */
  async function decide(
    actor: Actor,
    requestId: string,
    work: (tx: Store, found: Found, now: Date) => Found | Promise<Found>,
  ): Promise<AdmissionOutcome> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const request = await tx.joinRequests.findById(requestId);
      if (request === undefined) return { status: 'gone' };
      return withinCell(tx, actor, request.unitId, 'join_decide', async (unit) => {
        const found = await work(tx, await reload(tx, { request, unit, member: undefined }), now);
        const admission = await describe(tx, found, now);
        if (found.secretarys !== undefined)
          return { status: 'secretarys', admission, member: found.secretarys };
        if (found.taken !== undefined) return { status: 'taken', admission, ...found.taken };
        return { status: 'shown', admission };
      });
    });
  }

  async function reload(
    tx: Pick<Store, 'joinRequests' | 'members'>,
    { request, unit }: Found,
  ): Promise<Found> {
    const current = (await tx.joinRequests.findById(request.id)) ?? request;
    const member = current.memberId === undefined ? undefined : await tx.members.findById(current.memberId);
    return { request: current, unit, member };
  }

  async function describe(
    tx: Pick<Store, 'members' | 'invitations' | 'joinRequests'>,
    { request, unit, member }: Found,
    now: Date,
  ): Promise<AdmissionView> {
    const contestable = isContestable(request, now);
    const { decidedAt, decidedBy } = request;
    const isTold = decidedAt !== undefined && decidedBy !== undefined;
    const waits = isTold ? stillWaits(decidedAt, now, unit.zone) : undefined;
    const invitation = await tx.invitations.findById(request.invitationId);
    const seen = { request, unit, invitation, member, contestable, waits };
    if (request.status !== 'waiting') {
      const othersWait = (await tx.joinRequests.listWaiting(unit.id)).length > 0;
      return { ...seen, suggested: [], othersWait };
    }
    const roster = await tx.members.listByUnit(unit.id);
    const named = roster.filter(({ id }) => id === member?.id);
    const suggested = named.length > 0 ? named : suggestMembers(request.name ?? '', roster, mostSuggested);
    return { ...seen, suggested, othersWait: false };
  }
}

const mostSuggested = 4;

async function admit(
  tx: Store,
  actor: Actor,
  { ids, request, member }: Match & { ids: Ids },
  now: Date,
): Promise<void> {
  await tx.joinRequests.update({
    ...request,
    ...decision(actor, request, now),
    status: 'joined',
    memberId: member.id,
    previousAccountId: member.accountId,
  });
  await linkAccount(tx, { ids, member, accountId: request.accountId }, now);
  await tellJoiner(tx, request, 'join_approved', now);
}

/** A secretary with a new phone may move the own row, and the office with it; nobody else may. */
async function isSecretarysOnly(
  tx: Pick<Store, 'offices'>,
  actor: Actor,
  member: Member,
  now: Date,
): Promise<boolean> {
  const isOwn = actor.seats.some(({ memberId }) => memberId === member.id);
  return !isOwn && (await holdsSecretary(tx, member, now));
}

async function holdsSecretary(tx: Pick<Store, 'offices'>, { id }: Member, now: Date): Promise<boolean> {
  return (await tx.offices.listByMember(id, now)).some(({ role }) => role === 'secretary');
}

function decision(
  actor: Actor,
  { unitId }: JoinRequest,
  now: Date,
): Pick<JoinRequest, 'decidedAt' | 'decidedBy'> {
  const decidedBy = actor.seats.find((one) => one.unitId === unitId)?.memberId;
  return { decidedAt: now, decidedBy };
}

export async function tellJoiner(
  tx: Pick<Store, 'deliveries'>,
  { id, unitId, accountId }: JoinRequest,
  kind: 'join_approved' | 'join_declined' | 'join_contested',
  now: Date,
): Promise<void> {
  await tx.deliveries.add(
    { accountId, notice: { kind, unitId, joinRequestId: id }, dedupeKey: `${kind}:${id}` },
    now,
  );
}
