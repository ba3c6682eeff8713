import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openTestStore } from '../support/store.ts';
import { isOnServer } from '../support/server-database.ts';

const at = new Date('2026-12-03T08:00:00Z');
const push = {
  doorId: 'page',
  target: { endpoint: 'https://fcm.googleapis.com/fcm/send/abc', keys: { p256dh: 'point', auth: 'secret' } },
  version: 1,
  agreedAt: at,
};

async function openWithPage() {
  const opened = await openTestStore();
  await opened.store.accounts.insert({ id: 'an', locale: 'vi', createdAt: at });
  const door = { accountId: 'an', kind: 'web', address: 'page', openedAt: at } as const;
  await opened.store.doors.insert({ ...door, id: 'page' });
  return opened;
}

it('where a device is told that something came ends with its door', async () => {
  const opened = await openWithPage();
  const { store } = opened;
  await store.pagePushes.put({ ...push, version: 0 });
  await store.pagePushes.put(push);
  expect(await store.pagePushes.find('page')).toEqual(push);
  await store.doors.close('page', at);
  expect(await store.pagePushes.find('page')).toBeUndefined();
  await opened.close();
});

it.skipIf(isOnServer())(
  'the file tells neither where a device is told something, nor by which key',
  async () => {
    const opened = await openWithPage();
    const { store, folder } = opened;
    await store.pagePushes.put(push);
    await store.pagePushes.keepKeys({ publicKey: 'for everybody', privateKey: 'for nobody' });
    const reader = new Sqlite(path.join(folder, 'tu-soi.db'), { readonly: true });
    const kept = JSON.stringify([
      reader.prepare('SELECT * FROM PagePush').all(),
      reader.prepare('SELECT * FROM Meta').all(),
    ]);
    reader.close();
    for (const secret of ['googleapis', 'point', 'secret', 'for everybody', 'for nobody'])
      expect(kept).not.toContain(secret);
    await opened.close();
  },
);

it('the key that browsers were given stays, also where two are made at once', async () => {
  const opened = await openWithPage();
  const { store } = opened;
  expect(await store.pagePushes.keys()).toBeUndefined();
  const made = ['one', 'other'].map((publicKey) => ({ publicKey, privateKey: publicKey }));
  const [first] = await Promise.all(made.map((keys) => store.pagePushes.keepKeys(keys)));
  expect(await store.pagePushes.keepKeys({ publicKey: 'late', privateKey: 'late' })).toEqual(first);
  expect(await store.pagePushes.keys()).toEqual(first);
  await opened.close();
});

it('a device that is told stands in for one that is not, while both are in use', async () => {
  const opened = await openWithPage();
  const { store } = opened;
  await store.pagePushes.put(push);
  const door = { accountId: 'an', kind: 'web', address: 'other', openedAt: at } as const;
  await store.doors.insert({ ...door, id: 'other' });
  await store.accounts.setLastDoor('an', 'other');
  const reached = async () => (await store.accounts.findById('an'))?.door.id;
  expect(await reached()).toBe('page');
  await store.doors.markUsed('other', new Date('2027-01-02T08:00:00Z'));
  expect(await reached()).toBe('page');
  await store.doors.markUsed('other', new Date('2027-01-03T08:00:00Z'));
  expect(await reached()).toBe('other');
  await opened.close();
});
