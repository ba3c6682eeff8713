import { addDays, addLocalDays, instantOf, type LocalDate, type Zone } from './local-time.ts';

export type RoundTimes = { opensAt: Date; dueAt: Date; closesAt: Date; lateUntilAt: Date };
export type RoundPhase = 'planned' | 'open' | 'late' | 'ended' | 'cancelled';

export type RoundMeeting = { startsAt: Date; meetingOn: LocalDate; zone: Zone };

/** Opens ten days ahead, or at once where that has passed, and never after the meeting has begun. */
export function planRound({ startsAt, meetingOn, zone, now }: RoundMeeting & { now: Date }): RoundTimes {
  const opening = instantOf(addDays(meetingOn, -openingDays), openingTime, zone);
  return {
    opensAt: earlier(later(opening, now), startsAt),
    dueAt: startsAt,
    closesAt: startsAt,
    lateUntilAt: addLocalDays(startsAt, lateDays, zone),
  };
}

/** The times after the meeting has moved: a round that is open already stays open. */
export function moveRound({
  round,
  now,
  ...meeting
}: RoundMeeting & { round: Pick<RoundTimes, 'opensAt'>; now: Date }): RoundTimes {
  const times = planRound({ ...meeting, now });
  return round.opensAt <= now ? { ...times, opensAt: round.opensAt } : times;
}

/** Each phase begins at its own instant: at the very start of the meeting a review is already late. */
export function phaseOf(
  round: Omit<RoundTimes, 'dueAt'> & { cancelledAt: Date | undefined },
  now: Date,
): RoundPhase {
  if (round.cancelledAt !== undefined) return 'cancelled';
  if (now >= round.lateUntilAt) return 'ended';
  if (now >= round.closesAt) return 'late';
  return now >= round.opensAt ? 'open' : 'planned';
}

const openingDays = 10;
const openingTime = '08:00';
const lateDays = 3;

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
