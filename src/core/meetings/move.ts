import type { Calendar, DayOffReason } from '../time/calendar.ts';
import { addDays, instantOf, localDateOf, type LocalDate } from '../time/local-time.ts';
import type { MeetingTime } from '../model/notices.ts';
import type { Meeting } from '../model/rounds.ts';

/** What the secretary should know before a meeting is moved; none of it forbids the move. */
export type MoveWarning =
  | { kind: 'day_off'; reason: DayOffReason }
  /** It would no longer come in the order of the months. */
  | { kind: 'passes_other'; other: Pick<Meeting, 'kind' | 'on' | 'time' | 'period'> };

export type MoveCheck =
  | { status: 'movable'; startsAt: Date; warnings: MoveWarning[] }
  | { status: 'unchanged' }
  | { status: 'past' }
  | { status: 'too_far'; latestOn: LocalDate };

/** A date further ahead is a slip of the finger. */
const longestMoveDays = 120;

export function checkMove({
  meeting,
  target,
  others,
  now,
  calendar,
}: {
  meeting: Pick<Meeting, 'id' | 'kind' | 'on' | 'time' | 'place' | 'zone' | 'startsAt'>;
  target: MeetingTime;
  /** Planned meetings of the cell. */
  others: readonly Meeting[];
  now: Date;
  calendar: Pick<Calendar, 'dayOffReason'>;
}): MoveCheck {
  if (isSame(meeting, target)) return { status: 'unchanged' };
  const startsAt = instantOf(target.on, target.time, meeting.zone);
  if (startsAt <= now) return { status: 'past' };
  const latestOn = addDays(localDateOf(now, meeting.zone), longestMoveDays);
  if (target.on > latestOn) return { status: 'too_far', latestOn };

  const reason = target.on === meeting.on ? undefined : calendar.dayOffReason(target.on);
  const passed = others.find(
    (other) =>
      other.id !== meeting.id &&
      meeting.kind === 'monthly' &&
      other.kind === 'monthly' &&
      other.startsAt > meeting.startsAt !== other.startsAt > startsAt,
  );
  return {
    status: 'movable',
    startsAt,
    warnings: [
      ...(reason === undefined ? [] : [{ kind: 'day_off' as const, reason }]),
      ...(passed === undefined ? [] : [{ kind: 'passes_other' as const, other: passed }]),
    ],
  };
}

function isSame(one: MeetingTime, other: MeetingTime): boolean {
  return one.on === other.on && one.time === other.time && one.place === other.place;
}
