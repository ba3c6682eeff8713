import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findItem } from '../../../src/core/rounds/checklist.ts';
import { loadChecklists } from '../../../src/services/rounds/checklists.ts';
import { checklists } from '../../support/checklists.ts';
import { createTestClock } from '../../support/clock.ts';
import { threeItems } from '../../support/round-cell.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import { openSummaryCell } from '../../support/summary-cell.ts';

const clock = createTestClock('2026-11-21T01:00:00Z');
const changed = { ...threeItems, title: { vi: 'Ba mục, sửa', en: 'Three items, corrected' } };
let opened: TestStore;
let news: unknown[];

beforeEach(async () => {
  opened = await openTestStore();
  news = [];
});
afterEach(() => opened.close());

function load(...contents: (typeof threeItems)[]) {
  const log = {
    info: (facts: Record<string, unknown>) => news.push(facts),
    warn: () => undefined,
    error: () => undefined,
  };
  return loadChecklists({ store: opened.store, clock, log }, contents);
}

describe('checklists at the start', () => {
  it('the same file loaded again is the same version', async () => {
    const [first] = await load(threeItems);
    const [again] = await load(structuredClone(threeItems));

    expect(again).toEqual(first);
    expect(news).toEqual([{ key: 'ba-muc', version: 1 }]);
  });

  it('a changed file is a new version, and the old one stays as it was', async () => {
    const [first] = await load(threeItems);
    const [second] = await load(changed);

    expect(second).toMatchObject({ version: 2, content: { title: { vi: 'Ba mục, sửa' } } });
    expect(await opened.store.checklists.findById(first?.id ?? '')).toMatchObject({
      version: 1,
      content: { title: { vi: 'Ba mục' } },
    });
    expect(await opened.store.checklists.findLatest('ba-muc')).toEqual(second);
  });

  it('a round that runs keeps the names it began with, whatever version is loaded meanwhile', async () => {
    const cell = await openSummaryCell();
    const roundId = await cell.openRound();
    const nameIn = async () => findItem((await cell.look(roundId)).checklist, 1)?.short.vi;
    const before = await nameIn();
    const renamed = structuredClone(checklists.five);
    for (const item of renamed.groups.flatMap(({ items }) => items)) item.short.vi = 'Tên khác';
    const { version } = await cell.store.checklists.load(renamed, cell.clock.now());
    expect(version).toBe(2);
    expect(await nameIn()).toBe(before);
    await cell.close();
  });

  it('a file changed back is a version of its own', async () => {
    await load(threeItems);
    await load(changed);
    const [third] = await load(threeItems);

    expect(third?.version).toBe(3);
  });

  it('each checklist is listed with its newest version', async () => {
    await load(threeItems, { ...threeItems, key: 'khac' });
    await load(changed);

    const latest = await opened.store.checklists.listLatest();
    expect(latest.map(({ key, version }) => [key, version])).toEqual([
      ['ba-muc', 2],
      ['khac', 1],
    ]);
  });
});
