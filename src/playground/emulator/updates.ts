import { setTimeout as pause } from 'node:timers/promises';
import { badRequest, conflict } from './api-error.ts';
import type { Events } from './events.ts';
import type { JsonObject } from './json.ts';
import { lengths, seconds } from './limits.ts';
import type { CallbackQuery, EmulatorClock } from './model.ts';

type UpdateKind =
  'message' | 'edited_message' | 'callback_query' | 'my_chat_member' | 'chat_member' | 'message_reaction';

export type QueuedUpdate = {
  updateId: number;
  kind: UpdateKind;
  /** Updates of one chat reach a webhook in order. */
  chatId: number;
  body: JsonObject;
  expiresAt: Date;
  query?: CallbackQuery;
};

export type PollOptions = { offset: number; limit: number; timeoutSeconds: number; allowed?: string[] };

export type Updates = {
  queue: (update: { kind: UpdateKind; chatId: number; body: JsonObject; query?: CallbackQuery }) => void;
  /** Long polling; a second poll ends the one that waits. */
  poll: (options: PollOptions, signal: AbortSignal) => Promise<JsonObject[]>;
  pending: () => readonly QueuedUpdate[];
  confirm: (updateIds: readonly number[]) => void;
  drop: () => void;
  /** Resolves once nothing is left that was not fetched and confirmed; at once where nothing is. */
  confirmed: () => Promise<void>;
  allow: (kinds: readonly string[]) => void;
  /** Ends a waiting poll, as setWebhook does. */
  interrupt: (reason: string) => void;
  /** Told of every new update: the webhook. */
  onQueued: (listener: () => void) => void;
  /** After a week without updates the next one may bear any number. */
  renumber: (nextId: number) => void;
  save: () => SavedUpdates;
};

export type SavedUpdates = { entries: QueuedUpdate[]; nextId: number; lastAt?: Date };

/** These are sent only to a bot that names them. */
const onRequest = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** A poller that stops hangs up and polls once more to confirm; the two may arrive in either order. */
const graceMs = 50;

/** "If there are no new updates for at least a week, then identifier of the next update will be chosen randomly". */
const quietMs = 7 * 24 * 60 * 60 * 1000;

/** An offset further ahead than this is none of the numbers handed out: it confirms nothing. */
const farAhead = 10;

type Waiting = { left: Promise<void>; end: (reason: string) => void; wake: () => void };

export function createUpdates(deps: { clock: EmulatorClock; events: Events; saved: SavedUpdates }): Updates {
  let { entries, nextId, lastAt } = deps.saved;
  let allowedKinds: readonly string[] = [];
  let waiting: Waiting | undefined;
  let whenConfirmed: (() => void)[] = [];
  const listeners: (() => void)[] = [];

  function queue(update: {
    kind: UpdateKind;
    chatId: number;
    body: JsonObject;
    query?: CallbackQuery;
  }): void {
    const isAllowed =
      allowedKinds.length === 0 ? !onRequest.includes(update.kind) : allowedKinds.includes(update.kind);
    if (!isAllowed) return;
    const lifetime = update.kind === 'callback_query' ? seconds.undeliveredTap : seconds.undeliveredUpdate;
    const expiresAt = new Date(deps.clock.now().getTime() + lifetime * 1000);
    const entry = { ...update, updateId: nextId, expiresAt };
    nextId += 1;
    lastAt = deps.clock.now();
    entries.push(entry);
    deps.events.emit({ type: 'update_queued', updateId: entry.updateId });
    waiting?.wake();
    for (const listener of listeners) listener();
  }

  async function poll(options: PollOptions, signal: AbortSignal): Promise<JsonObject[]> {
    if (waiting !== undefined) await Promise.race([waiting.left, pause(graceMs)]);
    waiting?.end('terminated by other getUpdates request; make sure that only one bot instance is running');
    if (options.allowed !== undefined) allow(options.allowed);
    confirmUpTo(options.offset);
    if (pending().length === 0 && options.timeoutSeconds > 0) await wait(options.timeoutSeconds, signal);
    if (signal.aborted) return [];
    const taken = pending().slice(0, options.limit);
    for (const { query } of taken) {
      if (query !== undefined) query.deliveredAt ??= deps.clock.now();
    }
    return taken.map(({ updateId, kind, body }) => ({ update_id: updateId, [kind]: body }));
  }

  /** A negative offset keeps that many from the end and forgets the rest. */
  function confirmUpTo(offset: number): void {
    if (offset > nextId + farAhead) return;
    const from = offset < 0 ? entries.at(offset)?.updateId : offset;
    if (from === undefined) return;
    entries = entries.filter((entry) => entry.updateId >= from);
    settle();
  }

  function wait(timeoutSeconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(wake, timeoutSeconds * 1000);
      let tellLeft: () => void;
      const left = new Promise<void>((resolveLeft) => {
        tellLeft = resolveLeft;
      });
      const self: Waiting = { left, wake, end };
      signal.addEventListener('abort', wake, { once: true });
      waiting = self;

      function wake(): void {
        leave();
        resolve();
      }
      function end(reason: string): void {
        leave();
        reject(conflict(reason));
      }
      function leave(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        if (waiting === self) waiting = undefined;
        tellLeft();
      }
    });
  }

  function pending(): readonly QueuedUpdate[] {
    const now = deps.clock.now();
    if (entries.some((entry) => entry.expiresAt <= now)) {
      entries = entries.filter((entry) => entry.expiresAt > now);
      settle();
    }
    return entries;
  }

  function settle(): void {
    deps.events.emit({ type: 'updates_confirmed', pending: entries.length });
    if (entries.length > 0) return;
    const resolvers = whenConfirmed;
    whenConfirmed = [];
    for (const resolve of resolvers) resolve();
  }

  function renumber(to: number): void {
    const isQuiet = lastAt === undefined || deps.clock.now().getTime() - lastAt.getTime() >= quietMs;
    if (!isQuiet || pending().length > 0)
      throw new Error('numbers change only after a week without updates, with none waiting');
    if (!Number.isSafeInteger(to) || to < 1) throw new Error('a number is a positive whole one');
    nextId = to;
  }

  function allow(kinds: readonly string[]): void {
    allowedKinds = kinds;
  }

  return {
    queue,
    poll,
    pending,
    confirm: (updateIds) => {
      entries = entries.filter((entry) => !updateIds.includes(entry.updateId));
      settle();
    },
    drop: () => {
      entries = [];
      settle();
    },
    confirmed: () =>
      pending().length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            whenConfirmed.push(resolve);
          }),
    allow,
    interrupt: (reason) => waiting?.end(reason),
    onQueued: (listener) => {
      listeners.push(listener);
    },
    renumber,
    save: () => ({ entries, nextId, ...(lastAt !== undefined && { lastAt }) }),
  };
}

export function checkPollOptions(options: PollOptions): void {
  if (options.limit < 1 || options.limit > lengths.updatesPerCall) {
    throw badRequest(`limit must be between 1 and ${String(lengths.updatesPerCall)}`);
  }
  if (options.timeoutSeconds < 0) throw badRequest('timeout must not be negative');
}
