import type { Unit } from '../../core/model/people.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { isThematicAsked, thematicState, type ThematicState } from '../../core/meetings/thematic.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { tellLeads } from '../offices/leads.ts';
import { endOfQuarter, instantOf, localDateOf, addDays } from '../../core/time/local-time.ts';
import { findTold } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'deliveries' | 'meetings' | 'members' | 'offices' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; log: Log };

export type Thematic = ReturnType<typeof createThematic>;

/** At least one thematic meeting a quarter is expected: its secretary hears once when none is in sight. */
export function createThematic({ store, clock, log }: Deps) {
  async function stateOf(unit: Pick<Unit, 'id' | 'zone'>): Promise<ThematicState> {
    const meetings = await store.meetings.listByUnit(unit.id);
    return thematicState(meetings, { now: clock.now(), zone: unit.zone });
  }

  async function askDue(now: Date): Promise<void> {
    const cells = (await store.units.listReadyCells()).filter(({ zone }) => isNear(zone, now));
    await eachOnItsOwn(
      cells,
      { log, failed: 'a secretary could not be told of a thematic meeting' },
      (unit) =>
        store.transaction(async (tx) => {
          const { id: unitId, zone, readyAt } = unit;
          const state = thematicState(await tx.meetings.listByUnit(unitId), { now, zone });
          if (readyAt === undefined || !isThematicAsked(state, { readyAt, zone })) return;
          const { quarterEndsOn } = state;
          const notice = { kind: 'thematic_missing' as const, unitId, quarterEndsOn };
          const key = `thematic_missing:${unitId}:${quarterEndsOn}`;
          const expiresAt = instantOf(addDays(quarterEndsOn, 1), '00:00', zone);
          await tellLeads(tx, { unitId, notice, key, expiresAt }, now);
        }),
    );
  }

  /** Undefined where one is in sight by now, the quarter is over, or the reader no longer leads the cell. */
  async function read(
    { unitId, quarterEndsOn }: { unitId: string; quarterEndsOn: string },
    accountId: string,
  ): Promise<{ unit: Unit; quarterEndsOn: string } | undefined> {
    const unit = await store.units.findById(unitId);
    const told = await findTold(store, { accountId, unitId, action: 'meeting_write' }, clock.now());
    if (unit === undefined || told === undefined) return undefined;
    const state = await stateOf(unit);
    return state.status === 'due_soon' && state.quarterEndsOn === quarterEndsOn
      ? { unit, quarterEndsOn }
      : undefined;
  }

  return { stateOf, askDue, read };
}

/** Only in the last days of a quarter is there anything to look for. */
function isNear(zone: string, now: Date): boolean {
  const today = localDateOf(now, zone);
  return addDays(today, longestNoticeDays) >= endOfQuarter(today);
}

const longestNoticeDays = 31;
