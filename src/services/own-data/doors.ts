import { doorCodeMinutes } from '../../core/joining/door-code.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import { contestEnd, isUnusedTooLong, mayContest } from '../../core/joining/doors.ts';
import type { Door } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Zone } from '../../core/time/local-time.ts';
import { takeFrom } from '../delivery/shown-words.ts';
import { forgetReviews } from './forged-reviews.ts';
import { changeOutsideCells, outsideCells } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  tokens: Tokens;
  defaultZone: Zone;
  onPageCleared: (doorId: string) => void;
  onErased: () => Promise<void>;
};

/** Which door, and by which one somebody asks. */
export type AskedDoor = { doorId: string; byDoorId: string };

type Closed = ({ status: 'closed'; kind: Door['kind'] } & DoorsView) | { status: 'gone' };

/** `newer`: for some days whoever came in last closes nothing that was there before them. */
export type CloseOutcome = Closed | { status: 'newer'; until: Date; zone: Zone } | Refused;

/** `since`: from when on something may have been written by somebody else. */
export type ContestOutcome =
  { status: 'contested'; since: Date; zone: Zone } | { status: 'late' } | { status: 'gone' } | Refused;

export type DoorView = Pick<Door, 'id' | 'kind' | 'openedAt'> & {
  usedAt: Date;
  isPushed: boolean;
  /** By the door that asks. */
  mayClose: boolean;
};

export type DoorsView = { doors: DoorView[]; zone: Zone };

export type OwnDoors = ReturnType<typeof createOwnDoors>;

/** The connections of a person: each with its time, and closed by them alone. */
export function createOwnDoors({ store, clock, ids, tokens, defaultZone, onPageCleared, onErased }: Deps) {
  return {
    list: (actor: Actor, byDoorId: string): Promise<({ status: 'listed' } & DoorsView) | Refused> =>
      outsideCells(actor, 'own_data', async () => ({
        ...{ status: 'listed', ...(await viewOf(store, actor, byDoorId)) },
      })),

    /** For a device of their own; an earlier code no longer works. Known only now: what is stored is its hash. */
    makeCode: (actor: Actor): Promise<{ status: 'made'; code: string; minutes: number } | Refused> =>
      changeOutsideCells(store, actor, 'join', async (tx) => {
        const code = tokens.code();
        const expiresAt = new Date(clock.now().getTime() + doorCodeMinutes * 60_000);
        await tx.doorCodes.put({ codeHash: tokens.hash(code), accountId: actor.accountId, expiresAt });
        return { status: 'made', code, minutes: doorCodeMinutes };
      }),

    /** A device, or Telegram from a page; in Telegram itself it is left by ending the chat. */
    close: (actor: Actor, asked: AskedDoor): Promise<CloseOutcome> =>
      closing(actor, asked, async (tx, found, now) => {
        if (isKeptFrom(found, now))
          return {
            status: 'newer',
            until: contestEnd(found.by.openedAt),
            zone: await ownZone(tx, actor, defaultZone),
          };
        await end(tx, actor, found.door, now);
        return { status: 'closed', kind: found.door.kind, ...(await viewOf(tx, actor, asked.byDoorId)) };
      }),

    /** "Not me", of a device that came in by a code: only who was there before it says so. */
    contest: (actor: Actor, asked: AskedDoor): Promise<ContestOutcome> =>
      closing(actor, asked, async (tx, { door, by }, now) => {
        if (by.id === door.id || by.openedAt >= door.openedAt) return { status: 'gone' };
        if (!mayContest(door.openedAt, now)) return { status: 'late' };
        await end(tx, actor, door, now);
        return { status: 'contested', since: door.openedAt, zone: await ownZone(tx, actor, defaultZone) };
      }),

    /** For the words of the notice: as long as the device is there and may be contested. */
    async readOpened(accountId: string, doorId: string): Promise<{ at: Date; zone: Zone } | undefined> {
      const now = clock.now();
      const door = (await store.doors.listByAccount(accountId)).find(({ id }) => id === doorId);
      if (door === undefined || !mayContest(door.openedAt, now)) return undefined;
      const actor = await store.accounts.loadActor(accountId, consentVersion, now);
      return { at: door.openedAt, zone: await ownZone(store, actor, defaultZone) };
    },

    /** What was written under their name since a device came in that was not theirs. */
    takeBack: (actor: Actor, since: Date): Promise<{ status: 'taken_back' } | { status: 'gone' } | Refused> =>
      outsideCells(actor, 'own_data', async () => {
        const now = clock.now();
        if (Number.isNaN(since.getTime()) || since > now || !mayContest(since, now))
          return { status: 'gone' };
        await store.transaction(async (tx) => {
          for (const { id: memberId } of await tx.members.listByAccount(actor.accountId))
            await forgetReviews(tx, { ids, memberId, since }, now);
        });
        await onErased();
        return { status: 'taken_back' };
      }),
  };

  async function closing<Outcome extends { status: string }>(
    actor: Actor,
    asked: AskedDoor,
    work: (tx: Store, found: FoundDoor, now: Date) => Promise<Outcome>,
  ): Promise<Outcome | { status: 'gone' } | Refused> {
    const outcome: Outcome | { status: 'gone' } | Refused = await changeOutsideCells(
      ...([store, actor, 'own_data'] as const),
      async (tx) => {
        const found = await findDoor(tx, actor, asked);
        return found === undefined ? { status: 'gone' } : work(tx, found, clock.now());
      },
    );
    if (outcome.status === 'closed' || outcome.status === 'contested') onPageCleared(asked.doorId);
    return outcome;
  }

  async function end(tx: Store, { accountId }: Actor, { id, kind }: Door, now: Date): Promise<void> {
    if (kind === 'telegram') await takeFrom(tx, { accountId, by: kind }, now);
    await tx.pages.clear(id);
    await tx.doors.close(id, now);
    // One that was made on the device which is closed would let it in again.
    await tx.doorCodes.drop(accountId);
  }

  async function viewOf(
    tx: Pick<Store, 'doors' | 'pagePushes' | 'units'>,
    actor: Actor,
    byDoorId: string,
  ): Promise<DoorsView> {
    const now = clock.now();
    const doors = await tx.doors.listByAccount(actor.accountId);
    const known = doors.filter((door) => door.kind !== 'web' || !isUnusedTooLong(door, now));
    const shown: DoorView[] = [];
    for (const { id, kind, openedAt, usedAt = openedAt } of known) {
      const isPushed = (await tx.pagePushes.find(id)) !== undefined;
      const mayClose = isClosable({ kind, id }, byDoorId);
      shown.push({ id, kind, openedAt, usedAt, isPushed, mayClose });
    }
    return { doors: shown, zone: await ownZone(tx, actor, defaultZone) };
  }
}

