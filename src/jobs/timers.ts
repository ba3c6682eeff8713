import { schedule } from 'node-cron';
import type { Log } from '../core/ports/runtime.ts';

export type Stop = () => void;

export type Timers = {
  /** Milliseconds that no change of the wall clock moves. */
  monotonic(): number;
  /** Calls at every full minute of the wall clock. */
  minutely(beat: () => void): Stop;
  every(ms: number, check: () => void): Stop;
};

/** The timers of this process. */
export function createTimers({ log }: { log: Log }): Timers {
  const logger = {
    info: () => undefined,
    debug: () => undefined,
    warn: () => {
      log.warn({}, 'the scheduler warns');
    },
    error: () => {
      log.error({}, 'the scheduler failed');
    },
  };
  return {
    monotonic: () => performance.now(),
    minutely(beat) {
      const task = schedule('* * * * *', beat, { logger, suppressMissedWarning: true });
      return () => {
        void task.destroy();
      };
    },
    every(ms, check) {
      const timer = setInterval(check, ms);
      return () => {
        clearInterval(timer);
      };
    },
  };
}
