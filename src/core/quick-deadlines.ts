import { endOfMonth, endOfQuarter, type LocalDate } from './local-time.ts';

export type QuickDeadline = { kind: 'meeting' | 'month' | 'quarter'; on: LocalDate };

/** Deadlines to pick by one tap. */
export function quickDeadlines(today: LocalDate, meetingOn: LocalDate | undefined): QuickDeadline[] {
  return [
    ...(meetingOn === undefined ? [] : [{ kind: 'meeting' as const, on: meetingOn }]),
    { kind: 'month', on: endOfMonth(today) },
    { kind: 'quarter', on: endOfQuarter(today) },
  ];
}
