import { expect, it } from 'vitest';
import { openTestStore } from '../support/store.ts';

const at = new Date('2026-12-03T08:00:00Z');
const message = { text: 'Chào đồng chí', buttons: [], isUnread: true, at };

it('a number that a message had comes to no other one, so that what is to be edited there edits nothing else', async () => {
  const opened = await openTestStore();
  const { store } = opened;
  await store.accounts.insert({ id: 'an', locale: 'vi', createdAt: at });
  const door = { accountId: 'an', kind: 'web', openedAt: at } as const;
  await store.doors.insert({ ...door, id: 'old', address: 'old' });
  const first = await store.pages.add({ accountId: 'an', doorId: 'old' }, message);
  await store.pages.clear('old');
  await store.doors.close('old', at);

  await store.doors.insert({ ...door, id: 'new', address: 'new' });
  const second = await store.pages.add({ accountId: 'an', doorId: 'new' }, message);
  expect([first, second]).toEqual([-1, -2]);
  expect(await store.pages.find({ accountId: 'an', number: first })).toBeUndefined();
  await opened.close();
});

it('whoever closed their last door is out of reach, and with another one they are not', async () => {
  const opened = await openTestStore();
  const { store } = opened;
  await store.accounts.insert({ id: 'an', locale: 'vi', telegramId: '5000000001', createdAt: at });
  await store.accounts.insert({ id: 'binh', locale: 'vi', createdAt: at });
  for (const accountId of ['an', 'binh'])
    await store.doors.insert({
      id: `page ${accountId}`,
      accountId,
      kind: 'web',
      address: accountId,
      openedAt: at,
    });
  await store.doors.insert({ id: 'other', accountId: 'binh', kind: 'web', address: 'other', openedAt: at });

  await store.doors.close('page an', at);
  await store.doors.close('page binh', at);
  expect(await store.accounts.findById('an')).toMatchObject({ reachable: true });
  expect(await store.accounts.findById('binh')).toMatchObject({ reachable: true });
  await store.doors.close('other', at);
  await store.doors.insert({ id: 'again', accountId: 'binh', kind: 'web', address: 'again', openedAt: at });
  expect(await store.accounts.findById('binh')).toMatchObject({ reachable: false });
  await opened.close();
});
