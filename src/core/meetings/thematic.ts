import {
  addDays,
  daysBetween,
  endOfQuarter,
  localDateOf,
  type LocalDate,
  type Zone,
} from '../time/local-time.ts';
import type { Meeting } from '../model/rounds.ts';

/** Where a quarter stands that wants its thematic meeting. */
export type ThematicState = { status: 'met' | 'planned' | 'missing' | 'due_soon'; quarterEndsOn: LocalDate };

/** `due_soon` from thirty days before the end of the quarter. */
export function thematicState(
  meetings: readonly Pick<Meeting, 'kind' | 'status' | 'on' | 'startsAt'>[],
  { now, zone }: { now: Date; zone: Zone },
): ThematicState {
  const today = localDateOf(now, zone);
  const quarterEndsOn = endOfQuarter(today);
  const inQuarter = meetings.filter(
    ({ kind, status, on }) =>
      kind === 'thematic' && status === 'planned' && endOfQuarter(on) === quarterEndsOn,
  );
  if (inQuarter.some(({ startsAt }) => startsAt <= now)) return { status: 'met', quarterEndsOn };
  if (inQuarter.length > 0) return { status: 'planned', quarterEndsOn };
  const isSoon = daysBetween(today, quarterEndsOn) <= noticeDays;
  return { status: isSoon ? 'due_soon' : 'missing', quarterEndsOn };
}

/** A cell that began in those last days may have met before: it is not asked. */
export function isThematicAsked(
  state: ThematicState,
  { readyAt, zone }: { readyAt: Date; zone: Zone },
): boolean {
  return (
    state.status === 'due_soon' && localDateOf(readyAt, zone) < addDays(state.quarterEndsOn, -noticeDays)
  );
}

const noticeDays = 30;
