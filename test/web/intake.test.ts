import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InboxShare } from '../../src/core/ports/inbox.ts';
import { createInboxStore } from '../../src/storage/inbox.ts';
import { createWebIntake } from '../../src/web/intake.ts';
import { createTestClock } from '../support/clock.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const act = { id: 'the-very-same-thing-done', did: { text: '/tusoi' } };

let opened: TestDatabase;

beforeEach(async () => {
  opened = await openTestDatabase();
});
afterEach(() => opened.close());

type Inbox = ReturnType<typeof createInboxStore>;

/** Where nothing is played by this program; `keep` in place of the store's own. */
function intakeOver({ keep, share }: { keep: (store: Inbox) => Inbox['keep']; share?: InboxShare }) {
  const store = createInboxStore(opened.database, opened.cipher, share !== undefined);
  return createWebIntake({
    store: { ...store, keep: keep(store) },
    share,
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
}

it('what is sent twice and cannot be stored is answered to neither as done', async () => {
  const intake = intakeOver({ keep: () => () => Promise.reject(new Error('the disk is full')) });
  await intake.start();
  const both = await Promise.allSettled([intake.act('a device', act), intake.act('a device', act)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await intake.stop(1000);
});

it('what another program handled is answered with what it says of it, also where that comes in its own time', async () => {
  const kept: number[] = [];
  const intake = intakeOver({
    keep: (store) => (batch) => {
      kept.push(...batch.rows.map(({ updateId }) => updateId));
      return store.keep(batch);
    },
    share: { turn: () => Promise.resolve([]) },
  });
  await intake.start();
  const answered = intake.act('a device', act);
  await expect.poll(() => kept).toHaveLength(1);
  intake.done(kept[0] ?? 0, { text: 'Đã lưu', alert: false });
  expect(await answered).toEqual({ text: 'Đã lưu', alert: false });
  await intake.stop(1000);
});
