import { localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';
import type { Store } from '../../core/ports/store.ts';

export type UnitDates = { zone: Zone; today: LocalDate; meetingOn?: LocalDate };

/** Today in a unit and its next meeting, as dates are read and offered there. */
export async function readUnitDates(
  tx: Pick<Store, 'meetings' | 'units'>,
  unitId: string,
  now: Date,
): Promise<UnitDates> {
  const unit = await tx.units.findById(unitId);
  if (unit === undefined) throw new Error(`the unit ${unitId} is not in the database`);
  const today = localDateOf(now, unit.zone);
  const [meeting] = await tx.meetings.listUpcoming(unitId, now);
  return { zone: unit.zone, today, ...(meeting === undefined ? {} : { meetingOn: meeting.on }) };
}
