import { failureOf } from '../core/failure.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import type { ClockState } from './clock-watch.ts';

/** One thing that is looked after every minute. */
export type Step = {
  name: string;
  run(now: Date): Promise<unknown>;
  /** What it does for good, time alone brings about: it waits until the time is known. */
  isFinal?: boolean;
};

type Deps = {
  clock: Pick<Clock, 'now'>;
  log: Log;
  steps: readonly Step[];
  clockState?: () => ClockState;
};

/**
 * Runs the steps one after the other; a failing one does not hold up the next. Two runs never overlap: asked for while
 * one is under way, a further one begins after it, so that whoever asks is served with the time of asking or later.
 */
export function createTick({ clock, log, steps, clockState }: Deps): () => Promise<void> {
  let lastState: ClockState = 'confirmed';
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  function tick(): Promise<void> {
    if (running === undefined) {
      running = runAll().finally(() => {
        running = undefined;
      });
      return running;
    }
    waiting ??= running.then(() => {
      waiting = undefined;
      return tick();
    });
    return waiting;
  }

  async function runAll(): Promise<void> {
    const state = clockState?.() ?? 'confirmed';
    if (state !== lastState) {
      const messages = {
        confirmed: 'the clock is confirmed: what waited for it goes on',
        unconfirmed: 'the clock is not confirmed since the start: nothing is closed, deleted or expired yet',
        wrong: 'the clock is more than ten minutes from the time of Telegram: what is due waits',
      };
      log[state === 'confirmed' ? 'info' : 'warn']({}, messages[state]);
      lastState = state;
    }
    // By a wrong clock anything may seem due.
    if (state === 'wrong') return;
    for (const step of state === 'confirmed' ? steps : steps.filter(({ isFinal }) => isFinal !== true)) {
      try {
        await step.run(clock.now());
      } catch (error) {
        log.error({ step: step.name, failure: failureOf(error) }, 'a step of the tick failed');
      }
    }
  }

  return tick;
}
