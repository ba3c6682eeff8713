import { stateOf } from '../../core/joining/invitation.ts';
import type { Invitation, JoinRequest } from '../../core/model/people.ts';
import { parseName, type NameProblem } from '../../core/text/person-name.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { tellLeads } from '../offices/leads.ts';
import type { Enrolment, WhereTheyStand } from './enrolment.ts';
import { linkAccount } from './roster-link.ts';
import { changeOutsideCells } from '../within.ts';

type Deps = { store: Transactional<Store>; clock: Clock; ids: Ids; enrolment: Pick<Enrolment, 'landIn'> };

export type Joining = ReturnType<typeof createJoining>;

/** What a joiner does, and where they stand afterwards. */
export function createJoining({ store, clock, ids, enrolment: { landIn } }: Deps) {
  return {
    /**
     * The name that a link which is open to anybody asks for, or that of who takes a secretary's office over; undefined for
     * what is no text. `inputId` is the update that carried it.
     */
    giveName: (actor: Actor, text: string | undefined, inputId: number): Promise<WhereTheyStand> =>
      join(actor, async (tx, now) => {
        const problem = text === undefined ? 'typed' : await giveName(tx, actor, { text, inputId }, now);
        const landing = await landIn(tx, actor, text === undefined ? undefined : { name: text });
        return landing.status === 'name_asked' ? { ...landing, problem } : landing;
      }),

    /** Asks for the name once more while the secretary has not decided. */
    rename: (actor: Actor, requestId: string): Promise<WhereTheyStand> =>
      join(actor, async (tx) => {
        const request = await tx.joinRequests.findById(requestId);
        const isOwn = request?.accountId === actor.accountId && request.status === 'waiting';
        if (isOwn && request.memberId === undefined)
          await tx.accounts.setPendingInvitation(actor.accountId, request.invitationId);
        return landIn(tx, actor);
      }),

    /**
     * "That is me" on a link for one name: joins at once, and the secretary may contest it. A row that somebody has joined
     * already changes hands only when the secretary approves.
     */
    confirmName: (actor: Actor, invitationId: string): Promise<WhereTheyStand> =>
      join(actor, async (tx, now) => {
        await confirmName(tx, actor, invitationId, now);
        return landIn(tx, actor);
      }),
  };

  function join(
    actor: Actor,
    work: (tx: Store, now: Date) => Promise<WhereTheyStand>,
  ): Promise<WhereTheyStand> {
    return changeOutsideCells(store, actor, 'join', (tx) => work(tx, clock.now()));
  }

  async function giveName(
    tx: Store,
    { accountId }: Actor,
    { text, inputId }: { text: string; inputId: number },
    now: Date,
  ): Promise<NameProblem | undefined> {
    const invitation = await findPending(tx, accountId);
    if (invitation?.kind !== 'cell' || invitation.unitId === undefined) return undefined;
    const { unitId } = invitation;
    const waiting = await tx.joinRequests.findWaiting(unitId, accountId);
    const isIn = (await tx.members.findByAccount(unitId, accountId)) !== undefined;
    if (isIn || (waiting === undefined && stateOf(invitation, now) !== 'alive')) return undefined;
    const parsed = parseName(text);
    if (parsed.status === 'unclear') return parsed.why;
    const { name } = parsed;
    await tx.accounts.setPendingInvitation(accountId, undefined);
    const request =
      waiting === undefined
        ? await insertWaiting(tx, { invitation, unitId, accountId, memberId: undefined, name }, now)
        : { ...waiting, name };
    if (waiting !== undefined) await tx.joinRequests.update(request);
    await tellWaiting(tx, request, inputId, now);
    return undefined;
  }

  async function confirmName(
    tx: Store,
    { accountId }: Actor,
    invitationId: string,
    now: Date,
  ): Promise<void> {
    const invitation = await findPending(tx, accountId);
    if (invitation?.id !== invitationId || invitation.kind !== 'member') return;
    const member =
      invitation.memberId === undefined ? undefined : await tx.members.findById(invitation.memberId);
    if (member === undefined || member.removedAt !== undefined) return;
    const { id: memberId, unitId, name } = member;
    if ((await tx.members.findByAccount(unitId, accountId)) !== undefined) return;
    if (stateOf(invitation, now) !== 'alive' || !(await tx.invitations.use(invitationId, now))) return;
    await tx.accounts.setPendingInvitation(accountId, undefined);
    const request = await insertWaiting(tx, { invitation, unitId, accountId, memberId, name }, now);
    if (member.accountId !== undefined) return tellWaiting(tx, request, 0, now);
    await tx.joinRequests.update({ ...request, status: 'joined', decidedAt: now });
    await linkAccount(tx, { ids, member, accountId }, now);
    await tellJoined(tx, request, now);
  }

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
