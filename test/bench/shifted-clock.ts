import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/core/ports/runtime.ts';

/** Runs as fast as the machine's time, but began at this instant: what is measured does not depend on the hour of the day. */
export function createShiftedClock(startsAt: Date, offsetMs = startsAt.getTime() - Date.now()): Clock {
  return {
    now: () => new Date(Date.now() + offsetMs),
    sleep: (ms, signal) => pause(ms, undefined, signal === undefined ? {} : { signal }),
  };
}

/** The Monday morning of a week in which a cell meets on Friday evening. */
export const weekOfMeeting = { startsAt: new Date('2026-11-30T02:00:00Z'), meetingDay: 4 };
