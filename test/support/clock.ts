import type { Clock } from '../../src/core/ports/runtime.ts';

export type TestClock = Clock & {
  /** Moves time forward and wakes who sleeps until then. */
  advance(ms: number): void;
  moveTo(at: Date): void;
};

/** A clock that stands still until the test moves it. */
export function createTestClock(start: string): TestClock {
  let now = new Date(start).getTime();
  const sleepers = new Set<{ until: number; wake: () => void }>();

  function moveTo(at: Date): void {
    if (at.getTime() < now) throw new Error(`the test clock moves forward only: ${at.toISOString()}`);
    now = at.getTime();
    for (const sleeper of [...sleepers].sort((one, other) => one.until - other.until)) {
      if (sleeper.until <= now) sleeper.wake();
    }
  }

  return {
    now: () => new Date(now),
    advance: (ms) => {
      moveTo(new Date(now + ms));
    },
    moveTo,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (ms <= 0) {
          resolve();
          return;
        }
        const sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        const onAbort = (): void => {
          sleepers.delete(sleeper);
          reject(new Error('the sleep was broken off'));
        };
        if (signal?.aborted) {
          onAbort();
          return;
        }
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
      }),
  };
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The next of these hours of a day, in UTC; those of 1, 6, 12 and 18 are morning, noon, evening and night in Viet Nam. */
export function nextOf(hours: readonly number[], now: Date): number {
  const midnight = now.getTime() - (now.getTime() % day);
  const times = [midnight, midnight + day].flatMap((from) => hours.map((at) => from + at * hour));
  return times.find((at) => at > now.getTime()) ?? now.getTime() + hour;
}
