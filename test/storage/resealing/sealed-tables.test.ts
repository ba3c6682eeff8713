import { expect, it } from 'vitest';
import { sealedTables, textsIn } from '../../../src/storage/resealing/sealed-tables.ts';
import { openTestStore } from '../../support/store.ts';
import { memberOf, unitOf } from '../../support/records.ts';

const at = new Date('2027-01-10T02:00:00Z');

it('a text is found under the name to which its row binds it, also where several columns make that name', async () => {
  const opened = await openTestStore();
  const { store, cipher, database } = opened;
  await store.units.insert(unitOf('cell', 'Chi bộ 5', at));
  await store.accounts.insert({ id: 'an', locale: 'vi', createdAt: at });
  await store.doors.insert({ id: 'page', accountId: 'an', kind: 'web', address: 'page', openedAt: at });
  const member = { id: 'member', unitId: 'cell', accountId: 'an', name: 'Nguyễn Văn An', position: 0 };
  await store.members.insertMany([memberOf(member, at)]);
  await store.documentSettings.save('cell', { issuer: 'CHI BỘ 5' });
  await store.pagePushes.put({
    ...{ doorId: 'page', version: 1, agreedAt: at },
    target: {
      endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
      keys: { p256dh: 'point', auth: 'secret' },
    },
  });
  await store.pages.add(
    { accountId: 'an', doorId: 'page' },
    { text: 'Chào đồng chí', buttons: [], isUnread: true, at },
    Buffer.from('a file'),
  );
  await store.pledges.save({
    ...{ unitId: 'cell', memberId: 'member', year: 2027, texts: { duties: 'thăm hộ' }, sharing: 'cell' },
    ...{ sharedWithId: undefined, widest: 'cell', madeAt: at, reports: [] },
  });

  for (const name of ['DocumentSettings', 'PagePush', 'PageMessage', 'PageFile', 'Pledge']) {
    const table = sealedTables.find((one) => one.name === name);
    if (table === undefined) throw new Error(`${name} is not known to be sealed`);
    const rows = await database.read((sql) => sql.all(`SELECT * FROM "${name}"`));
    const texts = rows.flatMap((row) => textsIn(row, table));
    expect(texts).toHaveLength(1);
    for (const { place, sealed } of texts) expect(() => cipher.open(place, sealed)).not.toThrow();
  }
  await opened.close();
});