/** As the cell they are in has it, for who is in one. */
export async function ownZone(
  tx: Pick<Store, 'units'>,
  { activeUnitId, seats }: Actor,
  otherwise: Zone,
): Promise<Zone> {
  const unitId = activeUnitId ?? seats[0]?.unitId;
  return (unitId === undefined ? undefined : await tx.units.findById(unitId))?.zone ?? otherwise;
}

type FoundDoor = { door: Door; by: Door };

/** Whoever is in Telegram would be a stranger there with the next tap. */
function isClosable({ kind, id }: Pick<Door, 'kind' | 'id'>, byDoorId: string): boolean {
  return kind === 'web' || id !== byDoorId;
}

/** A door of this person that may be closed, asked about by one of their own. */
async function findDoor(
  tx: Pick<Store, 'doors'>,
  { accountId }: Actor,
  { doorId, byDoorId }: AskedDoor,
): Promise<FoundDoor | undefined> {
  const doors = await tx.doors.listByAccount(accountId);
  const door = doors.find(({ id }) => id === doorId);
  const by = doors.find(({ id }) => id === byDoorId);
  return door === undefined || by === undefined || !isClosable(door, byDoorId) ? undefined : { door, by };
}

/** A device of this person, asked about by one of their own doors. */
export async function findDevice(
  tx: Pick<Store, 'doors'>,
  actor: Actor,
  asked: AskedDoor,
): Promise<FoundDoor | undefined> {
  const found = await findDoor(tx, actor, asked);
  return found?.door.kind === 'web' ? found : undefined;
}

/** For some days whoever came in last changes nothing about the devices that were there before them. */
export function isKeptFrom({ door, by }: FoundDoor, now: Date): boolean {
  return by.openedAt > door.openedAt && mayContest(by.openedAt, now);
}
