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
