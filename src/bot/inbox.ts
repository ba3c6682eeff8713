import type { Update } from 'grammy/types';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { InboxRow, InboxStore } from '../core/ports/inbox.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import { chatKeyOf } from './intake.ts';
import { pauseBeforePoll } from './poll-pace.ts';

type Deps = {
  store: Pick<InboxStore, 'keep' | 'lastUpdateId' | 'left' | 'countFailure'>;
  clock: Clock;
  log: Log;
  /** A long poll for updates from this one on. */
  fetch: (offset: number | undefined, signal: AbortSignal) => Promise<Update[]>;
  /** What is kept of an update; undefined where nothing is. */
  takeIn: (update: Update) => Update | undefined;
  handle: (update: Update) => Promise<void>;
  /** Three failures: the row stays aside, the person is told. */
  onSetAside: (update: Update) => Promise<void>;
  /** Telegram could not be reached: no fault of the update, whose effects are stored already. */
  isOutage: (error: unknown) => boolean;
  /** An error that no retry mends, such as a revoked token. */
  isFatal: (error: unknown) => boolean;
  onFatal: (error: unknown) => void;
  options?: Partial<Options>;
};

type Options = {
  /** Chats handled side by side. */
  parallel: number;
  /** Updates waiting at most before no more are fetched. */
  backlog: number;
  /** Pause between the answer to a poll and the next one. */
  pauseBeforePoll: typeof pauseBeforePoll;
  /** Quiet after which handled rows are removed without waiting for the next poll. */
  quietMs: number;
  /** Pauses after a failure of the update itself, and while Telegram cannot be reached. */
  retryMs: readonly number[];
  outageMs: readonly number[];
};

/** An update as its row kept it. */
export const keptUpdate = z.custom<Update>(
  (value) => typeof value === 'object' && value !== null && 'update_id' in value,
);

const defaults: Options = {
  parallel: 64,
  backlog: 1000,
  pauseBeforePoll,
  quietMs: 250,
  retryMs: [500, 3000],
  outageMs: [500, 1000, 3000, 10_000, 30_000, 60_000, 60_000],
};

/** Updates brought by the webhook that are known when they are brought again. */
const remembered = 10_000;

export type Inbox = ReturnType<typeof createInbox>;

/**
 * Stores updates before it confirms them to Telegram, then handles them in order within a chat and side by side across
 * chats. After a crash what was stored and not finished is handled again. Polling and webhook share it.
 */
