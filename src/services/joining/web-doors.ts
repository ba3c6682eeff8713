import { codeOf, isCode } from '../../core/joining/door-code.ts';
import { dayOf, isUnusedTooLong, isUsedToday, lastUse, neverInSince } from '../../core/joining/doors.ts';
import { codeExpiryOf, parseStartPayload, stateOf } from '../../core/joining/invitation.ts';
import { leads, type Account, type Invitation } from '../../core/model/people.ts';
import { unitsFollowed } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

import { tellDoors } from './door-news.ts';

type Parts = Pick<
  Store,
  | 'accounts'
  | 'consents'
  | 'deliveries'
  | 'doors'
  | 'doorCodes'
  | 'invitations'
  | 'joinRequests'
  | 'members'
  | 'offices'
  | 'pages'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  tokens: Tokens;
  onPageCleared: (doorId: string) => void;
};

export type Entered =
  /** `session` is what the device is known by from now on; `says` is done next in the name of whoever came in. */
  | { status: 'entered'; session: string; says: string }
  /** The device is whose the key is already. */
  | { status: 'known' }
  /** The device is somebody's: it is to be said whether this is another person, or where an invitation may be for the same. */
  | { status: 'asked'; mayBeSame: boolean }
  /** The person whose device it is goes on with the invitation. */
  | { status: 'goes_on'; says: string }
  /** `full`: the link was opened by so many who agreed to nothing yet that it looks like somebody's prank. */
  | { status: 'refused'; why: 'unknown' | 'used' | 'expired' | 'withdrawn' | 'full' };

type Way = { status: 'own'; accountId: string } | { status: 'invited'; invitation: Invitation };

/** Who has opened one link and agreed to nothing yet: more than a cell has people. */
const mostPending = 300;

export type WebDoors = ReturnType<typeof createWebDoors>;

