import { consentVersion } from '../../core/joining/consent.ts';
import type { Door } from '../../core/model/people.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';

type Deps = { store: Pick<Store, 'accounts' | 'doors'>; clock: Pick<Clock, 'now'> };

/** Doors behind which nobody is reached any more: the bot was blocked, or their account is gone. */
export function createLostDoors({ store, clock }: Deps) {
  return {
    /**
     * Whoever has another door, whose line they agreed to, is reached by that one from now on; anybody else is out of reach. `isOpen`: whether anything goes out by doors of a kind.
     */
    async lose(
      accountId: string,
      kind: Door['kind'],
      isOpen: (kind: Door['kind']) => boolean,
    ): Promise<'another' | 'none'> {
      const now = clock.now();
      const doors = await store.doors.listByAccount(accountId);
      const others = doors.filter((door) => door.kind !== kind && isOpen(door.kind)).sort(byUse);
      for (const { id, kind: other } of others) {
        const { consented } = await store.accounts.loadActor(accountId, consentVersion, now, other);
        if (!consented) continue;
        await store.accounts.setLastDoor(accountId, id);
        return 'another';
      }
      await store.accounts.setReachable(accountId, false, now);
      return 'none';
    },
  };
}

function byUse(one: Door, other: Door): number {
  return (other.usedAt ?? other.openedAt).getTime() - (one.usedAt ?? one.openedAt).getTime();
}
