import type { EmulatorClock } from './model.ts';

export type MovableClock = EmulatorClock & {
  advance: (milliseconds: number) => void;
  moveTo: (at: Date) => void;
};

/** Stands still at `start`, or runs with the machine's time where there is none; moves either way. */
export function createMovableClock(start?: Date): MovableClock {
  let base = (start ?? new Date()).getTime();
  const isRunning = start === undefined;
  let began = performance.now();

  function now(): number {
    return isRunning ? base + performance.now() - began : base;
  }

  return {
    now: () => new Date(now()),
    advance: (milliseconds) => {
      base += milliseconds;
    },
    moveTo: (at) => {
      base = at.getTime();
      began = performance.now();
    },
  };
}
