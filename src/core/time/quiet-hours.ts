import { addDays, instantOf, localDateOf, localTimeOf, type Zone } from './local-time.ts';

/** From this hour on nobody is written to without having asked, until `quietUntil` the next morning. */
export const quietFrom = '21:00';
export const quietUntil = '07:00';

/** The end of the quiet hours that this instant lies in; undefined by day. */
export function quietEnd(at: Date, zone: Zone): Date | undefined {
  const time = localTimeOf(at, zone);
  const on = localDateOf(at, zone);
  if (time < quietUntil) return instantOf(on, quietUntil, zone);
  return time >= quietFrom ? instantOf(addDays(on, 1), quietUntil, zone) : undefined;
}

/** Until when what was to be told at `since` is still waiting now. */
export function stillWaits(since: Date, now: Date, zone: Zone): Date | undefined {
  const end = quietEnd(since, zone);
  return end !== undefined && now < end ? end : undefined;
}
