import { codeOf, isCode } from '../../core/joining/door-code.ts';
import { dayOf, isUnusedTooLong, isUsedToday, lastUse } from '../../core/joining/doors.ts';
import { parseStartPayload, stateOf } from '../../core/joining/invitation.ts';
import type { Account, Invitation } from '../../core/model/people.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

import { tellDoors } from './door-news.ts';

type Parts = Pick<
  Store,
  'accounts' | 'deliveries' | 'doors' | 'doorCodes' | 'invitations' | 'joinRequests' | 'members' | 'pages'
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
  | { status: 'refused'; why: 'unknown' | 'used' | 'expired' | 'withdrawn' };

export type WebDoors = ReturnType<typeof createWebDoors>;

/** Devices that come in by the page of the web door. */
export function createWebDoors({ store, clock, ids, tokens, onPageCleared }: Deps) {
  return {
    /**
     * With what an invitation's link carries, with its code, or with a code that somebody got at a door they have. Many keep
     * the link they were sent as their way back: `visitor` is who the device is known as.
     */
    async enter(key: string, visitor?: Pick<Account, 'id'>): Promise<Entered> {
      const now = clock.now();
      const session = tokens.next();
      return store.transaction(async (tx): Promise<Entered> => {
        if (isCode(key)) {
          const accountId = await tx.doorCodes.take(tokens.hash(codeOf(key)), now);
          if (accountId !== undefined && accountId === visitor?.id) return { status: 'known' };
          if (accountId !== undefined) {
            const doorId = await openDoor(tx, { accountId, session }, now);
            const notice = { kind: 'door_opened', doorId } as const;
            const key = `door_opened:${doorId}`;
            await tellDoors(tx, { accountId, notice, key, exceptDoorId: doorId }, now);
            return { status: 'entered', session, says: '/start' };
          }
        }
        const token = isCode(key) ? codeOf(key) : parseStartPayload(key)?.token;
        const invitation = token === undefined ? undefined : await findInvitation(tx, key, token);
        if (invitation === undefined) return { status: 'refused', why: 'unknown' };
        if (visitor !== undefined && (await cameBy(tx, visitor.id, invitation))) return { status: 'known' };
        const state = stateOf(invitation, now);
        if (state !== 'alive') return { status: 'refused', why: state };
        const accountId = ids.next();
        await tx.accounts.insert({ id: accountId, locale: undefined, createdAt: now });
        await openDoor(tx, { accountId, session }, now);
        await tx.accounts.setPendingInvitation(accountId, invitation.id);
        return { status: 'entered', session, says: '/start' };
      });
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
  };

  async function close(doorId: string): Promise<void> {
    await store.transaction(async (tx) => {
      await tx.pages.clear(doorId);
      await tx.doors.close(doorId, clock.now());
    });
    onPageCleared(doorId);
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
async function cameBy(tx: Parts, accountId: string, { id, unitId, memberId }: Invitation): Promise<boolean> {
  if ((await tx.accounts.pendingInvitation(accountId)) === id) return true;
  if (unitId === undefined) return false;
  const seat = await tx.members.findByAccount(unitId, accountId);
  const waiting = await tx.joinRequests.findWaiting(unitId, accountId);
  if (waiting !== undefined && waiting.memberId === memberId) return true;
  return memberId === undefined ? seat !== undefined : seat?.id === memberId;
}
