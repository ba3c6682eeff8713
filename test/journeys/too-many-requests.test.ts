import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { onDatabase, openTwoCells, type TwoCells } from '../support/hostile.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let cells: TwoCells;

beforeAll(async () => {
  ({ test, ...cells } = await openTwoCells({ allowRefusals: true }));
}, 300_000);

afterAll(() => test.close());

const isTold = (person: PersonDriver): boolean =>
  person.inbox().some(({ isFromBot, text }) => isFromBot && text.startsWith('Có 7 tin nhắn'));

it('a chat that has to wait holds neither the notices nor the screens of another cell', async () => {
  const { an, otherSecretary } = cells;
  test.emulator.faults.next({ kind: '429', method: 'sendMessage', chatId: an.id, retryAfter: 25 });
  // What is due goes out with the start.
  await test.restart((url) =>
    onDatabase(url, test, async (store) => {
      const now = test.clock.now();
      for (const { id } of [an, otherSecretary]) {
        const account = await store.accounts.findByTelegramId(String(id));
        const letter = { dedupeKey: `news:${String(id)}`, accountId: account?.id ?? '', roundId: undefined };
        const notice = { kind: 'updates_set_aside', count: 7 } as const;
        await store.deliveries.add({ ...letter, notice, notBefore: now, expiresAt: undefined }, now);
      }
    }),
  );
  await test.emulator.confirmed();
  // A letter that takes longer than the tap would stand below its screen.
  await expect.poll(() => isTold(otherSecretary)).toBe(true);
  const refusedAt = test.clock.now().getTime();
  await otherSecretary.says('/lich');
  otherSecretary.sees('Chi bộ Thôn Đông');
  expect(test.emulator.faults.pending()).toEqual([]);
  expect([isTold(otherSecretary), isTold(an)]).toEqual([true, false]);
  expect(test.clock.now().getTime() - refusedAt).toBeLessThan(25_000);

  test.clock.advance(26_000);
  await test.app.tick();
  await test.settle();
  expect(isTold(an)).toBe(true);
});
