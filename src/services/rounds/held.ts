import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { type InCell, withinCell } from '../within.ts';
import { waitsForRoster, type Asked, type Opening, type OpeningParts } from './opening.ts';

type Deps = {
  store: Transactional<OpeningParts>;
  clock: Pick<Clock, 'now'>;
  opening: Pick<Opening, 'open'>;
};

/** A round that somebody has opened by what they did. */
export type OpenedRound = { roundId: string; meeting: Meeting };

export type OpenNowOutcome = InCell &
  (
    | { status: 'opened'; unit: Unit; opened: OpenedRound }
    /** It has been opened, or its meeting has gone by. */
    | { status: 'none'; unit: Unit }
    | Refused
  );

export type HeldRounds = ReturnType<typeof createHeldRounds>;

/** The first round of a new cell, which waits for the roster or for who says that it is to open. */
export function createHeldRounds({ store, clock, opening }: Deps) {
  return {
    findHeld,
    openHeld,

    openNow: (actor: Actor, unitId: string): Promise<OpenNowOutcome> => {
      const now = clock.now();
      return store.transaction((tx) =>
        withinCell(tx, actor, unitId, 'round_write', async (unit) => {
          const opened = await openHeld(tx, { unitId: unit.id, asked: actor }, now);
          return opened === undefined ? { status: 'none', unit } : { status: 'opened', unit, opened };
        }),
      );
    },
  };

  /** The meeting of the round that waits. */
  async function findHeld(
    tx: Pick<Store, 'meetings' | 'members' | 'rounds' | 'units'>,
    unitId: string,
    now: Date,
  ): Promise<Meeting | undefined> {
    const [due] = await listDue(tx, unitId, now);
    return due !== undefined && (await waitsForRoster(tx, due.round)) ? due.meeting : undefined;
  }

  async function openHeld(
    tx: OpeningParts,
    { unitId, asked }: { unitId: string; asked: Asked },
    now: Date,
  ): Promise<OpenedRound | undefined> {
    const [due] = await listDue(tx, unitId, now);
    if (due === undefined) return undefined;
    const { status } = await opening.open(tx, { ...due, asked }, now);
    return status === 'opened' ? { roundId: due.round.id, meeting: due.meeting } : undefined;
  }
}

/** What is to open and has not, soonest first. */
async function listDue(
  tx: Pick<Store, 'meetings' | 'rounds'>,
  unitId: string,
  now: Date,
): Promise<{ round: Round; meeting: Meeting }[]> {
  const due: { round: Round; meeting: Meeting }[] = [];
  for (const meeting of await tx.meetings.listUpcoming(unitId, now)) {
    const round = await tx.rounds.findByMeeting(meeting.id);
    const isDue = round?.openedAt === undefined && round?.cancelledAt === undefined;
    if (round !== undefined && isDue && round.opensAt <= now) due.push({ round, meeting });
  }
  return due;
}
