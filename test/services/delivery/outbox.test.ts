import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, SendOutcome } from '../../../src/core/model/notices.ts';
import type { Clock, Log } from '../../../src/core/ports/runtime.ts';
import { createGroupPresence } from '../../../src/services/groups/presence.ts';
import { createOutbox, type Outbox } from '../../../src/services/delivery/outbox.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { createTestClock, day, minute, second, type TestClock } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

const ids = createIds();
let opened: TestStore;
let clock: TestClock;
let sent: string[];
let errors: string[];
let outcomes: Map<string, SendOutcome[]>;
let accounts: string[];

beforeEach(async () => {
  opened = await openTestStore();
  clock = createTestClock('2026-12-01T12:00:00Z');
  sent = [];
  errors = [];
  outcomes = new Map();
  accounts = [];
  for (const telegramId of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    accounts.push(await addAccount(telegramId));
});
afterEach(() => opened.close());

async function addAccount(telegramId: string): Promise<string> {
  const id = ids.next();
  await opened.store.accounts.insert({
    id,
    telegramId,
    locale: 'vi',
    createdAt: clock.now(),
  });
  return id;
}

const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_facts, message) => errors.push(message),
};

function start(
  options: Parameters<typeof createOutbox>[0]['options'] = {},
  send?: (delivery: Delivery) => Promise<SendOutcome>,
  runsBy: Clock = clock,
  canWrite?: () => Promise<boolean>,
): Outbox {
  const { store } = opened;
  const groups = createGroupPresence({ store, clock, ids }).upkeep;
  const defaultZone = 'Asia/Ho_Chi_Minh';
  return createOutbox({
    ...{ store, clock: runsBy, log, groups, defaultZone, options, canWrite },
    send: send ?? answer,
  });
}

function answer({ dedupeKey }: Delivery): Promise<SendOutcome> {
  sent.push(dedupeKey);
  return Promise.resolve(outcomes.get(dedupeKey)?.shift() ?? { status: 'sent', messageId: 7 });
}

const later = (ms: number): Date => new Date(clock.now().getTime() + ms);

async function add(
  key: string,
  account = 0,
  expiresAt?: Date,
  notBefore: Date = clock.now(),
): Promise<string> {
  const id = await opened.store.deliveries.add(
    {
      dedupeKey: key,
      accountId: accounts[account] ?? '',
      roundId: undefined,
      notice: { kind: 'updates_set_aside', count: 1 },
      notBefore,
      expiresAt,
    },
    clock.now(),
  );
  if (id === undefined) throw new Error(`there is a delivery "${key}" already`);
  return id;
}

const stored = (id: string) => opened.store.deliveries.findById(id);

