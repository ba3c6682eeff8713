import type { Role } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { AccessEvent } from '../../core/model/shown.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { readingRole } from '../../core/summaries/access.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { nameOf, unitOf } from '../records.ts';

type Parts = Pick<Store, 'accessEvents' | 'leaves' | 'meetings' | 'members' | 'offices' | 'rounds' | 'units'>;

/** One look at a person's words. */
export type ReadingView = {
  viewerName: string;
  role: Role | undefined;
  cell: string;
  firstAt: Date;
  lastAt: Date;
} & (
  | ({ what: Exclude<AccessEvent['what'], 'absence' | 'pledge'> } & RoundName)
  | { what: 'pledge'; year: number }
  | ({ what: 'absence' } & Pick<Meeting, 'kind' | 'period' | 'on'>)
  | { what: 'leave'; fromOn: LocalDate }
);

/** Newest first. */
export async function listReadings(store: Parts, actor: Actor): Promise<ReadingView[]> {
  const readings: ReadingView[] = [];
  for (const { viewerId, roundId, what, firstAt, lastAt } of await listLooks(store, actor)) {
    const about = await aboutWhat(store, { what, id: roundId });
    if (about === undefined) continue;
    const offices = await store.offices.listByMember(viewerId, lastAt);
    readings.push({
      viewerName: await nameOf(store, viewerId),
      role: readingRole(offices.map(({ role }) => role)),
      ...about,
      firstAt,
      lastAt,
    });
  }
  return readings;
}

async function aboutWhat(store: Parts, { what, id }: { what: AccessEvent['what']; id: string }) {
  switch (what) {
    case 'absence':
      return aboutAbsence(store, id);
    case 'pledge': {
      const of = parsePledgesKey(id);
      return of && { what, cell: (await unitOf(store, of)).name, year: of.year };
    }
    case 'summary':
    case 'document':
    case 'paper':
    case 'suggestion': {
      const round = await store.rounds.findById(id);
      if (round === undefined) return undefined;
      const unit = await unitOf(store, round);
      return { what, cell: unit.name, ...nameOfRound(round, unit.zone) };
    }
  }
}

/** A reason for being away from one meeting, or that of a leave. */
async function aboutAbsence(store: Parts, id: string) {
  const meeting = await store.meetings.findById(id);
  if (meeting !== undefined) {
    const { kind, period, on } = meeting;
    return { what: 'absence' as const, cell: (await unitOf(store, meeting)).name, ...{ kind, period, on } };
  }
  const leave = await store.leaves.findById(id);
  if (leave === undefined) return undefined;
  return { what: 'leave' as const, cell: (await unitOf(store, leave)).name, fromOn: leave.days.fromOn };
}

/** Of whichever cell, newest first. */
export async function listLooks(store: Pick<Store, 'accessEvents' | 'members'>, actor: Actor) {
  const members = await store.members.listByAccount(actor.accountId);
  const events = await Promise.all(members.map(({ id }) => store.accessEvents.listByMember(id)));
  return events.flat().sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}
