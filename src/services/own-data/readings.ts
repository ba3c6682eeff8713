import type { Role } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { AccessEvent } from '../../core/model/shown.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { readingRole } from '../../core/summaries/access.ts';
import type { LocalDate, Zone } from '../../core/time/local-time.ts';

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
export async function listReadings(store: Parts, actor: Actor, defaultZone: Zone): Promise<ReadingView[]> {
  const readings: ReadingView[] = [];
  for (const { viewerId, roundId, what, firstAt, lastAt } of await listLooks(store, actor)) {
    const about = await aboutWhat(store, { what, id: roundId }, defaultZone);
    if (about === undefined) continue;
    const viewer = await store.members.findById(viewerId);
    const offices = await store.offices.listByMember(viewerId, lastAt);
    readings.push({
      viewerName: viewer?.name ?? '',
      role: readingRole(offices.map(({ role }) => role)),
      ...about,
      firstAt,
      lastAt,
    });
  }
  return readings;
}

async function aboutWhat(
  store: Parts,
  { what, id }: { what: AccessEvent['what']; id: string },
  defaultZone: Zone,
) {
  switch (what) {
    case 'absence':
      return aboutAbsence(store, id);
    case 'pledge': {
      const of = parsePledgesKey(id);
      return of && { what, cell: await cellName(store, of.unitId), year: of.year };
    }
    case 'summary':
    case 'document':
    case 'paper':
    case 'suggestion': {
      const round = await store.rounds.findById(id);
      if (round === undefined) return undefined;
      const unit = await store.units.findById(round.unitId);
      return { what, cell: unit?.name ?? '', ...nameOfRound(round, unit?.zone ?? defaultZone) };
    }
  }
}

/** A reason for being away from one meeting, or that of a leave. */
async function aboutAbsence(store: Parts, id: string) {
  const meeting = await store.meetings.findById(id);
  if (meeting !== undefined) {
    const { unitId, kind, period, on } = meeting;
    return { what: 'absence' as const, cell: await cellName(store, unitId), ...{ kind, period, on } };
  }
  const leave = await store.leaves.findById(id);
  if (leave === undefined) return undefined;
  return { what: 'leave' as const, cell: await cellName(store, leave.unitId), fromOn: leave.days.fromOn };
}

async function cellName(store: Parts, unitId: string): Promise<string> {
  return (await store.units.findById(unitId))?.name ?? '';
}

/** Of whichever cell, newest first. */
export async function listLooks(store: Pick<Store, 'accessEvents' | 'members'>, actor: Actor) {
  const members = await store.members.listByAccount(actor.accountId);
  const events = await Promise.all(members.map(({ id }) => store.accessEvents.listByMember(id)));
  return events.flat().sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}
