import { z } from 'zod';
import type { InboxRow, InboxShare, InboxStore, LeftRow, UpdateRef } from '../../core/ports/inbox.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import { createChatQueues, type Kept, type QueueOptions, type Stored } from './chat-queues.ts';
import { nameOf } from '../error-name.ts';
import { createKnownUpdates, createNumbering } from './known-updates.ts';
import { pauseBeforePoll } from './poll-pace.ts';
import { poll, type Taken } from './polling.ts';
import { createSharedInbox, lookEveryMs } from './shared-inbox.ts';
import { outlineOf } from './update-outline.ts';

type Deps<Update extends Kept> = {
  /** Which bot at which Bot API server numbers the updates. */
  source: string;
  /** What is kept of an update, as it is read again after a crash. */
  kept: z.ZodType<Update>;
  /** Updates with the same key are handled one after the other. */
  chatKeyOf: (update: Update) => string;
  /** Whether what an earlier process left of this source is handled here. */
  recovers: (source: string) => boolean;
  /** Where other programs work on the same database: who handles what is settled there. */
  share?: InboxShare | undefined;
  store: Pick<InboxStore, 'keep' | 'known' | 'left' | 'countFailure'>;
  clock: Clock;
  log: Log;
  fetch: (offset: number | undefined, signal: AbortSignal) => Promise<readonly unknown[]>;
  /** What is kept of an update, undefined where nothing is; throws where it cannot be read. */
  takeIn: (update: unknown) => Update | undefined;
  handle: (update: Update) => Promise<void>;
  onSetAside: (update: Update) => Promise<void>;
  /** An update could not be read and is kept apart. */
  onUnreadable: () => void;
  isOutage: (error: unknown) => boolean;
  isFatal: (error: unknown) => boolean;
  onFatal: (error: unknown) => void;
  askedPauseMs?: (error: unknown) => number | undefined;
  options?: Partial<Options>;
};

type Options = QueueOptions & {
  /** Updates waiting at most before no more are fetched. */
  backlog: number;
  pauseBeforePoll: typeof pauseBeforePoll;
};

const numbered = z.looseObject({ update_id: z.int() });

const defaults: Options = {
  parallel: 64,
  backlog: 1000,
  pauseBeforePoll,
  quietMs: 250,
  retryMs: [500, 3000],
  // Ten minutes: afterwards the screen would come too late. Often, so that it comes soon once the cause is gone.
  outageMs: [500, 1000, ...Array.from({ length: 300 }, () => 2000)],
};

export type Inbox = ReturnType<typeof createInbox>;

/** An update as it was brought: read, of no concern, or unreadable. */
type Brought<Update> = { id: number; update: Update | undefined } | { id: number; unreadable: Unreadable };
type Unreadable = { err: string; outline: string };

/**
 * Stores updates before it confirms them to Telegram, then has them handled. After a crash what was stored and not
 * finished is handled again, and what was handled is known. Polling and webhook share it.
 */
