import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox, type Inbox } from '../../src/bot/inbox.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { createTestClock, day } from '../support/clock.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let opened: TestDatabase;
let inboxes: Inbox[];

beforeEach(async () => {
  opened = await openTestDatabase();
  inboxes = [];
});

afterEach(async () => {
  for (const inbox of inboxes) await inbox.stop(1000);
  await opened.close();
});

/** Telegram's queue: hands out what is not confirmed, and remembers what was confirmed. */
function createQueue(updates: Update[]) {
  const state = { confirmedUpTo: 0, polls: 0, fail: 0 };
  return {
    state,
    fetch: async (offset: number | undefined, signal: AbortSignal): Promise<Update[]> => {
      state.polls += 1;
      if (state.fail > 0) {
        state.fail -= 1;
        throw new Error('network');
      }
      state.confirmedUpTo = Math.max(state.confirmedUpTo, (offset ?? 1) - 1);
      const fresh = updates.filter((update) => update.update_id > state.confirmedUpTo);
      if (fresh.length > 0) return fresh;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    },
  };
}

function said(update_id: number, chatId: number): Update {
  return {
    update_id,
    message: {
      message_id: update_id,
      date: 1,
      chat: { id: chatId, type: 'private', first_name: '' },
      from: { id: chatId, is_bot: false, first_name: '' },
      text: String(update_id),
    },
  };
}

type Overrides = Partial<Parameters<typeof createInbox>[0]>;

async function startInbox(
  updates: Update[],
  handle: (update: Update) => Promise<void>,
  overrides: Overrides = {},
) {
  const queue = createQueue(updates);
  const inbox = createInbox({
    store: createInboxStore(opened.database, opened.cipher),
    clock: createTestClock('2026-12-01T08:00:00Z'),
    log: silent,
    fetch: queue.fetch,
    takeIn: (update) => update,
    handle,
    onSetAside: () => Promise.resolve(),
    isOutage: () => false,
    isFatal: () => false,
    onFatal: () => undefined,
    options: { retryMs: [1, 1], quietMs: 5, pauseBeforePoll: () => 0 },
    ...overrides,
  });
  inboxes.push(inbox);
  await inbox.start({ polls: true });
  return { inbox, queue };
}

/** Resolves once `count` updates were handled. */
function collector(count: number) {
  const seen: number[] = [];
  let resolve: () => void = () => undefined;
  const all = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    seen,
    all,
    take: (update: Update): void => {
      seen.push(update.update_id);
      if (seen.length === count) resolve();
    },
  };
}

it('what one chat sends is handled in its order', async () => {
  const { seen, all, take } = collector(4);
  await startInbox([said(1, 7), said(2, 7), said(3, 7), said(4, 7)], async (update) => {
    // The first takes longest: order must not come from speed.
    for (let turn = update.update_id; turn < 5; turn += 1) await new Promise((next) => setImmediate(next));
    take(update);
  });
  await all;
  expect(seen).toEqual([1, 2, 3, 4]);
});

it('a slow chat does not hold up another', async () => {
  const { seen, all, take } = collector(1);
  let letGo: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await startInbox([said(1, 7), said(2, 8)], async (update) => {
    if (update.update_id === 1) await slow;
    else take(update);
  });
  await all;
  expect(seen).toEqual([2]);
  letGo();
});

it('an update is stored before it is confirmed to Telegram', async () => {
  const { all, take } = collector(1);
  const store = createInboxStore(opened.database, opened.cipher);
  const order: string[] = [];
  const queue = createQueue([said(1, 7)]);
  await startInbox(
    [],
    (update) => {
      take(update);
      return Promise.resolve();
    },
    {
      store: {
        ...store,
        keep: async (batch) => {
          await store.keep(batch);
          if (batch.rows.length > 0) order.push('stored');
        },
      },
      fetch: async (offset, signal) => {
        if (offset === 2) order.push('confirmed');
        return queue.fetch(offset, signal);
      },
    },
  );
  await all;
  while (order.length < 2) await new Promise((next) => setImmediate(next));
  expect(order).toEqual(['stored', 'confirmed']);
});