/** Devices that come in by the page of the web door. */
export function createWebDoors({ store, clock, ids, tokens, onPageCleared }: Deps) {
  return {
    /**
     * With what an invitation's link carries, with its code, or with a code that somebody got at a door they have. Many keep
     * the link they were sent as their way back. `visitor` is who the device is known as, and `as` what they say of
     * themselves: two people on one device are never taken for one.
     */
    async enter(
      key: string,
      visitor?: Pick<Account, 'id' | 'door'>,
      as?: 'same' | 'another',
    ): Promise<Entered> {
      const { cleared, ...entered } = await store.transaction(
        async (tx): Promise<Entered & { cleared?: string | undefined }> => {
          const now = clock.now();
          const way = await findWay(tx, key, visitor, now);
          if (way.status === 'known' || way.status === 'refused') return way;
          const isThere = visitor !== undefined && (await tx.consents.listByAccount(visitor.id)).length > 0;
          if (isThere && (as === undefined || (as === 'same' && way.status === 'own')))
            return { status: 'asked', mayBeSame: way.status === 'invited' };
          if (isThere && as === 'same' && way.status === 'invited') {
            await tx.accounts.setPendingInvitation(visitor.id, way.invitation.id);
            return { status: 'goes_on', says: '/start' };
          }
          if (visitor !== undefined) await end(tx, visitor.door.id, now);
          const session = tokens.next();
          if (way.status === 'own') await comeByCode(tx, { ...way, session, key }, now);
          else await comeByInvitation(tx, { ...way, session }, now);
          return { status: 'entered', session, says: '/start', cleared: visitor?.door.id };
        },
      );
      if (cleared !== undefined) onPageCleared(cleared);
      return entered;
    },

    /** Whose device this is; one that was not used for long is known no more. To look is to use it. */
    async find(session: string): Promise<Account | undefined> {
      const now = clock.now();
      const account = await store.accounts.findByDoor({ kind: 'web', address: tokens.hash(session) });
      if (account === undefined) return undefined;
      const { door } = account;
      if (isUnusedTooLong(door, now)) {
        await close(door.id);
        return undefined;
      }
      if (!isUsedToday(door, now)) await store.doors.markUsed(door.id, dayOf(now));
      return account;
    },

    close,

    /** Of a device that nobody comes back with nothing is kept, and nothing is sent there. */
    async closeUnused(now: Date): Promise<void> {
      for (const id of await store.doors.listUnused('web', lastUse(now))) await close(id);
    },

    /** Of who opened a link, or wrote to the bot, and agreed to nothing since, nothing is kept. */
    async forgetNeverIn(now: Date): Promise<void> {
      for (const id of await store.accounts.listNeverIn(neverInSince(now))) {
        await store.transaction((tx) => tx.accounts.forget(id));
      }
    },
  };

  async function close(doorId: string): Promise<void> {
    await store.transaction((tx) => end(tx, doorId, clock.now()));
    onPageCleared(doorId);
  }

  async function end(tx: Pick<Store, 'doors' | 'pages'>, doorId: string, now: Date): Promise<void> {
    await tx.pages.clear(doorId);
    await tx.doors.close(doorId, now);
  }

  async function findWay(
    tx: Parts,
    key: string,
    visitor: Pick<Account, 'id'> | undefined,
    now: Date,
  ): Promise<Way | Extract<Entered, { status: 'known' | 'refused' }>> {
    const code = isCode(key) ? codeOf(key) : undefined;
    const accountId = code && (await tx.doorCodes.find(tokens.hash(code), now));
    if (accountId !== undefined && accountId === visitor?.id) {
      await tx.doorCodes.drop(accountId);
      return { status: 'known' };
    }
    if (accountId !== undefined) return { status: 'own', accountId };
    const token = code ?? parseStartPayload(key)?.token;
    const invitation = token === undefined ? undefined : await findInvitation(tx, key, token);
    if (invitation === undefined) return { status: 'refused', why: 'unknown' };
    if (visitor !== undefined && (await cameBy(tx, visitor.id, invitation, now))) return { status: 'known' };
    const expiresAt = code === undefined ? invitation.expiresAt : codeExpiryOf(invitation);
    const state = stateOf({ ...invitation, expiresAt }, now);
    if (state !== 'alive') return { status: 'refused', why: state };
    const isFull = (await tx.accounts.countPending(invitation.id)) >= mostPending;
    return isFull ? { status: 'refused', why: 'full' } : { status: 'invited', invitation };
  }

  /** A device of somebody's own: each of their other doors hears of it. */
  async function comeByCode(
    tx: Parts,
    { accountId, session, key }: { accountId: string; session: string; key: string },
    now: Date,
  ): Promise<void> {
    await tx.doorCodes.take(tokens.hash(codeOf(key)), now);
    const doorId = await openDoor(tx, { accountId, session }, now);
    const notice = { kind: 'door_opened', doorId } as const;
    const told = { accountId, notice, key: `door_opened:${doorId}`, exceptDoorId: doorId };
    await tellDoors(tx, told, now);
  }

  async function comeByInvitation(
    tx: Parts,
    { invitation, session }: { invitation: Invitation; session: string },
    now: Date,
  ): Promise<void> {
    const accountId = ids.next();
    await tx.accounts.insert({ id: accountId, locale: undefined, createdAt: now });
    await openDoor(tx, { accountId, session }, now);
    await tx.accounts.setPendingInvitation(accountId, invitation.id);
  }

  async function findInvitation(tx: Pick<Store, 'invitations'>, key: string, token: string) {
    const hash = tokens.hash(token);
    return isCode(key) ? tx.invitations.findByCode(hash) : tx.invitations.findByHash(hash);
  }

  async function openDoor(
    tx: Pick<Store, 'doors'>,
    { accountId, session }: { accountId: string; session: string },
    now: Date,
  ): Promise<string> {
    const id = ids.next();
    await tx.doors.insert({ id, accountId, kind: 'web', address: tokens.hash(session), openedAt: now });
    return id;
  }
}

/** Whether this person is on the way in by the invitation, or has come in where it leads. */
async function cameBy(tx: Parts, accountId: string, invitation: Invitation, now: Date): Promise<boolean> {
  const { id, kind, unitId, memberId } = invitation;
  if ((await tx.accounts.pendingInvitation(accountId)) === id) return true;
  if (kind === 'claim') return holdsClaimed(tx, accountId, invitation, now);
  if (unitId === undefined) return false;
  const seat = await tx.members.findByAccount(unitId, accountId);
  const waiting = await tx.joinRequests.findWaiting(unitId, accountId);
  if (waiting !== undefined && waiting.memberId === memberId) return true;
  return memberId === undefined ? seat !== undefined : seat?.id === memberId;
}

/** Whether they hold the office that the claim leads to. */
async function holdsClaimed(
  tx: Pick<Store, 'members' | 'offices'>,
  accountId: string,
  { unitId, memberId }: Invitation,
  now: Date,
): Promise<boolean> {
  const held = await tx.offices.listByAccount(accountId, now);
  if (unitId === undefined) return held.some(({ role }) => role === 'operator');
  if (unitsFollowed(held).includes(unitId)) return true;
  const seat = await tx.members.findByAccount(unitId, accountId);
  const ofCell = await tx.offices.listByUnit(unitId, now);
  const isSought = memberId === undefined ? leads : ({ role }: { role: string }) => role === 'secretary';
  return seat !== undefined && ofCell.some((office) => office.memberId === seat.id && isSought(office));
}
