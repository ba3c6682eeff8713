import { describe, expect, it } from 'vitest';
import { makeUnitWorkbook } from '../../../src/documents/workbook/unit.ts';
import { unitFiguresFacts } from '../../support/figure-facts.ts';
import { readXlsx, type ReadSheet } from '../../support/xlsx.ts';

async function sheets(): Promise<Map<string, ReadSheet>> {
  const { bytes } = await makeUnitWorkbook(unitFiguresFacts);
  return new Map(readXlsx(bytes).sheets.map((sheet) => [sheet.name, sheet]));
}

describe('the workbook of a unit', () => {
  it('is named by the unit and the time, with a sheet each for participation, items, groups and commitments', async () => {
    expect((await makeUnitWorkbook(unitFiguresFacts)).name).toBe('so-lieu-tu-soi_phuong-bo-de_2026-q4.xlsx');
    expect([...(await sheets()).keys()]).toEqual(['Tham gia', 'Các mục', 'Các nhóm', 'Cam kết']);
  });

  it('has each part and their sum, with no share where nobody was asked', async () => {
    const rows = (await sheets()).get('Tham gia')?.rows ?? [];
    expect(rows[1]).toEqual(['Chi bộ Tổ dân phố 5', 1, 1, 3, 3, 1, 20, 30, 27, { share: 0.9 }]);
    expect(rows[2]?.slice(7)).toEqual([0, 0]);
    expect(rows[3]?.[0]).toBe('Cộng: Phường Bồ Đề');
  });

  it('says of no item how many wish to talk in private, nor that nobody raises what was raised so alone', async () => {
    const { rows = [] } = (await sheets()).get('Các mục') ?? {};
    expect(rows[0]).not.toContain('Muốn trao đổi riêng');
    expect(rows.find(([, item]) => item === 13)?.slice(4)).toEqual([4, 1, 5, 22, { share: 5 / 22 }]);
    expect(rows.find(([, item]) => item === 14)?.slice(4)).toEqual(['–', '–', '–', '–', '–']);
    expect(rows.find(([, item]) => item === 15)?.slice(4)).toEqual([0, 0, 0, 20, { share: 0 }]);
  });

  it('sums the groups over what may be told, and has no zero for commitments that may not', async () => {
    expect(
      (await sheets())
        .get('Các nhóm')
        ?.rows.slice(1, 4)
        .map((row) => row.slice(2)),
    ).toEqual([
      [9, 9, '–', '–'],
      [9, 7, 1, 5],
      [9, 9, '–', '–'],
    ]);
    const commitments = (await sheets()).get('Cam kết')?.rows ?? [];
    expect(commitments[1]?.slice(1)).toEqual([6, 3, 0, 0, 0]);
    expect(commitments[2]?.slice(1)).toEqual(['–', '–', '–', '–', '–']);
  });
});
