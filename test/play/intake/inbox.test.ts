import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox, type Inbox } from '../../../src/play/intake/inbox.ts';
import { chatKeyOf, takeIn } from '../../../src/telegram/intake/intake.ts';
import { keptUpdate } from '../../../src/telegram/intake/updates.ts';
import { createInboxStore } from '../../../src/storage/inbox.ts';
import { createTestClock } from '../../support/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const source = 'bot at a server';
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

type Overrides = Partial<Parameters<typeof createInbox<Update>>[0]>;

async function startInbox(
  updates: Update[],
  handle: (update: Update) => Promise<void>,
  overrides: Overrides = {},
) {
  const queue = createQueue(updates);
  const inbox = createInbox<Update>({
    ...{ kept: keptUpdate, chatKeyOf, recovers: () => true },
    store: createInboxStore(opened.database, opened.cipher),
    clock: createTestClock('2026-12-01T08:00:00Z'),
    log: silent,
    fetch: queue.fetch,
    source,
    takeIn: (update) => keptUpdate.parse(update),
    handle,
    onSetAside: () => Promise.resolve(),
    onUnreadable: () => undefined,
    isOutage: () => false,
    isFatal: () => false,
    onFatal: () => undefined,
    options: { retryMs: [1, 1], quietMs: 5, pauseBeforePoll: () => 0 },
    ...overrides,
  });
  inboxes.push(inbox);
  await inbox.start();
  await inbox.beginPolling();
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

function into(take: (update: Update) => void) {
  return (update: Update): Promise<void> => {
    take(update);
    return Promise.resolve();
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
          const kept = await store.keep(batch);
          if (batch.rows.length > 0) order.push('stored');
          return kept;
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
      rows: [1, 2].map((id) => ({
        source,
        updateId: id,
        chatKey: '7',
        payload: JSON.stringify(said(id, 7)),
      })),
      done: [],
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
      rows: [{ source, updateId: 1, chatKey: '7', payload: JSON.stringify(said(1, 7)) }],
      done: [],
      at,
    });
    await store.countFailure({ source, updateId: 1 }, at);
    await store.countFailure({ source, updateId: 1 }, at);
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

describe('where Telegram numbers anew', () => {
  /** Hands out what was not handed out yet, whatever is asked for, as after a quiet week. */
  function regardless(batches: Update[][]) {
    const offsets: (number | undefined)[] = [];
    return {
      offsets,
      fetch: (offset: number | undefined, signal: AbortSignal): Promise<Update[]> => {
        offsets.push(offset);
        const batch = batches.shift();
        if (batch !== undefined) return Promise.resolve(batch);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        });
      },
    };
  }

  it('lower numbers are taken, and it is logged once', async () => {
    const warned: string[] = [];
    const { seen, all, take } = collector(3);
    const { fetch, offsets } = regardless([
      [said(500_000_000, 7)],
      [],
      [said(100_000_000, 7)],
      [said(100_000_001, 7)],
    ]);
    await startInbox([], into(take), {
      fetch,
      log: { ...silent, warn: (_facts, message) => warned.push(message) },
    });
    await all;
    while (offsets.length < 5) await new Promise((next) => setImmediate(next));
    expect(seen).toEqual([500_000_000, 100_000_000, 100_000_001]);
    expect(warned).toEqual(['Telegram numbers its updates anew']);
    // Each number is asked for once, to confirm what came before it.
    expect(offsets).toEqual([undefined, 500_000_001, undefined, 100_000_001, 100_000_002]);
  });

  it('a batch with both is handled once, though it comes again and again, and in the order of its coming', async () => {
    const both = [said(500_000_000, 7), said(100_000_000, 7)];
    const { seen, all, take } = collector(2);
    const { fetch, offsets } = regardless([both, both, both]);
    await startInbox([], into(take), { fetch });
    await all;
    while (offsets.length < 4) await new Promise((next) => setImmediate(next));
    expect(seen).toEqual([500_000_000, 100_000_000]);
  });

  it('what an earlier process handled is still known, whatever its number', async () => {
    const both = [said(500_000_000, 7), said(100_000_000, 7)];
    const first = collector(2);
    const earlier = regardless([both]);
    const { inbox } = await startInbox([], into(first.take), {
      fetch: earlier.fetch,
    });
    await first.all;
    await inbox.stop(1000);

    const second = collector(1);
    const { fetch } = regardless([both, [said(100_000_001, 7)]]);
    await startInbox([], into(second.take), { fetch });
    await second.all;
    expect(second.seen).toEqual([100_000_001]);
  });

  it('the same numbers of another bot are new', async () => {
    const first = collector(1);
    const { inbox } = await startInbox([said(5, 7)], into(first.take));
    await first.all;
    await inbox.stop(1000);

    const second = collector(1);
    await startInbox([said(5, 7)], into(second.take), {
      source: 'another bot',
    });
    await second.all;
    expect(second.seen).toEqual([5]);
  });

  it('a server that brings nothing new is asked at most twice a second', async () => {
    let polls = 0;
    const known = [said(500_000_000, 7), said(100_000_000, 7)];
    const { all, take } = collector(2);
    const startedAt = performance.now();
    const polled = new Promise<void>((resolve) => {
      void startInbox([], into(take), {
        fetch: () => {
          polls += 1;
          if (polls === 6) resolve();
          return Promise.resolve(known);
        },
        options: { quietMs: 5 },
      });
    });
    await all;
    await polled;
    // The first brings what is new; of the five that follow, each waits half a second for the one before it.
    expect(performance.now() - startedAt).toBeGreaterThan(1900);
  });
});

