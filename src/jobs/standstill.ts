import type { Clock, Log } from '../core/ports/runtime.ts';
import type { ClockState } from './clock-watch.ts';
import type { IntakeFailure } from './intake-watch.ts';
import type { Stop, Timers } from './timers.ts';

type Part = 'tick' | 'clock' | 'intake' | 'outbox';

type StandingStill = 'tick' | 'outbox' | 'clock-unconfirmed' | 'clock-wrong' | IntakeFailure;

/** What the operator is told: that something stands still, or that a part goes on again. */
export type StandstillNews = StandingStill | `${Part}-over`;

type Deps = {
  clock: Pick<Clock, 'now'>;
  timers: Pick<Timers, 'every' | 'monotonic'>;
  log: Log;
  /** When the oldest message that is due was due. */
  oldestDueAt: () => Promise<Date | undefined>;
  /** What keeps updates from being fetched and stored, where that has lasted. */
  intake: { standsStill: () => IntakeFailure | undefined };
  /** Whether the clock may be relied on: where not, what time brings about waits. */
  clockState: () => ClockState;
  /** ClosedReview the outbox, which may be what stands still. */
  report: (news: StandstillNews) => Promise<void>;
};

const lookEveryMs = 60_000;
const longestTickGapMs = 5 * 60_000;
/** A message to everybody in a city takes a quarter of an hour at the rate Telegram allows. */
const longestWaitMs = 30 * 60_000;
const reportEveryMs = 60 * 60_000;
/** Nothing is lost meanwhile, and it may be night. */
const reportClockEveryMs = 24 * 60 * 60_000;
/** Most answers confirm it at once; where only somebody can, it need not be the first word after a start. */
const longestUnconfirmedMs = 5 * 60_000;

/**
 * Tells the operator when the jobs of the minute no longer run, updates no longer come in, or what is due is no longer
 * sent: at most once an hour each, and when it is over.
 */
export function createStandstillWatch({ clock, timers, log, oldestDueAt, intake, clockState, report }: Deps) {
  const startedAt = timers.monotonic();
  const toldAt = new Map<Part, number>();
  let tickedAt: number | undefined;
  let stopLooking: Stop | undefined;

  const parts: Record<Part, () => Promise<StandingStill | undefined> | StandingStill | undefined> = {
    tick: () => (isTicking() ? undefined : 'tick'),
    clock: () => {
      const state = clockState();
      if (state === 'wrong') return 'clock-wrong';
      const isLong = timers.monotonic() - startedAt >= longestUnconfirmedMs;
      return state === 'unconfirmed' && isLong ? 'clock-unconfirmed' : undefined;
    },
    intake: intake.standsStill,
    outbox: async () => {
      // What cannot be stored is not sent either: the same cause is told once.
      if (clockState() === 'wrong' || ['store', 'disk'].includes(intake.standsStill() ?? ''))
        return undefined;
      const dueAt = await oldestDueAt();
      return dueAt !== undefined && clock.now().getTime() - dueAt.getTime() > longestWaitMs
        ? 'outbox'
        : undefined;
    },
  };

  function isTicking(): boolean {
    return timers.monotonic() - (tickedAt ?? startedAt) < longestTickGapMs;
  }

  async function look(): Promise<void> {
    // Each for itself: where the database is what fails, one of them cannot be asked.
    const looked = [];
    for (const part of ['tick', 'clock', 'intake', 'outbox'] as const) {
      looked.push(await Promise.allSettled([lookAt(part)]));
    }
    const failed = looked.flat().find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async function lookAt(part: Part): Promise<void> {
    const found = await parts[part]();
    const now = timers.monotonic();
    const last = toldAt.get(part);
    if (found === undefined) {
      if (last === undefined) return;
      log.info({ part }, 'what stood still goes on');
      await report(`${part}-over`);
      toldAt.delete(part);
      return;
    }
    if (last === undefined) toldAt.set(part, -Infinity);
    else if (now - last < (part === 'clock' ? reportClockEveryMs : reportEveryMs)) return;
    log.error({ what: found }, 'something stands still');
    await report(found);
    // Only once it got through: while Telegram is unreachable the next look tries again.
    toldAt.set(part, now);
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
