import { localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';
import type { Store } from '../../core/ports/store.ts';
import { unitOf } from '../records.ts';

export type UnitDates = { zone: Zone; today: LocalDate; meetingOn?: LocalDate };

/** Today in a unit and its next meeting, as dates are read and offered there. */
export async function readUnitDates(
  tx: Pick<Store, 'meetings' | 'units'>,
  unitId: string,
  now: Date,
): Promise<UnitDates> {
  const { zone } = await unitOf(tx, { unitId });
  const today = localDateOf(now, zone);
  const [meeting] = await tx.meetings.listUpcoming(unitId, now);
  return { zone, today, ...(meeting === undefined ? {} : { meetingOn: meeting.on }) };
}
