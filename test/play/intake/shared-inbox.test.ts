import type { Update } from 'grammy/types';
import { afterEach, expect, it } from 'vitest';
import type { InboxRow, InboxShare, LeftRow } from '../../../src/core/ports/inbox.ts';
import { createInbox, type Inbox } from '../../../src/play/intake/inbox.ts';
import { keptUpdate } from '../../../src/telegram/intake/updates.ts';

const inboxes: Inbox[] = [];

afterEach(async () => {
  await Promise.all(inboxes.splice(0).map((inbox) => inbox.stop(100)));
});

/** What several programs share, as the database keeps it. */
function openShared() {
  const rows = new Map<number, InboxRow>();
  const known = new Set<number>();
  const claims = new Map<string, string>();
  let isAway = false;
  let isAnswerLost = false;
  let gates: { turn?: Promise<void>; keep?: Promise<void> } = {};

  function reached(): void {
    if (isAway) throw new Error('the database is away');
  }

  function shareOf(program: string): InboxShare {
    return {
      async turn({ done, idle, most, held }) {
        reached();
        await gates.turn;
        for (const { updateId } of done) rows.delete(updateId);
        for (const chat of idle) if (claims.get(chat) === program) claims.delete(chat);
        if (held !== undefined)
          for (const [chat, by] of claims) if (by === program && !held.includes(chat)) claims.delete(chat);
        const free = [...new Set([...rows.values()].map(({ chatKey }) => chatKey))]
          .filter((chat) => !claims.has(chat))
          .slice(0, most);
        for (const chat of free) claims.set(chat, program);
        const taken = [...rows.values()].filter(({ chatKey }) => free.includes(chatKey));
        if (isAnswerLost) throw new Error('the answer is lost');
        return taken.map((row): LeftRow => ({ ...row, failures: 0 }));
      },
    };
  }

  const store = {
    keep: async ({
      rows: brought,
      done,
    }: {
      rows: readonly InboxRow[];
      done: readonly { updateId: number }[];
    }) => {
      reached();
      await gates.keep;
      for (const { updateId } of done) rows.delete(updateId);
      const fresh = brought.filter(({ updateId }) => !known.has(updateId));
      for (const row of fresh) {
        rows.set(row.updateId, row);
        known.add(row.updateId);
      }
      return fresh;
    },
    known: () => Promise.resolve([...known]),
    left: () => Promise.resolve([]),
    countFailure: () => Promise.resolve('kept' as const),
  };
  return {
    ...{ rows, claims, shareOf, store },
    away(value: boolean): void {
      isAway = value;
    },
    /** What is asked is done, and nobody is told. */
    losesAnswers(value: boolean): void {
      isAnswerLost = value;
    },
    /** Turns and what is kept wait for these. */
    waitsFor(them: typeof gates): void {
      gates = them;
    },
  };
}

const said = (id: number, chat: number) => ({ update_id: id, message: { chat: { id: chat } } });

async function begin(
  { store, shareOf }: ReturnType<typeof openShared>,
  program: string,
  handle: (update: Update) => Promise<void>,
) {
  const inbox = createInbox<Update>({
    ...{ source: 'bot', kept: keptUpdate, store, share: shareOf(program), handle },
    chatKeyOf: ({ message }) => String(message?.chat.id),
    recovers: () => true,
    clock: { now: () => new Date('2026-11-28T01:00:00Z'), sleep: () => Promise.resolve() },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    fetch: () => Promise.resolve([]),
    takeIn: (update) => keptUpdate.parse(update),
    onSetAside: () => Promise.resolve(),
    onUnreadable: () => undefined,
    isOutage: () => false,
    isFatal: () => false,
    onFatal: () => undefined,
    options: { retryMs: [1, 1], quietMs: 5 },
  });
  inboxes.push(inbox);
  await inbox.start();
  return inbox;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

it('what one program takes in another handles, where it works on that chat', async () => {
  const shared = openShared();
  const handled: string[] = [];
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const one = await begin(shared, 'one', async ({ update_id: id }) => {
    handled.push(`one ${id}`);
    if (id === 1) await held;
  });
  const other = await begin(shared, 'other', ({ update_id: id }) =>
    Promise.resolve(void handled.push(`other ${id}`)),
  );

  await one.receive(said(1, 7));
  await until(() => handled.length === 1);
  await other.receive(said(2, 7));
  await other.receive(said(3, 8));
  await until(() => handled.length === 2);
  expect(handled).toEqual(['one 1', 'other 3']);

  letGo();
  await until(() => handled.length === 3);
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(handled.map((text) => text.split(' ')[1])).toEqual(['1', '3', '2']);
});

it('the same update brought to two programs is handled once', async () => {
  const shared = openShared();
  const handled: number[] = [];
  const take = ({ update_id: id }: Update) => Promise.resolve(void handled.push(id));
  const one = await begin(shared, 'one', take);
  const other = await begin(shared, 'other', take);
  expect(await Promise.all([one.receive(said(1, 7)), other.receive(said(1, 7))])).toEqual([true, false]);
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(handled).toEqual([1]);
});

it('what was taken in while the database was away afterwards waits for nobody', async () => {
  const shared = openShared();
  const handled: number[] = [];
  const one = await begin(shared, 'one', ({ update_id: id }) => {
    handled.push(id);
    // What is done cannot be written down.
    if (id === 1) shared.away(true);
    return Promise.resolve();
  });
  await one.receive(said(1, 7));
  await until(() => handled.length === 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(shared.rows.size).toBe(1);
  shared.away(false);
  one.look();
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(handled).toEqual([1]);
});

it('takes on no more chats than it has room for', async () => {
  const shared = openShared();
  let open = 0;
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const one = await begin(shared, 'one', () => {
    open += 1;
    return held;
  });
  for (let id = 1; id <= 1005; id += 1) await shared.store.keep({ rows: [rowOf(id)], done: [] });
  one.look();
  await until(() => open === 64);
  expect(shared.claims.size).toBe(1000);
  letGo();
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(open).toBe(1005);
});

function rowOf(id: number): InboxRow {
  return { source: 'bot', updateId: id, chatKey: String(id), payload: JSON.stringify(said(id, id)) };
}

it('what is handled is not taken on again, whatever else is written at that moment', async () => {
  const shared = openShared();
  const handled: number[] = [];
  const [handling, turning, keeping] = [gate(), gate(), gate()];
  const one = await begin(shared, 'one', async ({ update_id: id }) => {
    handled.push(id);
    if (id === 1) await handling.opened;
  });
  await one.receive(said(1, 7));
  await until(() => handled.length === 1);

  shared.waitsFor({ turn: turning.opened, keep: keeping.opened });
  one.look();
  handling.open();
  await new Promise((resolve) => setImmediate(resolve));
  const received = one.receive(said(2, 8));
  turning.open();
  await new Promise((resolve) => setImmediate(resolve));
  keeping.open();
  await received;
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(handled).toEqual([1, 2]);
});

it('a chat that was taken on without its hearing of it is handled nevertheless', async () => {
  const shared = openShared();
  const handled: number[] = [];
  const one = await begin(shared, 'one', ({ update_id: id }) => Promise.resolve(void handled.push(id)));
  shared.losesAnswers(true);
  await one.receive(said(1, 7));
  await until(() => shared.claims.size === 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(handled).toEqual([]);

  shared.losesAnswers(false);
  one.look();
  await until(() => shared.rows.size === 0 && shared.claims.size === 0);
  expect(handled).toEqual([1]);
});

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
