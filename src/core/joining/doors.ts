import type { Door } from '../model/people.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** After so many days without use a device is known no more. */
export const doorDays = 180;

/** For so many days whoever was there before may say that a new connection is not theirs. */
export const contestDays = 14;

export function contestEnd(since: Date): Date {
  return new Date(since.getTime() + contestDays * dayMs);
}

export function mayContest(since: Date, now: Date): boolean {
  return now < contestEnd(since);
}

/** So long somebody who came in and agreed to nothing is remembered. */
export const neverInDays = 30;

export function neverInSince(now: Date): Date {
  return new Date(now.getTime() - neverInDays * dayMs);
}

/** Under which key waits what comes by a door. */
export function chatKeyOf({ kind, address }: Pick<Door, 'kind' | 'address'>): string {
  return kind === 'telegram' ? address : `${kind} ${address}`;
}

/** Who came by a door then or earlier is known no more. */
export function lastUse(now: Date): Date {
  return new Date(now.getTime() - doorDays * dayMs);
}

export function isUnusedTooLong(
  { openedAt, usedAt = openedAt }: Pick<Door, 'openedAt' | 'usedAt'>,
  now: Date,
): boolean {
  return usedAt <= lastUse(now);
}

/** By the day: a finer time would tell who was at what when. */
export function isUsedToday({ openedAt, usedAt = openedAt }: Door, now: Date): boolean {
  return dayOf(usedAt).getTime() === dayOf(now).getTime();
}

/** What is written down of a use. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}

const atHandDays = 30;

/** Whether a device is about as much in use as the one used last: what lies in a drawer stands in for none. */
export function isAtHand(
  device: Pick<Door, 'openedAt' | 'usedAt'>,
  last: Pick<Door, 'openedAt' | 'usedAt'>,
): boolean {
  const { openedAt, usedAt = openedAt } = device;
  const lastAt = last.usedAt ?? last.openedAt;
  return usedAt.getTime() >= lastAt.getTime() - atHandDays * dayMs;
}
