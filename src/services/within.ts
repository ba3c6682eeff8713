import type { Unit } from '../core/model/people.ts';
import type { Meeting, Round } from '../core/model/rounds.ts';
import {
  notAMember,
  permitMember,
  type Action,
  type Actor,
  type Seat,
  type Refused,
} from '../core/permissions.ts';
import type { Store } from '../core/ports/store.ts';

/** In which cell something was done; left out where it was in none. */
export type InCell = { cellId?: string | undefined };

type Work<Found, Outcome> = (found: Found, seat: Seat) => Outcome | Promise<Outcome>;

/** What came of it, with the cell that it was done in. */
export type Done<Outcome> = Promise<(Outcome & InCell) | Refused>;

/** Works on a cell as one of its members who may. */
export async function withinCell<Outcome extends object>(
  tx: Pick<Store, 'units'>,
  actor: Actor,
  unitId: string | undefined,
  action: Action,
  work: Work<Unit, Outcome>,
): Done<Outcome> {
  const unit = unitId === undefined ? undefined : await tx.units.findById(unitId);
  return within(actor, { found: unit, unitId: unit?.id }, action, work);
}

/** The same for a round of the cell. */
export async function withinRound<Outcome extends object>(
  tx: Pick<Store, 'rounds'>,
  actor: Actor,
  roundId: string,
  action: Action,
  work: Work<Round, Outcome>,
): Done<Outcome> {
  const round = await tx.rounds.findById(roundId);
  return within(actor, { found: round, unitId: round?.unitId }, action, work);
}

/** The same for a meeting of the cell. */
export async function withinMeeting<Outcome extends object>(
  tx: Pick<Store, 'meetings'>,
  actor: Actor,
  meetingId: string,
  action: Action,
  work: Work<Meeting, Outcome>,
): Done<Outcome> {
  const meeting = await tx.meetings.findById(meetingId);
  return within(actor, { found: meeting, unitId: meeting?.unitId }, action, work);
}

/** What is not there is refused as what is another cell's: nobody learns by a made-up id which ids there are. */
export async function within<Found, Outcome extends object>(
  actor: Actor,
  { found, unitId }: { found: Found | undefined; unitId: string | undefined },
  action: Action,
  work: Work<Found, Outcome>,
): Done<Outcome> {
  const permission = permitMember(actor, action, unitId);
  if (permission.status === 'denied') return permission;
  if (found === undefined) return notAMember;
  return { ...(await work(found, permission.seat)), cellId: permission.seat.unitId };
}
