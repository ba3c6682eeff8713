import { failureOf } from '../core/failure.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';

/** One thing that is looked after every minute. */
export type Step = { name: string; run(now: Date): Promise<unknown> };

type Deps = { clock: Pick<Clock, 'now'>; log: Log; steps: readonly Step[] };

/**
 * Runs the steps one after the other; a failing one does not hold up the next. Two runs never overlap: asked for while
 * one is under way, a further one begins after it, so that whoever asks is served with the time of asking or later.
 */
export function createTick({ clock, log, steps }: Deps): () => Promise<void> {
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
    for (const step of steps) {
      try {
        await step.run(clock.now());
      } catch (error) {
        log.error({ step: step.name, failure: failureOf(error) }, 'a step of the tick failed');
      }
    }
  }

  return tick;
}