export function createInbox<Update extends Kept>(deps: Deps<Update>) {
  const { source, store, clock, log } = deps;
  const options = { ...defaults, ...deps.options };
  const stopping = new AbortController();
  const queues = createChatQueues({
    ...{ ...deps, signal: stopping.signal, options },
    ...(deps.share && { onIdle: leaveChat, remove: removeByTurn }),
  });
  const shared =
    deps.share &&
    createSharedInbox({
      ...{ share: deps.share, log, removeDone: queues.removeDone },
      room: () => (stopping.signal.aborted ? 0 : options.backlog - queues.depth()),
      ...{ held: queues.chats, push: pushLeft },
    });
  const ofNoConcern = createKnownUpdates();
  let known = createKnownUpdates();
  let follow = createNumbering(undefined);
  let isNamelessLogged = false;
  let polling: { ended: Promise<void>; end: AbortController } | undefined;
  let looking: NodeJS.Timeout | undefined;

  return {
    /** Handles what an earlier process left. From now on updates may be brought to `receive`, or fetched. */
    async start(): Promise<void> {
      await knowEarlier();
      if (shared !== undefined) {
        looking = setInterval(() => void shared.turn(), lookEveryMs);
        await shared.turn();
        return;
      }
      for (const row of await store.left()) {
        if (stopping.signal.aborted) return;
        if (deps.recovers(row.source)) await recover(row);
      }
    },

    /** Fetches updates from now on. */
    async beginPolling(): Promise<void> {
      if (polling !== undefined || stopping.signal.aborted) return;
      const end = new AbortController();
      const begun = { end, ended: Promise.resolve() };
      polling = begun;
      // Another program may have fetched since.
      if (shared !== undefined) await knowEarlier();
      begun.ended = poll({
        ...{ log, take, open: queues.depth, changed: queues.changed },
        ...{ fetch: deps.fetch, isFatal: deps.isFatal, onFatal: deps.onFatal },
        signal: AbortSignal.any([stopping.signal, end.signal]),
        askedPauseMs: deps.askedPauseMs ?? (() => undefined),
        backlog: options.backlog,
        pauseBeforePoll: options.pauseBeforePoll,
      });
    },

    async endPolling(): Promise<void> {
      const ending = polling;
      polling = undefined;
      ending?.end.abort();
      queues.wake();
      await ending?.ended;
    },

    /** Something waits in the database, as another program says. */
    look(): void {
      void shared?.turn();
    },

    /** Resolves once the update is stored, with whether it is a new one: brought again it is not handled twice. */
    async receive(update: unknown): Promise<boolean> {
      return (await take([update])).fresh > 0;
    },

    /** Resolves when nothing received is left unhandled. */
    async idle(): Promise<void> {
      do {
        await shared?.turn();
        while (queues.depth() > 0) await queues.changed();
      } while (shared?.isTurning() === true);
    },

    depth: queues.depth,

    /** Stops polling, lets what is running end, and writes what was finished. */
    async stop(withinMs: number): Promise<void> {
      stopping.abort();
      clearInterval(looking);
      queues.wake();
      await polling?.ended;
      await queues.stop(withinMs);
      await shared?.stop();
    },
  };

  function leaveChat(chatKey: string): void {
    shared?.leave(chatKey);
  }

  async function removeByTurn(): Promise<boolean> {
    return (await shared?.turn()) ?? false;
  }

  async function knowEarlier(): Promise<void> {
    const ids = await store.known(source);
    known = createKnownUpdates(ids);
    follow = createNumbering(ids.at(-1));
  }

  async function recover(row: LeftRow): Promise<void> {
    const stored = readLeft(row);
    if (stored === undefined) await store.countFailure(row, clock.now());
    else await queues.recover(stored);
  }

  function pushLeft(row: LeftRow): void {
    const stored = readLeft(row);
    if (stored !== undefined) queues.push(stored);
    else void store.countFailure(row, clock.now()).catch(() => undefined);
  }

  function readLeft({ payload, source: from, updateId }: LeftRow): Stored<Update> | undefined {
    try {
      const update = deps.kept.parse(JSON.parse(payload));
      return { source: from, updateId, chatKey: deps.chatKeyOf(update), update };
    } catch (error) {
      log.error({ updateId, err: nameOf(error) }, 'an update that was kept cannot be read');
      return undefined;
    }
  }

  /** Stores what is new of these, together, and has it handled. */
  async function take(updates: readonly unknown[]): Promise<Taken> {
    const brought = updates.flatMap((update) => read(update) ?? []);
    const fresh = brought.filter(
      ({ id }, at) => isNew(id) && brought.findIndex((one) => one.id === id) === at,
    );
    const stored = fresh.flatMap((one) => ('update' in one && one.update ? [storedOf(one.update)] : []));
    const unreadable = fresh.filter((one) => 'unreadable' in one);
    const asides = unreadable.map((one) => rowOf(one.id, 'none', one.unreadable.outline));
    const rows = stored.map(({ updateId, chatKey, update }) =>
      rowOf(updateId, chatKey, JSON.stringify(update)),
    );
    // Known before they are stored: a webhook may bring one twice at the same time.
    const kept = [...rows, ...asides];
    let isNewThere: (id: number) => boolean = () => true;
    for (const { updateId } of kept) known.add(updateId);
    if (kept.length > 0) {
      try {
        const keep = (done: readonly UpdateRef[]) => store.keep({ rows, asides, done, at: clock.now() });
        // What another write is about to remove, a turn meanwhile would take on once more.
        const written = await (shared === undefined ? queues.removeDone(keep) : keep([]));
        isNewThere = (id) => written.some(({ updateId }) => updateId === id);
      } catch (error) {
        for (const { updateId } of kept) known.delete(updateId);
        throw error;
      }
    }
    for (const { id } of fresh) note(id);
    for (const one of unreadable) {
      log.error(
        { updateId: one.id, err: one.unreadable.err },
        'an update could not be read and is kept apart',
      );
      deps.onUnreadable();
    }
    const taken = stored.filter(({ updateId }) => isNewThere(updateId));
    if (shared === undefined) taken.forEach(queues.push);
    else if (taken.length > 0) void shared.turn();
    const last = brought.at(-1);
    return { fresh: fresh.length - stored.length + taken.length, next: last && last.id + 1 };
  }

  /** Each by itself: one that cannot be read must not keep the others from being handled. */
  function read(update: unknown): Brought<Update> | undefined {
    const named = numbered.safeParse(update);
    if (!named.success) {
      if (!isNamelessLogged) log.error({}, 'an update came without a number that can be read');
      isNamelessLogged = true;
      return undefined;
    }
    const id = named.data.update_id;
    // It was read when it came first.
    if (!isNew(id)) return { id, update: undefined };
    try {
      return { id, update: deps.takeIn(update) };
    } catch (error) {
      return { id, unreadable: { err: nameOf(error), outline: outlineOf(update) } };
    }
  }

  function isNew(id: number): boolean {
    return !known.has(id) && !ofNoConcern.has(id);
  }

  function note(id: number): void {
    if (!known.has(id)) ofNoConcern.add(id);
    const anew = follow(id);
    if (anew) log.warn({ updateId: id, before: anew.before }, 'Telegram numbers its updates anew');
  }

  function storedOf(update: Update): Stored<Update> {
    return { source, updateId: update.update_id, chatKey: deps.chatKeyOf(update), update };
  }

  function rowOf(updateId: number, chatKey: string, payload: string): InboxRow {
    return { source, updateId, chatKey, payload };
  }
}
