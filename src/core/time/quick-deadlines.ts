import { endOfMonth, endOfQuarter, type LocalDate } from './local-time.ts';

export type QuickDeadline = { kind: 'meeting' | 'month' | 'quarter'; on: LocalDate };

/** Deadlines to pick by one tap, soonest first; of two on the same day the first named. */
export function quickDeadlines(today: LocalDate, meetingOn: LocalDate | undefined): QuickDeadline[] {
  const named: QuickDeadline[] = [
    ...(meetingOn === undefined ? [] : [{ kind: 'meeting' as const, on: meetingOn }]),
    { kind: 'month', on: endOfMonth(today) },
    { kind: 'quarter', on: endOfQuarter(today) },
  ];
  return named
    .filter(({ on }, index) => named.findIndex((one) => one.on === on) === index)
    .sort((one, other) => one.on.localeCompare(other.on));
}
