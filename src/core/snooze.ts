import { addDays, instantOf, localDateOf, localTimeOf } from './local-time.ts';
import type { Meeting } from './model/rounds.ts';

export const snoozes = ['tonight', 'tomorrow'] as const;
export type Snooze = (typeof snoozes)[number];

export function isSnooze(kind: string): boolean {
  return snoozes.some((one) => one === kind);
}

/** When a reminder put off would come; undefined where it is too late in the day, or the meeting begins before. */
export function snoozeAt(
  kind: Snooze,
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  now: Date,
): Date | undefined {
  if (kind === 'tonight' && localTimeOf(now, zone) >= lastOffer) return undefined;
  const today = localDateOf(now, zone);
  const at = instantOf(kind === 'tonight' ? today : addDays(today, 1), evening, zone);
  return at < startsAt ? at : undefined;
}

const lastOffer = '18:00';
const evening = '19:00';
