import { pushConsentVersion } from '../../core/joining/consent.ts';
import type { PushTarget } from '../../core/model/page.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { findDevice, isKeptFrom, type AskedDoor } from './doors.ts';
import { changeOutsideCells } from '../within.ts';

type Parts = Pick<Store, 'doors' | 'pagePushes'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type OwnPushes = ReturnType<typeof createOwnPushes>;

/** That a device of one's own is told when something came: begun by who holds it, ended by its person anywhere. */
export function createOwnPushes({ store, clock }: Deps) {
  return {
    /** `version` is that of the text on screen. A browser that changes its target goes on under what was agreed to. */
    begin: (
      actor: Actor,
      { doorId, target, version }: { doorId: string; target: PushTarget; version: number },
    ): Promise<{ status: 'begun' | 'gone' | 'outdated' } | Refused> =>
      changeOutsideCells(store, actor, 'join', async (tx) => {
        if (version !== pushConsentVersion) return { status: 'outdated' };
        const doors = await tx.doors.listByAccount(actor.accountId);
        if (!doors.some(({ id, kind }) => id === doorId && kind === 'web')) return { status: 'gone' };
        const before = await tx.pagePushes.find(doorId);
        const agreedAt = before?.version === version ? before.agreedAt : clock.now();
        await tx.pagePushes.put({ doorId, target, version, agreedAt });
        return { status: 'begun' };
      }),

    /** `newer`: for some days whoever came in last keeps nothing from the devices that were there before them. */
    end: (
      actor: Actor,
      asked: AskedDoor,
    ): Promise<{ status: 'ended' | 'newer' } | { status: 'gone' } | Refused> =>
      changeOutsideCells(store, actor, 'own_data', async (tx) => {
        const found = await findDevice(tx, actor, asked);
        if (found === undefined) return { status: 'gone' };
        if (isKeptFrom(found, clock.now())) return { status: 'newer' };
        await tx.pagePushes.end(asked.doorId);
        return { status: 'ended' };
      }),

    async isOn(doorId: string): Promise<boolean> {
      return (await store.pagePushes.find(doorId))?.version === pushConsentVersion;
    },
  };
}
