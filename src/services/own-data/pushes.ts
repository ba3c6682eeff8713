import { pushConsentVersion } from '../../core/joining/consent.ts';
import { mayContest } from '../../core/joining/doors.ts';
import type { PushTarget } from '../../core/model/page.ts';
import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

type Parts = Pick<Store, 'doors' | 'pagePushes'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type OwnPushes = ReturnType<typeof createOwnPushes>;

/** That a device of one's own is told when something came: begun by who holds it, ended by its person anywhere. */
export function createOwnPushes({ store, clock }: Deps) {
  return {
    /** `version` is that of the text on screen. A browser that changes its target goes on under what was agreed to. */
    async begin(
      actor: Actor,
      { doorId, target, version }: { doorId: string; target: PushTarget; version: number },
    ): Promise<{ status: 'begun' | 'gone' | 'outdated' } | Refused> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      if (version !== pushConsentVersion) return { status: 'outdated' };
      return store.transaction(async (tx) => {
        const doors = await tx.doors.listByAccount(actor.accountId);
        if (!doors.some(({ id, kind }) => id === doorId && kind === 'web')) return { status: 'gone' };
        const before = await tx.pagePushes.find(doorId);
        const agreedAt = before?.version === version ? before.agreedAt : clock.now();
        await tx.pagePushes.put({ doorId, target, version, agreedAt });
        return { status: 'begun' };
      });
    },

    /** `newer`: for some days whoever came in last keeps nothing from the devices that were there before them. */
    async end(
      actor: Actor,
      { doorId, byDoorId }: { doorId: string; byDoorId: string },
    ): Promise<{ status: 'ended' | 'gone' | 'newer' } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      return store.transaction(async (tx) => {
        const doors = await tx.doors.listByAccount(actor.accountId);
        const door = doors.find(({ id }) => id === doorId);
        const by = doors.find(({ id }) => id === byDoorId);
        if (door?.kind !== 'web' || by === undefined) return { status: 'gone' };
        if (by.openedAt > door.openedAt && mayContest(by.openedAt, clock.now())) return { status: 'newer' };
        await tx.pagePushes.end(doorId);
        return { status: 'ended' };
      });
    },

    async isOn(doorId: string): Promise<boolean> {
      return (await store.pagePushes.find(doorId))?.version === pushConsentVersion;
    },
  };
}
