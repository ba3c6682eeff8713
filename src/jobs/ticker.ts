import { failureOf } from '../core/failure.ts';
import type { Log } from '../core/ports/runtime.ts';
import type { Stop, Timers } from './timers.ts';

type Deps = { tick: () => Promise<void>; timers: Timers; log: Log };

const longestSilenceMs = 90_000;
const watchEveryMs = 15_000;
const leastGapMs = 20_000;
const crowdOfBeats = 3;

export type Ticker = ReturnType<typeof createTicker>;

/**
 * Ticks at once, then every minute. The scheduler goes by the wall clock: set back an hour it falls silent for an hour, set
 * forward a month it floods. So a watch that no clock change moves replaces it where none or too many beats come.
 */
export function createTicker({ tick, timers, log }: Deps) {
  let lastRunAt = 0;
  let crowded = 0;
  let stopBeats: Stop | undefined;
  let stopWatch: Stop | undefined;
  let current: Promise<void> = Promise.resolve();

  function start(): void {
    schedule();
    stopWatch = timers.every(watchEveryMs, watch);
    run();
  }

  /** No tick begins any more; resolves when the one under way has ended. */
  async function stop(): Promise<void> {
    stopBeats?.();
    stopWatch?.();
    await current;
  }

  function beat(): void {
    if (timers.monotonic() - lastRunAt >= leastGapMs) {
      run();
      return;
    }
    crowded += 1;
    if (crowded < crowdOfBeats) return;
    log.warn({ beats: crowded }, 'the scheduler beats too often and is replaced');
    schedule();
  }

  function watch(): void {
    const silenceMs = timers.monotonic() - lastRunAt;
    if (silenceMs < longestSilenceMs) return;
    log.warn({ silenceMs }, 'the scheduler has fallen silent and is replaced');
    schedule();
    run();
  }

  function schedule(): void {
    stopBeats?.();
    crowded = 0;
    stopBeats = timers.minutely(beat);
  }

  function run(): void {
    lastRunAt = timers.monotonic();
    crowded = 0;
    current = tick().catch((error: unknown) => {
      log.error({ failure: failureOf(error) }, 'a tick failed');
    });
  }

  return { start, stop };
}
