import { stateOf } from '../../core/joining/invitation.ts';
import type { Invitation, JoinRequest } from '../../core/model/people.ts';
import { parseName, type NameProblem } from '../../core/text/person-name.ts';
import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tellLeads } from '../offices/leads.ts';
import { linkAccount } from './roster-link.ts';

type Deps = { store: Transactional<Store>; clock: Clock; ids: Ids };

export type NameTyped = { status: 'settled' } | { status: 'unclear'; why: NameProblem } | Refused;

export type Joining = ReturnType<typeof createJoining>;

/** What a joiner does. Where they stand afterwards is told by `enrolment.land`. */
export function createJoining({ store, clock, ids }: Deps) {
  return {
    /** The name for a link that is open to anybody. `inputId` is the update that carried it. */
    async giveName(actor: Actor, text: string, inputId: number): Promise<NameTyped> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      const now = clock.now();
      const { accountId } = actor;
      return store.transaction(async (tx): Promise<NameTyped> => {
        const invitation = await findPending(tx, accountId);
        if (invitation?.kind !== 'cell' || invitation.unitId === undefined) return { status: 'settled' };
        const { unitId } = invitation;
        const waiting = await tx.joinRequests.findWaiting(unitId, accountId);
        const isIn = (await tx.members.findByAccount(unitId, accountId)) !== undefined;
        if (isIn || (waiting === undefined && stateOf(invitation, now) !== 'alive'))
          return { status: 'settled' };
        const name = parseName(text);
        if (name.status === 'unclear') return name;
        await tx.accounts.setPendingInvitation(accountId, undefined);
        const request =
          waiting === undefined
            ? await insertWaiting(
                tx,
                { invitation, unitId, accountId, memberId: undefined, name: name.name },
                now,
              )
            : { ...waiting, name: name.name };
        if (waiting !== undefined) await tx.joinRequests.update(request);
        await tellWaiting(tx, request, inputId, now);
        return { status: 'settled' };
      });
    },

    /** Asks for the name once more while the secretary has not decided. */
    async rename(
      actor: Actor,
      requestId: string,
    ): Promise<{ status: 'asked' } | { status: 'settled' } | Refused> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      return store.transaction(async (tx) => {
        const request = await tx.joinRequests.findById(requestId);
        const isOwn = request?.accountId === actor.accountId && request.status === 'waiting';
        if (!isOwn || request.memberId !== undefined) return { status: 'settled' };
        await tx.accounts.setPendingInvitation(actor.accountId, request.invitationId);
        return { status: 'asked' };
      });
    },

    /**
     * "That is me" on a link for one name: joins at once, and the secretary may contest it. A row that somebody has joined
     * already changes hands only when the secretary approves.
     */
    async confirmName(actor: Actor, invitationId: string): Promise<{ status: 'settled' } | Refused> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      const now = clock.now();
      const { accountId } = actor;
      return store.transaction(async (tx) => {
        const invitation = await findPending(tx, accountId);
        const settled = { status: 'settled' } as const;
        if (invitation?.id !== invitationId || invitation.kind !== 'member') return settled;
        const member =
          invitation.memberId === undefined ? undefined : await tx.members.findById(invitation.memberId);
        if (member === undefined || member.removedAt !== undefined) return settled;
        if ((await tx.members.findByAccount(member.unitId, accountId)) !== undefined) return settled;
        if (stateOf(invitation, now) !== 'alive' || !(await tx.invitations.use(invitationId, now)))
          return settled;
        await tx.accounts.setPendingInvitation(accountId, undefined);
        const facts = {
          invitation,
          unitId: member.unitId,
          accountId,
          memberId: member.id,
          name: member.name,
        };
        const request = await insertWaiting(tx, facts, now);
        if (member.accountId !== undefined) {
          await tellWaiting(tx, request, 0, now);
          return settled;
        }
        await tx.joinRequests.update({ ...request, status: 'joined', decidedAt: now });
        await linkAccount(tx, { member, accountId }, now);
        await tellJoined(tx, request, now);
        return settled;
      });
    },
  };

  async function insertWaiting(
    tx: Pick<Store, 'joinRequests'>,
    facts: { invitation: Invitation } & Pick<JoinRequest, 'unitId' | 'accountId' | 'memberId' | 'name'>,
    now: Date,
  ): Promise<JoinRequest> {
    const { invitation, unitId, accountId, memberId, name } = facts;
    const request: JoinRequest = {
      id: ids.next(),
      invitationId: invitation.id,
      accountId,
      unitId,
      memberId,
      name,
      status: 'waiting',
      previousAccountId: undefined,
      createdAt: now,
      decidedAt: undefined,
      decidedBy: undefined,
    };
    await tx.joinRequests.insert(request);
    return request;
  }
}

async function findPending(
  tx: Pick<Store, 'accounts' | 'invitations'>,
  accountId: string,
): Promise<Invitation | undefined> {
  const id = await tx.accounts.pendingInvitation(accountId);
  return id === undefined ? undefined : tx.invitations.findById(id);
}

/** A corrected name is told again, a name that comes twice is not. */
async function tellWaiting(
  tx: Store,
  { id, unitId }: JoinRequest,
  inputId: number,
  now: Date,
): Promise<void> {
  const notice = { kind: 'join_waiting', unitId, joinRequestId: id } as const;
  await tellLeads(tx, { unitId, notice, key: `join_waiting:${id}:${inputId}` }, now);
}

async function tellJoined(tx: Store, { id, unitId }: JoinRequest, now: Date): Promise<void> {
  const notice = { kind: 'joined_by_name', unitId, joinRequestId: id } as const;
  await tellLeads(tx, { unitId, notice, key: `joined_by_name:${id}` }, now);
}
