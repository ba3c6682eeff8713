import type { Member, Role, Unit } from '../core/model/people.ts';
import type { Meeting, Round } from '../core/model/rounds.ts';
import type { Store } from '../core/ports/store.ts';

/** The unit that something is of. */
export async function unitOf(tx: Pick<Store, 'units'>, { unitId }: { unitId: string }): Promise<Unit> {
  const unit = await tx.units.findById(unitId);
  if (unit === undefined) throw new Error(`the unit ${unitId} is not in the database`);
  return unit;
}

/** The meeting that a round belongs to; some have none. */
export async function meetingOf(
  tx: Pick<Store, 'meetings'>,
  round: Pick<Round, 'meetingId'> | undefined,
): Promise<Meeting | undefined> {
  return round?.meetingId === undefined ? undefined : tx.meetings.findById(round.meetingId);
}

type OfficeOf = { unitId: string; role: Role };

/** Which member holds an office of a unit. */
export async function findHolderId(
  tx: Pick<Store, 'offices'>,
  { unitId, role }: OfficeOf,
  now: Date,
): Promise<string | undefined> {
  return (await tx.offices.listByUnit(unitId, now)).find((one) => one.role === role)?.memberId;
}

export async function findHolder(
  tx: Pick<Store, 'members' | 'offices'>,
  of: OfficeOf,
  now: Date,
): Promise<Member | undefined> {
  const memberId = await findHolderId(tx, of, now);
  return memberId === undefined ? undefined : tx.members.findById(memberId);
}

/** Empty for nobody's. */
export async function nameOf(tx: Pick<Store, 'members'>, memberId: string): Promise<string> {
  return (await tx.members.findById(memberId))?.name ?? '';
}

/** By member. */
export async function namesOf(
  tx: Pick<Store, 'members'>,
  of: readonly { memberId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const members = await tx.members.listByIds([...new Set(of.map(({ memberId }) => memberId))]);
  return new Map(members.map(({ id, name }) => [id, name]));
}
