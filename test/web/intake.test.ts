import { expect, it } from 'vitest';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { createWebIntake } from '../../src/web/intake.ts';
import { createTestClock } from '../support/clock.ts';
import { openTestDatabase } from '../support/database.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('what is sent twice and cannot be stored is answered to neither as done', async () => {
  const opened = await openTestDatabase();
  const intake = createWebIntake({
    store: {
      ...createInboxStore(opened.database, opened.cipher),
      keep: () => Promise.reject(new Error('the disk is full')),
    },
    share: undefined,
    tellDone: () => undefined,
    clock: createTestClock('2026-12-01T08:00:00Z'),
    log: silent,
    play: () => Promise.resolve(undefined),
    channel: {
      inTurn: () => {
        throw new Error('nothing is played');
      },
    },
    botUsername: 'tu_soi_bot',
    onHandled: () => undefined,
    onSetAside: () => Promise.resolve(),
  });
  await intake.start();
  const act = { id: 'the-very-same-thing-done', did: { text: '/tusoi' } };
  const both = await Promise.allSettled([intake.act('a device', act), intake.act('a device', act)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await intake.stop(1000);
  await opened.close();
});

it('what another program handled is answered with what it says of it, also where that comes in its own time', async () => {
  const opened = await openTestDatabase();
  const store = createInboxStore(opened.database, opened.cipher, true);
  const kept: number[] = [];
  const intake = createWebIntake({
    store: {
      ...store,
      keep(batch) {
        kept.push(...batch.rows.map(({ updateId }) => updateId));
        return store.keep(batch);
      },
    },
    share: { turn: () => Promise.resolve([]) },
    tellDone: () => undefined,
    clock: createTestClock('2026-12-01T08:00:00Z'),
    log: silent,
    play: () => Promise.resolve(undefined),
    channel: {
      inTurn: () => {
        throw new Error('nothing is played here');
      },
    },
    botUsername: 'tu_soi_bot',
    onHandled: () => undefined,
    onSetAside: () => Promise.resolve(),
  });
  await intake.start();
  const answered = intake.act('a device', { id: 'the-very-same-thing-done', did: { text: '/tusoi' } });
  await expect.poll(() => kept).toHaveLength(1);
  intake.done(kept[0] ?? 0, { text: 'Đã lưu', alert: false });
  expect(await answered).toEqual({ text: 'Đã lưu', alert: false });
  await intake.stop(1000);
  await opened.close();
});
