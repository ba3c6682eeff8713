import type { Clock, Log, RaisedAlarms } from '../core/ports/runtime.ts';
import type { ClockState } from './clock-watch.ts';
import type { IntakeFailure } from './intake-watch.ts';
import type { Stop, Timers } from './timers.ts';

const allParts = ['tick', 'clock', 'intake', 'outbox'] as const;
type Part = (typeof allParts)[number];

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
  intake: { standsStill: () => IntakeFailure | undefined; woke: () => void };
  /** Kept beyond this run: the alarm itself may ask for a restart. */
  raised: RaisedAlarms;
  /** Whether the clock may be relied on: where not, what time brings about waits. */
  clockState: () => ClockState;
  /** Past the outbox, which may be what stands still. */
  report: (news: StandstillNews) => Promise<void>;
};

const lookEveryMs = 60_000;
/** Past this the program did not run in between. */
const longestLookGapMs = 2 * lookEveryMs;
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
export function createStandstillWatch(deps: Deps) {
  const { clock, timers, log, oldestDueAt, intake, clockState, raised, report } = deps;
  const toldAt = new Map<Part, number>();
  let awakeSince = { monotonic: timers.monotonic(), at: -Infinity };
  let tickedAt: number | undefined;
  let stopLooking: Stop | undefined;

  const parts: Record<Part, () => Promise<StandingStill | undefined> | StandingStill | undefined> = {
    tick: () => (isTicking() ? undefined : 'tick'),
    clock: () => {
      const state = clockState();
      const isLong = timers.monotonic() - awakeSince.monotonic >= longestUnconfirmedMs;
      // A machine that slept is told the time by the next answer.
      if (state === 'wrong' && (isLong || awakeSince.at === -Infinity)) return 'clock-wrong';
      return state === 'unconfirmed' && isLong ? 'clock-unconfirmed' : undefined;
    },
    intake: intake.standsStill,
    outbox: async () => {
      // What cannot be stored is not sent either: the same cause is told once.
      if (clockState() === 'wrong' || ['store', 'disk'].includes(intake.standsStill() ?? ''))
        return undefined;
      const dueAt = await oldestDueAt();
      if (dueAt === undefined) return undefined;
      const waitsSince = Math.max(dueAt.getTime(), awakeSince.at);
      return clock.now().getTime() - waitsSince > longestWaitMs ? 'outbox' : undefined;
    },
  };

  function isTicking(): boolean {
    const since = Math.max(tickedAt ?? -Infinity, awakeSince.monotonic);
    return timers.monotonic() - since < longestTickGapMs;
  }

  /** Nothing ran while the machine slept, so nothing of it stood still then: all of it has its time once more. */
  function wake(): void {
    awakeSince = { monotonic: timers.monotonic(), at: clock.now().getTime() };
    intake.woke();
    log.info({}, 'the machine slept: what stands still is looked for from now on');
  }

  /** What an earlier run told, and could not say that it is over. */
  async function recall(): Promise<void> {
    const names = await raised.list();
    for (const part of allParts) if (names.includes(part)) toldAt.set(part, -Infinity);
  }

  async function look(): Promise<void> {
    // Each for itself: where the database is what fails, one of them cannot be asked.
    const looked = [];
    for (const part of allParts) {
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
      await keepRaised();
      return;
    }
    if (last === undefined) toldAt.set(part, -Infinity);
    else if (now - last < (part === 'clock' ? reportClockEveryMs : reportEveryMs)) return;
    log.error({ what: found }, 'something stands still');
    await report(found);
    // Only once it got through: while Telegram is unreachable the next look tries again.
    toldAt.set(part, now);
    await keepRaised();
  }

  /** A disk that is what fails keeps nothing: then it is told once more. */
  async function keepRaised(): Promise<void> {
    await raised.put([...toldAt.keys()]).catch(() => {
      log.warn({}, 'which alarms were raised could not be kept');
    });
  }

  return {
    ticked(): void {
      tickedAt = timers.monotonic();
    },
    isTicking,
    look,
    async start(): Promise<void> {
      await recall();
      let last = { monotonic: timers.monotonic(), at: clock.now().getTime() };
      stopLooking = timers.every(lookEveryMs, () => {
        const now = { monotonic: timers.monotonic(), at: clock.now().getTime() };
        // Stopped, the program loses both; suspended with its machine, only the time of the wall.
        const passedMs = Math.max(now.monotonic - last.monotonic, now.at - last.at);
        last = now;
        if (passedMs > longestLookGapMs) {
          wake();
          return;
        }
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
