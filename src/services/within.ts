import type { Unit } from '../core/model/people.ts';
import type { Meeting, Round } from '../core/model/rounds.ts';
import {
  currentSeat,
  may,
  notAMember,
  permit,
  permitMember,
  type Action,
  type Actor,
  type Seat,
  type Refused,
} from '../core/permissions.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Store, Transactional } from '../core/ports/store.ts';

/** In which cell something was done; left out where it was in none. */
export type InCell = { cellId?: string | undefined };

type Work<Given extends unknown[], Outcome> = (...given: Given) => Outcome | Promise<Outcome>;

/** What it answers is looked at against what whoever calls says may come of it. */
type Answering<Given extends unknown[], Outcome> = NoInfer<Work<Given, Outcome | Refused>>;

/** What came of it, with the cell that it was done in. */
export type Done<Outcome> = Promise<(Outcome & InCell) | Refused>;

/** Works on a cell as one of its members who may. */
export async function withinCell<Outcome extends object>(
  tx: Pick<Store, 'units'>,
  actor: Actor,
  unitId: string | undefined,
  action: Action,
  work: Answering<[found: Unit, seat: Seat], Outcome>,
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
  work: Answering<[found: Round, seat: Seat], Outcome>,
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
  work: Answering<[found: Meeting, seat: Seat], Outcome>,
): Done<Outcome> {
  const meeting = await tx.meetings.findById(meetingId);
  return within(actor, { found: meeting, unitId: meeting?.unitId }, action, work);
}

/** The same in the cell that commands are about, or in another one where this person may. */
export function withinOwnCell<Outcome extends object>(
  actor: Actor,
  action: Action,
  work: Answering<[seat: Seat], Outcome>,
): Done<Outcome> {
  const current = currentSeat(actor);
  const seat = [current, ...actor.seats].find((one) => one && may(actor, action, one.unitId)) ?? current;
  return within(actor, { found: seat, unitId: seat?.unitId }, action, work);
}

/** Does what is about no cell: somebody's own things, or those of the bot as a whole. */
export async function outsideCells<Outcome>(
  actor: Actor,
  action: Action,
  work: Answering<[], Outcome>,
): Promise<Outcome | Refused> {
  const permission = permit(actor, action, undefined);
  return permission.status === 'denied' ? permission : work();
}

/** The same in one transaction. */
export function changeOutsideCells<Tx extends Partial<Store>, Outcome>(
  store: Transactional<Tx>,
  actor: Actor,
  action: Action,
  work: Answering<[tx: Tx], Outcome>,
): Promise<Outcome | Refused> {
  return outsideCells(actor, action, () => store.transaction(async (tx) => work(tx)));
}

/** Somebody to be told something of a cell, as long as they may know it. */
export async function findTold(
  tx: Pick<Store, 'accounts'>,
  { accountId, unitId, action }: { accountId: string; unitId: string; action: Action },
  now: Date,
): Promise<{ reader: Actor; seat: Seat } | undefined> {
  const reader = await tx.accounts.loadActor(accountId, consentVersion, now);
  const permission = permitMember(reader, action, unitId);
  return permission.status === 'denied' ? undefined : { reader, seat: permission.seat };
}

/** What is not there is refused as what is another cell's: nobody learns by a made-up id which ids there are. */
export async function within<Found, Outcome extends object>(
  actor: Actor,
  { found, unitId }: { found: Found | undefined; unitId: string | undefined },
  action: Action,
  work: Work<[found: Found, seat: Seat], Outcome>,
): Done<Outcome> {
  const permission = permitMember(actor, action, unitId);
  if (permission.status === 'denied') return permission;
  if (found === undefined) return notAMember;
  return { cellId: permission.seat.unitId, ...(await work(found, permission.seat)) };
}
