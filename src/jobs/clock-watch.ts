import type { Clock } from '../core/ports/runtime.ts';
import type { Timers } from './timers.ts';

/** `wrong`: Telegram's time is another. `unconfirmed`: since the start nothing has shown what time it is. */
export type ClockState = 'confirmed' | 'unconfirmed' | 'wrong';

type Deps = {
  clock: Pick<Clock, 'now'>;
  timers: Pick<Timers, 'monotonic'>;
  /** The Bot API server runs on this machine: it has the same clock, and counts for nothing. */
  isSameMachine: boolean;
};

const longestGapMs = 10 * 60_000;

/**
 * Holds the clock against Telegram's time, and between two looks against a time that no clock change moves: a machine
 * that starts with a wrong clock would otherwise close, delete and expire for good what is not due for months.
 */
export function createClockWatch({ clock, timers, isSameMachine }: Deps) {
  let known: { at: number; monotonic: number } | undefined;

  function learn(at: Date): void {
    known = { at: at.getTime(), monotonic: timers.monotonic() };
  }

  /** How far the clock is ahead of what is known. */
  function gapMs(time: { at: number; monotonic: number }): number {
    return clock.now().getTime() - time.at - (timers.monotonic() - time.monotonic);
  }

  return {
    /** The time that an answer of the Bot API server bears. */
    answered: (at: Date): void => {
      if (!isSameMachine) learn(at);
    },
    /** When a message was sent: it may have waited for a day, so that only one from the future shows a wrong clock. */
    messageSent: (at: Date): void => {
      if (isSameMachine) return;
      const gap = gapMs({ at: at.getTime(), monotonic: timers.monotonic() });
      if (gap < longestGapMs && (known === undefined || gap < -longestGapMs)) learn(at);
    },
    /** Whoever hosts the bot has looked at the clock. */
    confirm: (): void => {
      learn(clock.now());
    },
    state(): ClockState {
      if (known === undefined) return 'unconfirmed';
      if (Math.abs(gapMs(known)) <= longestGapMs) return 'confirmed';
      return isSameMachine ? 'unconfirmed' : 'wrong';
    },
  };
}
