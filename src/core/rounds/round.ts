import {
  addDays,
  addLocalDays,
  instantOf,
  later,
  localDateOf,
  type LocalDate,
  type Zone,
} from '../time/local-time.ts';
import type { Meeting, Round } from '../model/rounds.ts';

/** What tells a round apart from every other of its cell: of some there may be several in a month. */
export type RoundName = Pick<Round, 'kind' | 'period'> & { on?: LocalDate };

export function nameOfRound({ kind, period, dueAt }: Round, zone: Zone): RoundName {
  const isOneOfSeveral = kind === 'thematic' || kind === 'extra';
  return isOneOfSeveral ? { kind, period, on: localDateOf(dueAt, zone) } : { kind, period };
}

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

/**
 * The first round of a cell that was set up after its opening day waits until there is a roster: at once it would bury the
 * end of the setup, and have nobody to take part. `members` counts whoever set the cell up.
 */
export function isHeld(
  { opensAt, openedAt }: Pick<Round, 'opensAt' | 'openedAt'>,
  { readyAt, members }: { readyAt: Date | undefined; members: number },
): boolean {
  return openedAt === undefined && readyAt !== undefined && opensAt <= readyAt && members <= 1;
}

/** The day to name for a round that is not open yet; undefined where it is held, or about to open. */
export function opensAhead(
  { opensAt, openedAt }: Pick<Round, 'opensAt' | 'openedAt'>,
  now: Date,
): Date | undefined {
  return openedAt === undefined && opensAt > now ? opensAt : undefined;
}

/**
 * Each phase begins at its own instant: at the very start of the meeting a review is already late. Nothing before the
 * round was opened with its participants, and late as soon as it was closed, even where its meeting has been moved since.
 */
export function phaseOf(
  {
    closesAt,
    lateUntilAt,
    openedAt,
    closedAt,
    cancelledAt,
  }: Pick<Round, 'closesAt' | 'lateUntilAt' | 'openedAt' | 'closedAt' | 'cancelledAt'>,
  now: Date,
): RoundPhase {
  if (cancelledAt !== undefined) return 'cancelled';
  if (now >= lateUntilAt) return 'ended';
  if (openedAt === undefined) return 'planned';
  return closedAt !== undefined || now >= closesAt ? 'late' : 'open';
}

/** While it matters who takes part: neither closed nor called off, opened or not. */
export function isRoundAhead(
  { cancelledAt, closedAt, closesAt }: Pick<Round, 'cancelledAt' | 'closedAt' | 'closesAt'>,
  now: Date,
): boolean {
  return cancelledAt === undefined && closedAt === undefined && now < closesAt;
}

/**
 * Until it would have begun; and no round of the cell may have closed since, which may have counted already what waited
 * for another round.
 */
export function mayPutBack(
  { id, status, startsAt }: Pick<Meeting, 'id' | 'status' | 'startsAt'>,
  rounds: readonly Pick<Round, 'meetingId' | 'closedAt' | 'cancelledAt'>[],
  now: Date,
): boolean {
  if (status !== 'cancelled' || startsAt <= now) return false;
  const since = rounds.find(({ meetingId }) => meetingId === id)?.cancelledAt;
  return since === undefined || rounds.every(({ closedAt }) => closedAt === undefined || closedAt <= since);
}

const openingDays = 10;
const openingTime = '08:00';
const lateDays = 3;

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
