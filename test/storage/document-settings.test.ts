import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../../src/storage/engine/ids.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let opened: TestStore;
let unitId: string;

beforeEach(async () => {
  opened = await openTestStore();
  unitId = createIds().next();
  await opened.store.units.insert({
    ...{
      id: unitId,
      parentId: undefined,
      kind: 'ward',
      name: 'Đảng ủy phường Bồ Đề',
      zone: 'Asia/Ho_Chi_Minh',
    },
    ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
    createdAt: new Date('2026-11-21T01:00:00Z'),
  });
});
afterEach(() => opened.close());

async function sealed(): Promise<string[]> {
  const rows = await opened.database.read((sql) => sql.all('SELECT contentSealed FROM DocumentSettings'));
  return rows.map((row) => String(row['contentSealed']));
}

describe('what the documents of a unit print', () => {
  it('is nothing before anybody was asked, then what was said last', async () => {
    const { documentSettings } = opened.store;
    expect(await documentSettings.read(unitId)).toEqual({});
    await documentSettings.save(unitId, { issuer: 'ĐẢNG ỦY PHƯỜNG BỒ ĐỀ', lastReport: 4 });
    const settings = { issuer: 'ĐẢNG ỦY PHƯỜNG BỒ ĐỀ', recipients: ['Lưu Văn phòng Đảng ủy'] };
    await documentSettings.save(unitId, settings);
    expect(await documentSettings.read(unitId)).toEqual(settings);
  });

  it('is sealed, and its length does not tell how much was said', async () => {
    const { documentSettings } = opened.store;
    await documentSettings.save(unitId, {});
    const [empty = ''] = await sealed();
    await documentSettings.save(unitId, { superior: 'ĐẢNG BỘ THÀNH PHỐ HÀ NỘI', place: 'Bồ Đề' });
    const [filled = ''] = await sealed();
    expect(filled).not.toContain('HÀ NỘI');
    expect(filled.length).toBe(empty.length);
  });
});
