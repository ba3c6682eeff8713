import { snoozes, type Snooze } from '../model/notices.ts';
import { addDays, instantOf, localDateOf, localTimeOf, type LocalDate } from '../time/local-time.ts';
import type { Meeting } from '../model/rounds.ts';
import { quietUntil } from '../time/quiet-hours.ts';

export function isSnooze(kind: string): boolean {
  return snoozes.some((one) => one === kind);
}

/**
 * When a reminder put off would come: in the evening, and on the day of the meeting at least two hours before it begins.
 * Undefined where that is no time any more that the button promises: what is left to do is then said at once.
 */
export function snoozeAt(
  kind: Snooze,
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  now: Date,
): Date | undefined {
  if (kind === 'tonight' && localTimeOf(now, zone) >= lastOffer) return undefined;
  const today = localDateOf(now, zone);
  const on: LocalDate = kind === 'tonight' ? today : addDays(today, 1);
  const usual = instantOf(on, evening, zone);
  const latest = new Date(startsAt.getTime() - leadMs);
  const at = usual <= latest ? usual : latest;
  const earliest = instantOf(on, kind === 'tonight' ? lateAfternoon : quietUntil, zone);
  return at > now && at >= earliest ? at : undefined;
}

const lastOffer = '18:00';
const lateAfternoon = '17:00';
const evening = '19:00';
const leadMs = 2 * 60 * 60_000;
