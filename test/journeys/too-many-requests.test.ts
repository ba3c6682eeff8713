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

const menuOf = ({ id }: PersonDriver) =>
  test.emulator
    .people()
    .find((one) => one.id === id)
    ?.menu() ?? [];

/** What is due goes out with the start. */
const restartsOwing = (...people: readonly PersonDriver[]) =>
  test.restart((url) =>
    onDatabase(url, test, async (store) => {
      const now = test.clock.now();
      for (const { id } of people) {
        const account = await store.accounts.findByTelegramId(String(id));
        const dedupeKey = `news:${String(id)}:${now.toISOString()}`;
        const letter = { dedupeKey, accountId: account?.id ?? '', roundId: undefined };
        const notice = { kind: 'updates_set_aside', count: 7 } as const;
        await store.deliveries.add({ ...letter, notice, notBefore: now, expiresAt: undefined }, now);
      }
    }),
  );

it('a chat that has to wait holds neither the notices nor the screens of another cell', async () => {
  const { an, otherSecretary } = cells;
  test.emulator.faults.next({ kind: '429', method: 'sendMessage', chatId: an.id, retryAfter: 25 });
  await restartsOwing(an, otherSecretary);
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

it('a letter that has to wait for a few seconds waits in the outbox, which sends what else there is', async () => {
  const { dung, deputy } = cells;
  test.emulator.faults.next({ kind: '429', method: 'sendMessage', chatId: dung.id, retryAfter: 4 });
  await restartsOwing(dung, deputy);
  await test.settle();
  expect([isTold(deputy), isTold(dung)]).toEqual([true, false]);

  test.clock.advance(4000);
  await test.app.tick();
  await test.settle();
  expect(isTold(dung)).toBe(true);
});

it('whoever is let in has their commands and one message with the keyboard, also where Telegram asked for a pause', async () => {
  const { joiner, secretary } = cells;
  test.emulator.faults.next({ kind: '429', method: 'setMyCommands', retryAfter: 1 });
  await secretary.says('/chibo');
  await secretary.taps('Chờ xác nhận (1)');
  await secretary.taps('1');
  await secretary.taps('Người khác trong danh sách');
  await secretary.taps('Vũ Thị Giang');
  await test.settle();
  expect(test.emulator.faults.pending()).toEqual([]);
  expect(menuOf(joiner).map(({ command }) => command)).toContain('tusoi');
});
