import { doorCodeMinutes } from '../../core/joining/door-code.ts';
import { isUnusedTooLong } from '../../core/joining/doors.ts';
import type { Door } from '../../core/model/people.ts';
import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Zone } from '../../core/time/local-time.ts';

type Parts = Pick<Store, 'accounts' | 'doors' | 'doorCodes' | 'pages' | 'pagePushes' | 'units'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  tokens: Tokens;
  defaultZone: Zone;
  onPageCleared: (doorId: string) => void;
};

export type DoorView = Pick<Door, 'id' | 'kind' | 'openedAt'> & { usedAt: Date; isPushed: boolean };

export type DoorsView = { doors: DoorView[]; zone: Zone };

export type OwnDoors = ReturnType<typeof createOwnDoors>;

/** The connections of a person: each with its time, and closed by them alone. */
export function createOwnDoors({ store, clock, tokens, defaultZone, onPageCleared }: Deps) {
  return {
    async list(actor: Actor): Promise<({ status: 'listed' } & DoorsView) | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      return permission.status === 'denied'
        ? permission
        : { status: 'listed', ...(await viewOf(store, actor)) };
    },

    /** For a device of their own; an earlier code no longer works. Known only now: what is stored is its hash. */
    async makeCode(actor: Actor): Promise<{ status: 'made'; code: string; minutes: number } | Refused> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      const code = tokens.code();
      const expiresAt = new Date(clock.now().getTime() + doorCodeMinutes * 60_000);
      await store.transaction(async (tx) => {
        await tx.doorCodes.put({ codeHash: tokens.hash(code), accountId: actor.accountId, expiresAt });
      });
      return { status: 'made', code, minutes: doorCodeMinutes };
    },

    /** A device; Telegram is left there, by ending the chat. */
    async close(
      actor: Actor,
      doorId: string,
    ): Promise<({ status: 'closed' } & DoorsView) | { status: 'gone' } | Refused> {
      const permission = permit(actor, 'own_data', undefined);
      if (permission.status === 'denied') return permission;
      const outcome = await store.transaction(async (tx) => {
        const door = (await tx.doors.listByAccount(actor.accountId)).find(({ id }) => id === doorId);
        if (door?.kind !== 'web') return { status: 'gone' as const };
        await tx.pages.clear(door.id);
        await tx.doors.close(door.id, clock.now());
        // One that was made on the device which is closed would let it in again.
        await tx.doorCodes.drop(actor.accountId);
        return { status: 'closed' as const, ...(await viewOf(tx, actor)) };
      });
      if (outcome.status === 'closed') onPageCleared(doorId);
      return outcome;
    },
  };

  async function viewOf(tx: Parts, actor: Actor): Promise<DoorsView> {
    const now = clock.now();
    const doors = await tx.doors.listByAccount(actor.accountId);
    const unitId = actor.activeUnitId ?? actor.seats[0]?.unitId;
    const unit = unitId === undefined ? undefined : await tx.units.findById(unitId);
    const known = doors.filter((door) => door.kind !== 'web' || !isUnusedTooLong(door, now));
    const shown: DoorView[] = [];
    for (const { id, kind, openedAt, usedAt = openedAt } of known) {
      const isPushed = (await tx.pagePushes.find(id)) !== undefined;
      shown.push({ id, kind, openedAt, usedAt, isPushed });
    }
    return {
      doors: shown,
      zone: unit?.zone ?? defaultZone,
    };
  }
}
