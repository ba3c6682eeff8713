import { setTimeout as pause } from 'node:timers/promises';
import type { InboxStore, UpdateRef } from '../../core/ports/inbox.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import { nameOf } from '../error-name.ts';

/** What somebody did, as a channel keeps it. */
export type Kept = { update_id: number };

/** An update that is stored and waits to be handled. */
export type Stored<Update extends Kept> = UpdateRef & { chatKey: string; update: Update };

type Deps<Update extends Kept> = {
  store: Pick<InboxStore, 'keep' | 'countFailure'>;
  clock: Clock;
  log: Log;
  handle: (update: Update) => Promise<void>;
  /** Three failures: the row stays aside, the person is told. */
  onSetAside: (update: Update) => Promise<void>;
  /** Telegram could not be reached: no fault of the update, whose effects are stored already. */
  isOutage: (error: unknown) => boolean;
  /** How long Telegram itself asks to be left alone. */
  askedPauseMs?: (error: unknown) => number | undefined;
  /** All that was pushed of a chat is handled. */
  onIdle?: ((chatKey: string) => void) | undefined;
  /** Removes what is handled, where that is not a write of its own; whether it was written. */
  remove?: (() => Promise<boolean>) | undefined;
  signal: AbortSignal;
  options: QueueOptions;
};

export type QueueOptions = {
  /** Chats handled side by side. */
  parallel: number;
  /** Quiet after which handled rows are removed without waiting for the next poll. */
  quietMs: number;
  /** Pauses after a failure of the update itself, and while Telegram cannot be reached. */
  retryMs: readonly number[];
  outageMs: readonly number[];
};

/** An outage is met by every chat again and again: it is logged about once a minute for each. */
const outageLoggedEvery = 30;

/** A chat that Telegram closes for longer is answered when it is heard of again. */
const longestAskedMs = 5 * 60_000;

/** Pause before a write about an update that is handled is tried again. */
const rewriteMs = 1000;

/**
 * Handles stored updates in order within a chat and side by side across chats. Before the next one of a chat is handled
 * the one before it is removed: after a crash only the last one applied can come again, and is known by its id.
 */
export function createChatQueues<Update extends Kept>(deps: Deps<Update>) {
  const { store, clock, log, options, signal } = deps;
  const chats = new Map<string, Stored<Update>[]>();
  const ready: string[] = [];
  const done: Stored<Update>[] = [];
  /** The last one handled of each chat, until it is removed. */
  const unremoved = new Map<string, Stored<Update>>();
  let active = 0;
  let open = 0;
  let quiet: NodeJS.Timeout | undefined;
  let waiters: (() => void)[] = [];

  return {
    push,
    removeDone,
    /** What an earlier process left. Each is counted before it runs: a row that kills the process must not do so for ever, nor be counted for another. */
    async recover(left: Stored<Update>): Promise<void> {
      if ((await store.countFailure(left, clock.now())) === 'set_aside') await report(left.update);
      else if (await settle(left)) {
        finish(left);
        await isRemoved(left.chatKey);
      }
    },
    depth: () => open,
    chats: () => [...chats.keys()],
    changed,
    wake,
    /** Lets what is running end, and removes what was handled. */
    async stop(withinMs: number): Promise<void> {
      wake();
      const deadline = performance.now() + withinMs;
      while (active > 0 && performance.now() < deadline) await Promise.race([changed(), pause(50)]);
      clearTimeout(quiet);
      await flush();
    },
  };

  function push(stored: Stored<Update>): void {
    open += 1;
    const queue = chats.get(stored.chatKey);
    if (queue !== undefined) {
      queue.push(stored);
      return;
    }
    chats.set(stored.chatKey, [stored]);
    ready.push(stored.chatKey);
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
    const [first] = queue;
    if (first !== undefined) {
      // What is not finished when the program stops keeps its chat waiting for the next start.
      if (!(await isRemoved(key))) return;
      const settled = await settle(first);
      if (settled === undefined) return;
      if (settled) finish(first);
    }
    queue.shift();
    open -= 1;
    if (queue.length > 0) ready.push(key);
    else {
      chats.delete(key);
      deps.onIdle?.(key);
    }
  }

  /** Whether the row may go; undefined where the program stops before it is known. A row set aside stays, to be looked at. */
  async function settle({ update, ...ref }: Stored<Update>): Promise<boolean | undefined> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await deps.handle(update);
        return true;
      } catch (error) {
        if (attempt < 3 || attempt % outageLoggedEvery === 0) {
          log.error(
            { updateId: update.update_id, err: nameOf(error), attempt },
            'an update could not be handled',
          );
        }
        if (deps.isOutage(error)) {
          const wait = outageWait(error, attempt);
          // What it changed is stored; only the screen is missing, and by now it would come too late.
          if (wait === undefined) return true;
          await pause(wait, undefined, { signal }).catch(() => undefined);
          if (signal.aborted) return undefined;
          continue;
        }
        const counted = await countFailure(ref);
        if (counted === 'set_aside') {
          await report(update);
          return false;
        }
        if (counted === undefined || signal.aborted) return undefined;
        await pause(options.retryMs[attempt] ?? options.retryMs.at(-1) ?? 0);
      }
    }
  }

  function outageWait(error: unknown, attempt: number): number | undefined {
    const listed = options.outageMs[attempt];
    const asked = deps.askedPauseMs?.(error);
    if (asked === undefined || listed === undefined) return listed;
    return asked > longestAskedMs ? undefined : Math.max(asked, listed);
  }

  async function countFailure(ref: UpdateRef): Promise<'kept' | 'set_aside' | undefined> {
    for (;;) {
      try {
        return await store.countFailure(ref, clock.now());
      } catch (error) {
        log.error({ updateId: ref.updateId, err: nameOf(error) }, 'a failure could not be counted');
        await pause(rewriteMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return undefined;
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

  /** Whether nothing that was handled of this chat is left; false where the program stops before that is so. */
  async function isRemoved(key: string): Promise<boolean> {
    while (unremoved.has(key)) {
      // Where nothing is left to remove, another write is about to.
      if (done.length === 0) await changed();
      else if (!(await flush())) await pause(rewriteMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted && unremoved.has(key)) return false;
    }
    return true;
  }

  function finish(stored: Stored<Update>): void {
    done.push(stored);
    unremoved.set(stored.chatKey, stored);
    flushWhenQuiet();
  }

  function flushWhenQuiet(): void {
    quiet ??= setTimeout(() => {
      quiet = undefined;
      void flush();
    }, options.quietMs);
  }

  async function flush(): Promise<boolean> {
    if (done.length === 0) return true;
    if (deps.remove !== undefined) return deps.remove();
    try {
      await removeDone((refs) => store.keep({ rows: [], done: refs, at: clock.now() }));
      return true;
    } catch (error) {
      log.error({ err: nameOf(error) }, 'handled updates could not be removed yet');
      return false;
    }
  }

  /** Removes what was handled with this write, so that storing what is new costs no second one. */
  async function removeDone<Result>(write: (refs: readonly UpdateRef[]) => Promise<Result>): Promise<Result> {
    const removed = done.splice(0);
    let result: Result;
    try {
      result = await write(removed);
    } catch (error) {
      done.unshift(...removed);
      throw error;
    } finally {
      wake();
    }
    for (const one of removed) {
      if (unremoved.get(one.chatKey) === one) unremoved.delete(one.chatKey);
    }
    return result;
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