describe('an update that cannot be read', () => {
  const broken: unknown[] = [
    { update_id: 1, message: null },
    { update_id: 2, message: 'x' },
    { update_id: 3 },
    null,
    'x',
    { message: {} },
    { update_id: 10 ** 18, message: {} },
  ];

  it('is logged by its number and kept apart, and the rest goes on', async () => {
    const logged: unknown[] = [];
    let apart = 0;
    const { seen, all, take } = collector(2);
    const queue = createQueue([said(4, 7), said(5, 8)]);
    let isFirst = true;
    await startInbox([], into(take), {
      fetch: async (offset, signal) => {
        const fetched = await queue.fetch(offset, signal);
        const all = isFirst ? [...broken, ...fetched] : fetched;
        isFirst = false;
        return all;
      },
      takeIn: (update) => takeIn(update, { username: 'bot', answers: () => false, hear: () => true }),
      log: { ...silent, error: (facts) => logged.push(facts['updateId']) },
      onUnreadable: () => {
        apart += 1;
      },
    });
    await all;
    expect(seen).toEqual([4, 5]);
    expect([logged, apart]).toEqual([[undefined, 1, 2], 2]);
    expect(await createInboxStore(opened.database, opened.cipher).countSetAside()).toBe(2);
  });

  it('is received from a webhook once, so that it does not come again', async () => {
    const { inbox } = await startInbox([], () => Promise.resolve(), {
      takeIn: (update) => takeIn(update, { username: 'bot', answers: () => false, hear: () => true }),
    });
    for (const update of [...broken, ...broken]) await inbox.receive(update);
    expect(await createInboxStore(opened.database, opened.cipher).countSetAside()).toBe(2);
  });
});

it('what could not be stored is fetched again and stored once, and the log says that it was storing', async () => {
  const warned: string[] = [];
  const store = createInboxStore(opened.database, opened.cipher);
  const { all, take } = collector(1);
  let failures = 2;
  const { queue } = await startInbox([said(1, 7)], into(take), {
    store: {
      ...store,
      keep: (batch) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('locked')) : store.keep(batch);
      },
    },
    log: {
      info: (_facts, message) => warned.push(message),
      warn: (_facts, message) => warned.push(message),
      error: () => undefined,
    },
  });
  await all;
  expect(queue.state.polls).toBeGreaterThanOrEqual(3);
  expect(warned).toEqual(['could not store updates', 'updates are stored again']);
});

it('the next of a chat is handled only after the one before it was removed: a crash brings one again at most', async () => {
  const store = createInboxStore(opened.database, opened.cipher);
  const left: number[][] = [];
  const { all, take } = collector(3);
  await startInbox([said(30, 7), said(20, 7), said(10, 7)], async (update) => {
    left.push((await store.left()).map(({ updateId }) => updateId));
    take(update);
  });
  await all;
  expect(left).toEqual([[30, 20, 10], [20, 10], [10]]);
});

it('what is not finished when the program stops keeps what came after it for the next start', async () => {
  const handled: number[] = [];
  let failed: () => void = () => undefined;
  const hasFailed = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const { inbox } = await startInbox(
    [said(1, 7), said(2, 7)],
    (update) => {
      handled.push(update.update_id);
      failed();
      return Promise.reject(new Error('no network'));
    },
    { isOutage: () => true, options: { outageMs: [60_000], quietMs: 5, pauseBeforePoll: () => 0 } },
  );
  await hasFailed;
  await inbox.stop(1000);
  expect(handled).toEqual([1]);
  const left = await createInboxStore(opened.database, opened.cipher).left();
  expect(left.map(({ updateId }) => updateId)).toEqual([1, 2]);
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
