import { expect, it, onTestFinished } from 'vitest';
import { checklists } from '../support/checklists.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const at = new Date('2026-12-01T08:00:00Z');

async function open(): Promise<TestStore> {
  const opened = await openTestStore();
  onTestFinished(() => opened.close());
  return opened;
}

it('who reads a checklist cannot change it for who reads it next', async () => {
  const { store } = await open();
  const { id } = await store.checklists.load(checklists.five, at);
  const first = await store.checklists.findById(id);

  expect(() => first?.content.groups.pop()).toThrow(TypeError);
  expect(() => first?.content.groups[0]?.items.reverse()).toThrow(TypeError);
  expect((await store.checklists.findById(id))?.content).toEqual(checklists.five);
});

it('a new version of a checklist, and the same one in another database, are each read as they are', async () => {
  const [one, other] = [await open(), await open()];
  const changed = { ...checklists.five, effectiveOn: '2027-01-01' };
  const before = await one.store.checklists.load(checklists.five, at);
  const after = await one.store.checklists.load(changed, at);
  const elsewhere = await other.store.checklists.load(changed, at);

  expect((await one.store.checklists.findById(before.id))?.content).toEqual(checklists.five);
  expect((await one.store.checklists.findById(after.id))?.content.effectiveOn).toBe('2027-01-01');
  expect((await other.store.checklists.findById(elsewhere.id))?.content.effectiveOn).toBe('2027-01-01');
  expect([before.version, after.version, elsewhere.version]).toEqual([1, 2, 1]);
});

it('what a unit wrote is sealed and offered to it and to those below it alone', async () => {
  const { store, database } = await open();
  const shipped = await store.checklists.load(checklists.full, at);
  const written = { ...checklists.five, key: 'own', author: 'Chi bộ Tổ dân phố 5' };
  const kept = await store.checklists.keepOwn(written, 'ward', at);

  expect((await store.checklists.findById(kept.id))?.content).toEqual(written);
  expect(await store.checklists.keepOwn(written, 'ward', at)).toEqual(kept);
  const keys = async (...path: string[]) => (await store.checklists.listOffered(path)).map(({ id }) => id);
  expect(await keys('cell', 'ward')).toEqual([shipped.id, kept.id]);
  expect(await keys('another cell')).toEqual([shipped.id]);
  const row = await database.read((sql) => sql.first('SELECT * FROM Checklist WHERE id = ?', [kept.id]));
  expect(row).toMatchObject({ content: '', fingerprint: kept.id });
  expect(Object.values(row ?? {}).join(' ')).not.toContain('Chi bộ Tổ dân phố 5');
});

it('a withdrawn one is offered to nobody until it is offered again, or gets a new version', async () => {
  const { store } = await open();
  const written = { ...checklists.five, key: 'own', author: 'Chi bộ Tổ dân phố 5' };
  const offered = async () => (await store.checklists.listOffered(['cell'])).map(({ version }) => version);
  await store.checklists.keepOwn(written, 'cell', at);
  await store.checklists.withdraw('own', at);
  expect(await offered()).toEqual([]);
  expect(await store.checklists.listOwn('cell')).toMatchObject([{ version: 1, isWithdrawn: true }]);
  await store.checklists.withdraw('own', undefined);
  expect(await offered()).toEqual([1]);
  await store.checklists.withdraw('own', at);
  await store.checklists.keepOwn({ ...written, effectiveOn: '2027-01-01' }, 'cell', at);
  expect(await offered()).toEqual([2]);
});

it('items marked grave in what a unit wrote are marked in its older versions, and stay sealed', async () => {
  const { store } = await open();
  const written = { ...checklists.five, key: 'own', author: 'Chi bộ Tổ dân phố 5' };
  const { id } = await store.checklists.keepOwn(written, 'cell', at);
  expect(await store.checklists.markGrave('own', new Set([2]))).toEqual([id]);
  const read = await store.checklists.findById(id);
  expect(read?.content.groups[0]?.items[1]).toMatchObject({ number: 2, grave: true });
});
