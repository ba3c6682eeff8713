import type { Meeting } from '../model/rounds.ts';
import {
  daysBetween,
  localDateOf,
  addDays,
  instantOf,
  localTimeOf,
  type LocalDate,
  type Zone,
} from '../time/local-time.ts';
import { type ReminderKind } from '../model/notices.ts';

export type PlannedReminder = { kind: ReminderKind; dueAt: Date; expiresAt: Date };

/**
 * The reminders between the opening of the round and the start of the meeting, oldest first. Before a morning meeting
 * the one of the day moves to the evening before, where `d1` stands already and stays: its "tomorrow" is what is true then.
 */
export function planReminders({
  meetingOn,
  startsAt,
  zone,
  opensAt,
}: {
  meetingOn: LocalDate;
  startsAt: Date;
  zone: Zone;
  opensAt: Date;
}): PlannedReminder[] {
  const isMorning = localTimeOf(startsAt, zone) < noon;
  const due = [
    ...eveningsBefore.map(({ kind, days }) => ({
      kind,
      dueAt: instantOf(addDays(meetingOn, -days), evening, zone),
    })),
    ...(isMorning ? [] : [{ kind: 'day' as const, dueAt: instantOf(meetingOn, morning, zone) }]),
  ].filter(({ dueAt }) => dueAt > opensAt && dueAt < startsAt);
  return due.map((slot, index) => ({ ...slot, expiresAt: due[index + 1]?.dueAt ?? startsAt }));
}

/** Of the slots not done yet: the one to send now, and those that must never be sent. */
export function dueReminders<Slot extends Pick<PlannedReminder, 'dueAt' | 'expiresAt'>>(
  slots: readonly Slot[],
  now: Date,
): { send: Slot | undefined; expire: Slot[] } {
  const due = slots
    .filter(({ dueAt }) => dueAt <= now)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  const send = due.findLast(({ expiresAt }) => expiresAt > now);
  return { send, expire: due.filter((slot) => slot !== send) };
}

const eveningsBefore = [
  { kind: 'd7', days: 7 },
  { kind: 'd3', days: 3 },
  { kind: 'd1', days: 1 },
] as const;
const evening = '19:00';
const morning = '08:00';
const noon = '12:00';

export function daysLeft(meeting: Meeting, now: Date): number {
  return daysBetween(localDateOf(now, meeting.zone), meeting.on);
}