describe('after a crash', () => {
  it('what was stored and not handled is handled, before anything new', async () => {
    const store = createInboxStore(opened.database, opened.cipher);
    await store.keep({
      rows: [1, 2].map((id) => ({ updateId: id, chatKey: '7', payload: JSON.stringify(said(id, 7)) })),
      doneIds: [],
      at: new Date('2026-12-01T07:59:00Z'),
    });
    const { seen, all, take } = collector(3);
    await startInbox([said(1, 7), said(2, 7), said(3, 7)], (update) => {
      take(update);
      return Promise.resolve();
    });
    await all;
    expect(seen).toEqual([1, 2, 3]);
  });

  it('what was handled already is not handled again when Telegram delivers it once more', async () => {
    const first = collector(1);
    const { inbox } = await startInbox([said(1, 7)], (update) => {
      first.take(update);
      return Promise.resolve();
    });
    await first.all;
    await inbox.stop(1000);

    const second = collector(1);
    await startInbox([said(1, 7), said(2, 7)], (update) => {
      second.take(update);
      return Promise.resolve();
    });
    await second.all;
    expect(second.seen).toEqual([2]);
  });

  it('a row that kills the process is set aside at the third start', async () => {
    const store = createInboxStore(opened.database, opened.cipher);
    const at = new Date('2026-12-01T07:59:00Z');
    await store.keep({
      rows: [{ updateId: 1, chatKey: '7', payload: JSON.stringify(said(1, 7)) }],
      doneIds: [],
      at,
    });
    await store.countFailure(1, at);
    await store.countFailure(1, at);
    const aside: number[] = [];
    const { all, take, seen } = collector(1);
    await startInbox(
      [said(1, 7), said(2, 7)],
      (update) => {
        take(update);
        return Promise.resolve();
      },
      {
        onSetAside: (update) => {
          aside.push(update.update_id);
          return Promise.resolve();
        },
      },
    );
    await all;
    expect(aside).toEqual([1]);
    expect(seen).toEqual([2]);
  });
});

it('an update that fails is tried three times, then set aside and reported, and the chat goes on', async () => {
  let tries = 0;
  const aside: number[] = [];
  const { all, take } = collector(1);
  await startInbox(
    [said(1, 7), said(2, 7)],
    (update) => {
      if (update.update_id === 2) {
        take(update);
        return Promise.resolve();
      }
      tries += 1;
      return Promise.reject(new Error('broken'));
    },
    {
      onSetAside: (update) => {
        aside.push(update.update_id);
        return Promise.resolve();
      },
    },
  );
  await all;
  expect(tries).toBe(3);
  expect(aside).toEqual([1]);
});

it('a network that fails is tried again, and nothing is lost', async () => {
  const { seen, all, take } = collector(1);
  const queue = createQueue([said(1, 7)]);
  queue.state.fail = 2;
  await startInbox(
    [],
    (update) => {
      take(update);
      return Promise.resolve();
    },
    { fetch: queue.fetch },
  );
  await all;
  expect(seen).toEqual([1]);
  expect(queue.state.polls).toBeGreaterThanOrEqual(3);
});

it('a token that was revoked ends the polling and is reported', async () => {
  const reported = await new Promise<unknown>((resolve) => {
    void startInbox([], () => Promise.resolve(), {
      fetch: () => Promise.reject(new Error('401')),
      isFatal: () => true,
      onFatal: resolve,
    });
  });
  expect(reported).toBeInstanceOf(Error);
});

it('after a day of silence ids from elsewhere are taken', async () => {
  const store = createInboxStore(opened.database, opened.cipher);
  const at = new Date('2026-12-01T08:00:00Z');
  await store.keep({
    rows: [{ updateId: 900, chatKey: '7', payload: JSON.stringify(said(900, 7)) }],
    doneIds: [],
    at: new Date(at.getTime() - 2 * day),
  });
  await store.keep({ rows: [], doneIds: [900], at: new Date(at.getTime() - 2 * day) });
  const { seen, all, take } = collector(1);
  await startInbox([said(5, 7)], (update) => {
    take(update);
    return Promise.resolve();
  });
  await all;
  expect(seen).toEqual([5]);
});

it('while Telegram cannot be reached an update is not blamed: it is tried on and never set aside', async () => {
  let tries = 0;
  const aside: number[] = [];
  const { all, take } = collector(1);
  await startInbox(
    [said(1, 7)],
    (update) => {
      tries += 1;
      if (tries < 6) return Promise.reject(new Error('no network'));
      take(update);
      return Promise.resolve();
    },
    {
      isOutage: () => true,
      options: { outageMs: [1, 1, 1, 1, 1, 1], quietMs: 5, pauseBeforePoll: () => 0 },
      onSetAside: (update) => {
        aside.push(update.update_id);
        return Promise.resolve();
      },
    },
  );
  await all;
  expect(aside).toEqual([]);
});
