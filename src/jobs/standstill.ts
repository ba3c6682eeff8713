import type { Clock, Log } from '../core/ports/runtime.ts';
import type { Stop, Timers } from './timers.ts';

export type StandingStill = 'tick' | 'outbox';

type Deps = {
  clock: Pick<Clock, 'now'>;
  timers: Pick<Timers, 'every' | 'monotonic'>;
  log: Log;
  /** When the oldest message that is due was due. */
  oldestDueAt: () => Promise<Date | undefined>;
  /** Outside the outbox, which may be what stands still. */
  report: (what: StandingStill) => Promise<void>;
};

const lookEveryMs = 60_000;
const longestTickGapMs = 5 * 60_000;
/** A message to everybody in a city takes a quarter of an hour at the rate Telegram allows. */
const longestWaitMs = 30 * 60_000;
const reportEveryMs = 60 * 60_000;

/** Tells the operator when the jobs of the minute no longer run, or what is due is no longer sent: at most once an hour each. */
export function createStandstillWatch({ clock, timers, log, oldestDueAt, report }: Deps) {
  const startedAt = timers.monotonic();
  const reportedAt = new Map<StandingStill, number>();
  let tickedAt: number | undefined;
  let stopLooking: Stop | undefined;

  function isTicking(): boolean {
    return timers.monotonic() - (tickedAt ?? startedAt) < longestTickGapMs;
  }

  async function look(): Promise<void> {
    if (!isTicking()) await tell('tick');
    const dueAt = await oldestDueAt();
    if (dueAt !== undefined && clock.now().getTime() - dueAt.getTime() > longestWaitMs) await tell('outbox');
  }

  async function tell(what: StandingStill): Promise<void> {
    const now = timers.monotonic();
    if (now - (reportedAt.get(what) ?? -Infinity) < reportEveryMs) return;
    log.error({ what }, 'something stands still');
    await report(what);
    // Only once it got through: while Telegram is unreachable the next look tries again.
    reportedAt.set(what, now);
  }

  return {
    ticked(): void {
      tickedAt = timers.monotonic();
    },
    isTicking,
    look,
    start(): void {
      stopLooking = timers.every(lookEveryMs, () => {
        look().catch((error: unknown) => {
          log.warn(
            { err: error instanceof Error ? error.name : typeof error },
            'the operator could not be told',
          );
        });
      });
    },
    stop(): void {
      stopLooking?.();
    },
  };
}
