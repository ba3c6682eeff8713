import { describe, expect, it } from 'vitest';
import { makeRoundWorkbook } from '../../../src/documents/workbook/round.ts';
import { checklists } from '../../support/checklists.ts';
import { documentChecklist, reportFacts } from '../../support/document-facts.ts';
import { readXlsx, type ReadSheet } from '../../support/xlsx.ts';

async function sheetsOf(facts: Parameters<typeof reportFacts>[0] = {}): Promise<Map<string, ReadSheet>> {
  const { bytes } = await makeRoundWorkbook(reportFacts(facts));
  return new Map(readXlsx(bytes).sheets.map((sheet) => [sheet.name, sheet]));
}

describe('the workbook of a round', () => {
  it('has a sheet each for participation, items, groups and commitments, under headers that stay in sight', async () => {
    const { name } = await makeRoundWorkbook(reportFacts());
    const sheets = await sheetsOf();
    expect(name).toBe('so-lieu-tu-soi_chi-bo-to-dan-pho-5_2026-12.xlsx');
    expect([...sheets.keys()]).toEqual(['Tham gia', 'Các mục', 'Các nhóm', 'Cam kết']);
    for (const { frozenRows, widths, rows } of sheets.values()) {
      expect(frozenRows).toBe(1);
      expect(widths).toHaveLength(rows[0]?.length ?? 0);
    }
  });

  it('names the denominator of every share, and has dates that are dates', async () => {
    const rows = (await sheetsOf()).get('Tham gia')?.rows ?? [];
    expect(rows[0]?.[2]).toBe('Tỷ lệ trên số phải tự soi');
    expect(rows.find(([what]) => what === 'Kỳ sinh hoạt')?.[1]).toEqual({ date: '2026-12-03' });
    expect(rows.find(([what]) => what === 'Đã tự soi')?.slice(1, 3)).toEqual([18, { share: 0.9 }]);
    expect(rows.find(([what]) => what === 'Vắng có lý do')?.slice(1, 3)).toEqual([1, undefined]);
  });

  it('leaves a share open where nobody was asked', async () => {
    const participation = { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 3 };
    const rows = (await sheetsOf({ participation })).get('Tham gia')?.rows ?? [];
    expect(rows.find(([what]) => what === 'Đã tự soi')?.[2]).toBeUndefined();
  });

  it('tells an item that may not be told from one that nobody raises', async () => {
    const rows = (await sheetsOf()).get('Các mục')?.rows ?? [];
    expect(rows.find(([item]) => item === 13)?.slice(3)).toEqual([4, 1, 5, 2]);
    expect(rows.find(([item]) => item === 1)?.slice(3)).toEqual([0, 0, 0, 0]);
    expect(rows.find(([item]) => item === 25)?.slice(3)).toEqual(['–', '–', '–', '–']);
  });

  it('sums a group over what may be told, and says of how many that is not so', async () => {
    const rows = (await sheetsOf()).get('Các nhóm')?.rows ?? [];
    expect(rows.slice(1, 4).map((row) => row.slice(1))).toEqual([
      [9, 0, 3, 7],
      [9, 0, 1, 5],
      [9, 3, 1, 1],
    ]);
  });

  it('has no number of what was not counted yet, nor of commitments that may not be told', async () => {
    const open = await sheetsOf({
      ...{ countedOn: undefined, items: [] },
      commitments: { earlier: undefined, made: undefined, all: undefined },
    });
    expect(open.get('Các mục')?.rows[1]?.slice(3)).toEqual(['–', '–', '–', '–']);
    expect(open.get('Các nhóm')?.rows[1]?.slice(1)).toEqual([9, 9, '–', '–']);
    expect(open.get('Cam kết')?.rows[3]?.slice(1)).toEqual(['–', '–', '–', '–', '–']);
  });

  it('has the answers to questions where the checklist asks some', async () => {
    const sheets = await sheetsOf({
      checklist: documentChecklist(checklists.quarter),
      questions: [{ item: 3, counts: { written: 7, left: 2 } }],
    });
    const rows = sheets.get('Các câu hỏi')?.rows ?? [];
    expect(rows.filter(([item]) => item === 3).map((row) => row.slice(2))).toEqual([
      ['Có ghi', 7],
      ['Để trống', 2],
    ]);
    expect(rows.find(([item]) => item === 1)?.slice(2)).toEqual(['–', '–']);
  });
});
