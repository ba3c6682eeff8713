import { newInvitation, startPayload } from '../../core/joining/invitation.ts';
import type { Invitation, Member, Unit } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = Pick<Store, 'units' | 'meetings' | 'members' | 'invitations'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Clock;
  ids: Ids;
  tokens: Tokens;
};

/** A link to come in by; `member` where it is for one name. */
export type InvitationView = { invitation: Invitation; unit: Unit; member: Member | undefined };

export type Created = InCell &
  /** `payload` goes into the link; a link for one name has a code too. Known only now: what is stored are their hashes. */
  (
    | ({ status: 'created'; payload: string; code: string | undefined } & InvitationView)
    | { status: 'just_created' }
    | { status: 'gone' }
    | Refused
  );

export type InvitationListView = { unit: Unit; invitations: readonly Omit<InvitationView, 'unit'>[] };

export type InvitationList = InCell & (({ status: 'listed' } & InvitationListView) | Refused);

export type Inviting = ReturnType<typeof createInviting>;

/** Links by which members join. */
export function createInviting({ store, clock, ids, tokens }: Deps) {
  return {
    /** For anybody of the cell; the secretary approves each joiner. */
    createForCell: (actor: Actor, unitId: string): Promise<Created> =>
      create(actor, { unitId, member: undefined }),

    /** For one name and one use; an earlier link for this name no longer works. */
    createForMember: async (actor: Actor, memberId: string): Promise<Created> => {
      const member = await store.members.findById(memberId);
      return member === undefined ? { status: 'gone' } : create(actor, { unitId: member.unitId, member });
    },

    /** The roster, to choose whom to invite. */
    roster: (
      actor: Actor,
      unitId: string,
    ): Promise<({ status: 'listed'; unit: Unit; members: Member[] } & InCell) | Refused> =>
      withinCell(store, actor, unitId, 'invite', async (unit) => ({
        status: 'listed',
        unit,
        members: inNameOrder(await store.members.listByUnit(unit.id), ({ name }) => name),
      })),

    /** What may be told to all: which cell it is, and when it meets. */
    passOn: (
      actor: Actor,
      unitId: string,
    ): Promise<({ status: 'told'; unit: Unit; next: Meeting | undefined } & InCell) | Refused> =>
      withinCell(store, actor, unitId, 'invite', async (unit) => {
        const [next] = await store.meetings.listUpcoming(unit.id, clock.now());
        return { status: 'told', unit, next };
      }),

    /** Those that still work. */
    list: (actor: Actor, unitId: string): Promise<InvitationList> =>
      withinCell(store, actor, unitId, 'invite', async (unit) => ({
        ...{ status: 'listed', ...(await listOf(store, unit, clock.now())) },
      })),

    /** With those that still work. */
    withdraw: (
      actor: Actor,
      invitationId: string,
    ): Promise<({ status: 'withdrawn' } & InvitationListView & InCell) | { status: 'gone' } | Refused> =>
      store.transaction(async (tx) => {
        const now = clock.now();
        const invitation = await tx.invitations.findById(invitationId);
        if (invitation?.unitId === undefined || !isForMembers(invitation)) return { status: 'gone' };
        return withinCell(tx, actor, invitation.unitId, 'invite', async (unit) => {
          await tx.invitations.withdraw(invitationId, now);
          return { status: 'withdrawn', ...(await listOf(tx, unit, now)) };
        });
      }),
  };

  function create(
    actor: Actor,
    { unitId, member }: { unitId: string; member: Member | undefined },
  ): Promise<Created> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinCell(tx, actor, unitId, 'invite', async (unit, { memberId: createdBy }) => {
        if (member?.removedAt !== undefined) return { status: 'gone' };
        const kind = member === undefined ? 'cell' : 'member';
        const alive = await tx.invitations.listAlive(unitId, now);
        const earlier = alive.filter((one) => one.kind === kind && one.memberId === member?.id);
        if (earlier.some(({ createdAt }) => now.getTime() - createdAt.getTime() < doubleTapMs)) {
          return { status: 'just_created' };
        }
        if (member !== undefined) await tx.invitations.withdrawByMember(member.id, now);
        const token = tokens.next();
        const of = { id: ids.next(), kind, unitId, memberId: member?.id, createdBy } as const;
        const invitation = newInvitation(of, now);
        const code = kind === 'member' ? tokens.code() : undefined;
        await tx.invitations.insert({
          ...{ ...invitation, tokenHash: tokens.hash(token) },
          ...(code === undefined ? {} : { codeHash: tokens.hash(code) }),
        });
        return { status: 'created', payload: startPayload(kind, token), code, invitation, unit, member };
      }),
    );
  }
}

async function listOf(tx: Parts, unit: Unit, now: Date): Promise<InvitationListView> {
  const alive = (await tx.invitations.listAlive(unit.id, now)).filter(isForMembers);
  const members = await tx.members.listByIds(alive.flatMap(({ memberId }) => memberId ?? []));
  const invitations = alive.map((invitation) => ({
    invitation,
    member: members.find(({ id }) => id === invitation.memberId),
  }));
  return { unit, invitations };
}

/** The link by which a cell is taken on is no link of the cell's. */
function isForMembers({ kind }: Invitation): boolean {
  return kind !== 'claim';
}

/** A second tap on the same button: the link that the first one made could not be shown again. */
const doubleTapMs = 10_000;