describe('the outbox', () => {
  it('sends what is pending and writes down that it arrived', async () => {
    const id = await add('one');

    await start().drain();

    expect(sent).toEqual(['one']);
    expect(await stored(id)).toMatchObject({
      status: 'sent',
      messageId: 7,
      settledAt: new Date('2026-12-01T12:00:00Z'),
    });
  });

  it('sends nothing while what becomes of it cannot be written down, and everything once it can', async () => {
    const id = await add('one');
    let canWrite = false;
    const outbox = start({}, undefined, clock, () => Promise.resolve(canWrite));

    await outbox.drain();
    await outbox.drain();
    expect(sent).toEqual([]);

    canWrite = true;
    await outbox.drain();
    expect(sent).toEqual(['one']);
    expect(await stored(id)).toMatchObject({ status: 'sent' });
  });

  it('takes a key only once', async () => {
    await add('one');

    await expect(add('one')).rejects.toThrow('already');
    await start().drain();
    expect(sent).toEqual(['one']);
  });

  it('sends to the same person one at a time, in the order of adding', async () => {
    for (const key of ['a', 'b', 'c']) await add(key, 0);
    let atOnce = 0;
    let most = 0;
    const outbox = start({}, async (delivery) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      return answer(delivery);
    });

    await outbox.drain();

    expect(most).toBe(1);
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('never sends more than so many in any second', async () => {
    for (let number = 0; number < 70; number += 1) await add(`m${number}`, number % 10);
    const outbox = start();

    await outbox.drain();
    expect(sent).toHaveLength(30);
    clock.advance(999);
    await outbox.drain();
    expect(sent).toHaveLength(30);
    clock.advance(1);
    await outbox.drain();
    expect(sent).toHaveLength(60);
    clock.advance(second);
    await outbox.drain();
    expect(sent).toHaveLength(70);
  });

  it('sends no more in any second than that where another program sends in its place', async () => {
    for (let number = 0; number < 40; number += 1) await add(`m${number}`, number % 10);
    const before = start();
    await before.drain();
    await before.stop();
    expect(sent).toHaveLength(30);
    clock.advance(400);
    const next = start();
    next.takeOver();
    await next.drain();
    expect(sent).toHaveLength(30);
    clock.advance(600);
    await next.drain();
    expect(sent).toHaveLength(40);
  });

  it('goes on by itself when the second is over', async () => {
    for (let number = 0; number < 40; number += 1) await add(`m${number}`, number % 10);
    let allSent: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (allSent = resolve));
    const outbox = start({}, (delivery) => {
      const outcome = answer(delivery);
      if (sent.length === 40) allSent();
      return outcome;
    });
    await outbox.drain();
    clock.advance(second);

    await done;
    await outbox.stop();
    expect(sent).toHaveLength(40);
  });

  it('sends by itself what is due before what it was waiting for', async () => {
    await add('later');
    outcomes.set('later', [{ status: 'unavailable', why: 'network' }]);
    let sentSooner: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (sentSooner = resolve));
    const outbox = start({}, (delivery) => {
      const outcome = answer(delivery);
      if (delivery.dedupeKey === 'sooner') sentSooner();
      return outcome;
    });
    await outbox.drain();
    await add('sooner', 1, undefined, later(2 * second));
    await outbox.drain();
    expect(sent).toEqual(['later']);
    clock.advance(2 * second);

    await done;
    await outbox.stop();
    expect(sent).toEqual(['later', 'sooner']);
  });

  it('waits again where it was woken too early', async () => {
    await add('one', 0, undefined, later(5 * second));
    const wakes: (() => void)[] = [];
    const early = { now: () => clock.now(), sleep: () => new Promise<void>((wake) => wakes.push(wake)) };
    let arrived: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (arrived = resolve));
    const outbox = start(
      {},
      (delivery) => {
        arrived();
        return answer(delivery);
      },
      early,
    );
    await outbox.drain();
    wakes[0]?.();
    await outbox.drain();
    await outbox.drain();
    clock.advance(5 * second);
    wakes[1]?.();

    await done;
    await outbox.stop();
    expect([sent, wakes.length]).toEqual([['one'], 2]);
  });

  it('is quiet for everybody as long as Telegram asks for, then sends the same again', async () => {
    await add('one', 0);
    await add('two', 1);
    outcomes.set('one', [{ status: 'retry_after', seconds: 30, everybody: true }]);
    const outbox = start({ parallel: 1 });

    await outbox.drain();
    clock.advance(29 * second);
    await add('three', 2);
    await outbox.drain();
    expect(sent).toEqual(['one']);

    clock.advance(second);
    await outbox.drain();
    expect(sent).toEqual(['one', 'one', 'two', 'three']);
  });

  it('holds only the chat that Telegram asks a pause for', async () => {
    await add('one', 0);
    await add('one more', 0);
    await add('two', 1);
    const asks: SendOutcome = { status: 'retry_after', seconds: 25, everybody: false };
    outcomes.set('one', [asks]);
    outcomes.set('one more', [asks]);
    const outbox = start({ parallel: 1 });

    await outbox.drain();
    expect(sent).toEqual(['one', 'one more', 'two']);
    clock.advance(24 * second);
    await outbox.drain();
    expect(sent).toEqual(['one', 'one more', 'two']);
    clock.advance(second);
    await outbox.drain();
    expect(sent).toEqual(['one', 'one more', 'two', 'one', 'one more']);
  });

  it('marks a person who cannot be reached, and does not try again', async () => {
    const id = await add('one', 3);
    outcomes.set('one', [{ status: 'unreachable' }]);
    const outbox = start();

    await outbox.drain();
    clock.advance(day);
    await outbox.drain();

    expect(sent).toEqual(['one']);
    expect((await stored(id))?.status).toBe('unreachable');
    expect((await opened.store.accounts.findById(accounts[3] ?? ''))?.reachable).toBe(false);
  });

  it.each([
    [{ status: 'refused', why: '400' } as const, 'failed'],
    [{ status: 'pointless' } as const, 'dropped'],
  ])('does not try again what was %o', async (outcome, status) => {
    const id = await add('one');
    outcomes.set('one', [outcome]);
    const outbox = start();

    await outbox.drain();
    clock.advance(day);
    await outbox.drain();

    expect(sent).toEqual(['one']);
    expect((await stored(id))?.status).toBe(status);
  });

  it('tries again after 5 seconds, 15 seconds, a minute, 5 minutes, 15 minutes and no later than that', async () => {
    await add('one');
    const fails: SendOutcome = { status: 'unavailable', why: 'network' };
    outcomes.set('one', [fails, fails, fails, fails, fails, fails, fails]);
    const outbox = start();
    const waits: number[] = [];
    await outbox.drain();
    for (let tries = 1; tries < 8; tries += 1) {
      let waited = 0;
      while (sent.length === tries) {
        clock.advance(5 * second);
        waited += 5;
        await outbox.drain();
      }
      waits.push(waited);
    }

    expect(waits).toEqual([5, 15, 60, 300, 900, 900, 900]);
    expect(sent).toHaveLength(8);
  });

  it('does not try everybody while the network is down, and reaches everybody once it is back', async () => {
    for (let number = 0; number < 10; number += 1) await add(`m${number}`, number);
    let isDown = true;
    const outbox = start({ parallel: 1 }, (delivery) => {
      const outcome = answer(delivery);
      return isDown ? Promise.resolve({ status: 'unavailable', why: 'network' }) : outcome;
    });

    await outbox.drain();
    expect(sent).toEqual(['m0', 'm1', 'm2']);
    clock.advance(5 * minute);
    await outbox.drain();
    expect(sent).toEqual(['m0', 'm1', 'm2', 'm3']);

    isDown = false;
    sent.length = 0;
    clock.advance(15 * minute);
    await outbox.drain();
    expect([...sent].sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']);
  });

  it('holds back nobody where a service fails on which no other delivery depends, and gives that one up in the end', async () => {
    const ids = [];
    for (let number = 0; number < 10; number += 1) ids.push(await add(`m${number}`, number));
    const outbox = start({ parallel: 1 }, (delivery) => {
      const outcome = answer(delivery);
      return delivery.dedupeKey === 'm9' ? outcome : Promise.resolve({ status: 'not_taken', why: 'down' });
    });
    await outbox.drain();
    expect(sent).toHaveLength(10);
    for (let tries = 0; tries < 8; tries += 1) {
      clock.advance(15 * minute);
      await outbox.drain();
    }
    expect(sent).toHaveLength(1 + 9 * 8);
    expect((await stored(ids[0] ?? ''))?.status).toBe('failed');
    expect((await stored(ids[9] ?? ''))?.status).toBe('sent');
  });

  it('never sends what has expired, and says so', async () => {
    const id = await add('one', 0, new Date('2026-12-01T12:10:00Z'));
    clock.advance(10 * minute);

    await start().drain();

    expect(sent).toEqual([]);
    expect((await stored(id))?.status).toBe('expired');
  });

  it('where nothing is due it looks once and does nothing else', async () => {
    const { deliveries } = opened.store;
    await deliveries.hold(await add('later'), new Date('2026-12-02T12:00:00Z'));
    const asked: string[] = [];
    const watched = new Proxy(deliveries, {
      get: (target, name, receiver) => {
        asked.push(String(name));
        const value: unknown = Reflect.get(target, name, receiver);
        return value;
      },
    });
    const store = { ...opened.store, deliveries: watched };
    const groups = createGroupPresence({ store, clock, ids }).upkeep;
    asked.length = 0;
    const outbox = createOutbox({ store, clock, log, groups, defaultZone: 'Asia/Ho_Chi_Minh', send: answer });

    await outbox.drain();
    expect(asked).toEqual(['nextAt']);
    expect(sent).toEqual([]);

    clock.moveTo(new Date('2026-12-02T12:00:00Z'));
    await outbox.drain();
    expect(sent).toEqual(['later']);
  });

  it('does not let one that breaks hold up the others, and gives it up in the end', async () => {
    const broken = await add('broken', 0);
    await add('two', 1);
    const outbox = start({}, (delivery) => {
      if (delivery.dedupeKey === 'broken') throw new Error('cannot be worded');
      return answer(delivery);
    });

    await outbox.drain();
    expect(sent).toEqual(['two']);
    for (let hour = 0; hour < 24; hour += 1) {
      clock.advance(60 * minute);
      await outbox.drain();
    }

    expect((await stored(broken))?.status).toBe('failed');
    expect(errors).toHaveLength(8);
  });

  it('keeps what would be sent at night for the morning, also after a time when it was not running', async () => {
    await add('reminder');
    await add('expiring', 1, new Date('2026-12-01T18:00:00Z'));
    clock.moveTo(new Date('2026-12-01T17:30:00Z'));
    const outbox = start();

    await outbox.drain();
    expect(sent).toEqual(['expiring']);
    clock.moveTo(new Date('2026-12-01T23:59:00Z'));
    await outbox.drain();
    expect(sent).toEqual(['expiring']);
    clock.moveTo(new Date('2026-12-02T00:00:00Z'));
    await outbox.drain();
    expect(sent).toEqual(['expiring', 'reminder']);
  });

  it('a notice that cannot be opened does not hold up the others', async () => {
    const spoiled = await add('spoiled', 0);
    await opened.database.prisma((db) =>
      db.delivery.update({
        where: { id: spoiled },
        data: { contentSealed: 'v1|x|y|z|w' },
      }),
    );
    await add('two', 1);

    await start().drain();

    expect(sent).toEqual(['two']);
  });

  it('after a crash sends a second time at most what was being sent, and nothing is lost', async () => {
    for (let number = 0; number < 10; number += 1) await add(`m${number}`, number);
    let begun = 0;
    const inFlight = new Promise<void>((resolve) => {
      start({ parallel: 4 }, (delivery) => {
        sent.push(delivery.dedupeKey);
        begun += 1;
        if (begun === 4) resolve();
        return new Promise(() => undefined);
      }).kick();
    });
    await inFlight;
    expect(sent).toHaveLength(4);

    clock.advance(second);
    await start({ parallel: 4 }).drain();

    expect(new Set(sent).size).toBe(10);
    expect(sent).toHaveLength(14);
  });

  it('stopped, it lets the one under way end and leaves the rest for the next start', async () => {
    await add('one', 0);
    await add('two', 0);
    let finish: (outcome: SendOutcome) => void = () => undefined;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const outbox = start({}, (delivery) => {
      sent.push(delivery.dedupeKey);
      begin();
      return new Promise((resolve) => (finish = resolve));
    });
    outbox.kick();
    await begun;
    const stopping = outbox.stop();
    finish({ status: 'sent', messageId: 1 });
    await stopping;

    expect(sent).toEqual(['one']);
    await start().drain();
    expect(sent).toEqual(['one', 'two']);
  });
});
