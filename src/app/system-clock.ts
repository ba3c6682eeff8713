import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../core/ports/runtime.ts';

/** Longest wait that a timer takes, about 24 days. */
const longestMs = 2 ** 31 - 1;

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    pause(Math.min(Math.max(ms, 0), longestMs), undefined, signal === undefined ? {} : { signal }),
};
