import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../error-name.ts';
import type { pauseBeforePoll } from './poll-pace.ts';

/** What became of a batch: whether anything in it was new, and from which number on Telegram is to go on. */
export type Taken = { fresh: number; next: number | undefined };

type Deps = {
  log: Log;
  /** A long poll for updates from this one on, which confirms those before; without a number for whatever is not confirmed. */
  fetch: (offset: number | undefined, signal: AbortSignal) => Promise<readonly unknown[]>;
  /** Resolves once all of them are stored. */
  take: (updates: readonly unknown[]) => Promise<Taken>;
  /** Updates received and not handled yet; no more are fetched while they are too many. */
  open: () => number;
  backlog: number;
  changed: () => Promise<void>;
  /** An error that no retry mends, such as a revoked token. */
  isFatal: (error: unknown) => boolean;
  onFatal: (error: unknown) => void;
  /** How long Telegram itself asks to be left alone. */
  askedPauseMs: (error: unknown) => number | undefined;
  pauseBeforePoll: typeof pauseBeforePoll;
  signal: AbortSignal;
};

/** So that updates come again soon after the cause has gone, however long it lasted. */
const firstRetryMs = 200;
const longestRetryMs = 2000;
const logEveryMs = 60_000;

/** Fetches updates until it is stopped. What was fetched is stored before it is confirmed. */
export async function poll(deps: Deps): Promise<void> {
  const { signal } = deps;
  // Asked anew each time: it changes while the loop waits.
  const isStopping = (): boolean => signal.aborted;
  const fetching = createPatience(deps, 'could not fetch updates', 'updates are fetched again');
  const storing = createPatience(deps, 'could not store updates', 'updates are stored again');
  let next: number | undefined;
  let polledAt = -Infinity;
  let pauseMs = 0;

  while (!isStopping()) {
    if (deps.open() >= deps.backlog) {
      await deps.changed();
      continue;
    }
    await rest(polledAt + pauseMs - performance.now());
    if (isStopping()) return;
    const askedAt = performance.now();
    let fetched: readonly unknown[];
    try {
      fetched = await deps.fetch(next, signal);
    } catch (error) {
      if (isStopping()) return;
      if (deps.isFatal(error)) {
        deps.onFatal(error);
        return;
      }
      await fetching.failed(error, askedAt);
      continue;
    }
    fetching.succeeded();
    const answeredAt = performance.now();
    let taken: Taken;
    try {
      taken = await deps.take(fetched);
    } catch (error) {
      if (isStopping()) return;
      // Fetched again without being confirmed, together with what others send meanwhile: they are told why they wait.
      await storing.failed(error, answeredAt);
      continue;
    }
    storing.succeeded();
    // What was confirmed by this call needs no number any more, and after a quiet week the next one may be lower.
    ({ next } = taken);
    pauseMs = deps.pauseBeforePoll({ fresh: taken.fresh, open: deps.open() });
    polledAt = taken.fresh > 0 ? answeredAt : askedAt;
  }

  function rest(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return pause(ms, undefined, { signal }).catch(() => undefined);
  }
}

/** Waits longer after each failure in a row, and says at times what fails, and when it goes on. */
function createPatience(
  { log, signal, askedPauseMs }: Pick<Deps, 'log' | 'signal' | 'askedPauseMs'>,
  failing: string,
  again: string,
) {
  let failures = 0;
  let loggedAt = -Infinity;
  return {
    /** What took long to fail need not wait as well. */
    async failed(error: unknown, triedAt: number): Promise<void> {
      const grownMs = Math.min(firstRetryMs * 2 ** failures, longestRetryMs) - (performance.now() - triedAt);
      const retryMs = askedPauseMs(error) ?? Math.max(firstRetryMs, Math.round(grownMs));
      failures += 1;
      if (performance.now() - loggedAt >= logEveryMs) {
        loggedAt = performance.now();
        log.warn({ err: nameOf(error), retryMs, failures }, failing);
      }
      await pause(retryMs, undefined, { signal }).catch(() => undefined);
    },
    succeeded(): void {
      if (failures === 0) return;
      log.info({ failures }, again);
      failures = 0;
      loggedAt = -Infinity;
    },
  };
}