export function createInbox(deps: Deps) {
  const { store, clock, log } = deps;
  const options = { ...defaults, ...deps.options };
  const chats = new Map<string, Update[]>();
  const ready: string[] = [];
  const done: number[] = [];
  const received = new Set<number>();
  const stopping = new AbortController();
  let active = 0;
  let open = 0;
  let quiet: NodeJS.Timeout | undefined;
  let waiters: (() => void)[] = [];
  let polling: Promise<void> | undefined;

  return {
    /** Handles what an earlier process left, then polls, unless updates are brought to `receive`. */
    async start({ polls }: { polls: boolean }): Promise<void> {
      await recover();
      if (polls) polling = poll(await store.lastUpdateId(clock.now()));
    },

    /** Resolves once the update is stored; one brought again because the answer was lost is not handled twice. */
    async receive(update: Update): Promise<void> {
      if (received.has(update.update_id)) return;
      received.add(update.update_id);
      try {
        await keep([update], undefined);
      } catch (error) {
        received.delete(update.update_id);
        throw error;
      }
      const [oldest] = received;
      if (oldest !== undefined && received.size > remembered) received.delete(oldest);
    },

    /** Resolves when nothing received is left unhandled. */
    async idle(): Promise<void> {
      while (open > 0) await changed();
    },

    depth: () => open,

    /** Stops polling, lets what is running end, and writes what was finished. */
    async stop(withinMs: number): Promise<void> {
      stopping.abort();
      wake();
      await polling;
      const deadline = performance.now() + withinMs;
      while (active > 0 && performance.now() < deadline) await Promise.race([changed(), pause(50)]);
      clearTimeout(quiet);
      await flush();
    },
  };

  /** One after the other, each counted before it runs: a row that kills the process must not do so for ever, nor be counted for another. */
  async function recover(): Promise<void> {
    for (const row of await store.left()) {
      if (stopping.signal.aborted) return;
      const update = keptUpdate.parse(JSON.parse(row.payload));
      received.add(row.updateId);
      if ((await store.countFailure(row.updateId, clock.now())) === 'set_aside') await report(update);
      else if (await settle(update)) done.push(row.updateId);
    }
    await flush();
  }

  async function poll(from: number | undefined): Promise<void> {
    const { signal } = stopping;
    let last = from;
    let backoffMs = 200;
    let pauseMs = 0;
    let polledAt = 0;
    while (!signal.aborted) {
      if (open >= options.backlog) {
        await changed();
        continue;
      }
      try {
        await pause(Math.max(0, polledAt + pauseMs - performance.now()), undefined, { signal });
        const fetched = await deps.fetch(last === undefined ? undefined : last + 1, signal);
        polledAt = performance.now();
        const known = last;
        const fresh = known === undefined ? fetched : fetched.filter((update) => update.update_id > known);
        last = await keep(fresh, last);
        pauseMs = options.pauseBeforePoll({ brought: fetched.length, open });
        backoffMs = 200;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (deps.isFatal(error)) {
          deps.onFatal(error);
          return;
        }
        log.warn({ err: nameOf(error), retryMs: backoffMs }, 'could not fetch updates');
        await pause(backoffMs, undefined, { signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, 15_000);
      }
    }
  }

  /** Where storing fails, the same updates are fetched again. */
  async function keep(fresh: readonly Update[], last: number | undefined): Promise<number | undefined> {
    const newest = fresh.at(-1);
    if (newest === undefined) return last;
    const kept = fresh.flatMap((update) => deps.takeIn(update) ?? []);
    const rows = kept.map((update): InboxRow => ({
      updateId: update.update_id,
      chatKey: chatKeyOf(update),
      payload: JSON.stringify(update),
    }));
    if (rows.length > 0) {
      const doneIds = done.splice(0);
      try {
        await store.keep({ rows, doneIds, at: clock.now() });
      } catch (error) {
        done.push(...doneIds);
        throw error;
      }
      kept.forEach(push);
    }
    return newest.update_id;
  }

  function push(update: Update): void {
    const key = chatKeyOf(update);
    open += 1;
    const queue = chats.get(key);
    if (queue !== undefined) {
      queue.push(update);
      return;
    }
    chats.set(key, [update]);
    ready.push(key);
    runNext();
  }

  function runNext(): void {
    while (active < options.parallel) {
      const key = ready.shift();
      if (key === undefined) return;
      active += 1;
      void run(key).finally(() => {
        active -= 1;
        wake();
        runNext();
      });
    }
  }

  async function run(key: string): Promise<void> {
    const queue = chats.get(key) ?? [];
    const update = queue[0];
    if (update !== undefined && (await settle(update))) done.push(update.update_id);
    queue.shift();
    open -= 1;
    flushWhenQuiet();
    if (queue.length > 0) ready.push(key);
    else chats.delete(key);
  }

  /** Whether the row may go. A row set aside stays, to be looked at. */
  async function settle(update: Update): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await deps.handle(update);
        return true;
      } catch (error) {
        log.error(
          { updateId: update.update_id, err: nameOf(error), attempt },
          'an update could not be handled',
        );
        if (deps.isOutage(error)) {
          const wait = options.outageMs[attempt];
          // What it changed is stored; only the screen is missing, and by now it would come too late.
          if (wait === undefined) return true;
          await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
          if (stopping.signal.aborted) return false;
          continue;
        }
        try {
          if ((await store.countFailure(update.update_id, clock.now())) === 'set_aside') {
            await report(update);
            return false;
          }
        } catch (failure) {
          log.error({ updateId: update.update_id, err: nameOf(failure) }, 'a failure could not be counted');
          return false;
        }
        if (stopping.signal.aborted) return false;
        await pause(options.retryMs[attempt] ?? options.retryMs.at(-1) ?? 0);
      }
    }
  }

  async function report(update: Update): Promise<void> {
    try {
      await deps.onSetAside(update);
    } catch (error) {
      log.error(
        { updateId: update.update_id, err: nameOf(error) },
        'an update set aside could not be reported',
      );
    }
  }

  function flushWhenQuiet(): void {
    quiet ??= setTimeout(() => {
      quiet = undefined;
      void flush();
    }, options.quietMs);
  }

  async function flush(): Promise<void> {
    const doneIds = done.splice(0);
    if (doneIds.length === 0) return;
    try {
      await store.keep({ rows: [], doneIds, at: clock.now() });
    } catch (error) {
      done.push(...doneIds);
      log.error({ err: nameOf(error) }, 'handled updates could not be removed yet');
    }
  }

  function changed(): Promise<void> {
    return new Promise((resolve) => {
      waiters.push(resolve);
    });
  }

  function wake(): void {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  }
}

/** Errors of the Bot API may quote what was sent: only their kind and code go to the log. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code =
    'error_code' in error ? ` ${String(error.error_code)}` : 'code' in error ? ` ${String(error.code)}` : '';
  const cause = 'error' in error && error.error instanceof Error ? ` (${nameOf(error.error)})` : '';
  return `${error.name}${code}${cause}`;
}
