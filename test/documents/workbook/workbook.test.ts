import { describe, expect, it } from 'vitest';
import { makeWorkbook, type Sheet } from '../../../src/documents/workbook/workbook.ts';
import { hostile } from '../../support/hostile-texts.ts';
import { readXlsx } from '../../support/xlsx.ts';
import { unzip } from '../../support/zip.ts';

const sheet: Sheet = {
  name: 'Tham gia',
  columns: [
    ['Nội dung', 40],
    ['Ngày', 12],
    ['Số', 8],
    ['Tỷ lệ', 8],
  ],
  rows: [
    ['Đã tự soi', { on: '2026-12-03' }, 18, { share: 0.9 }],
    ['Không công bố', undefined, '–', undefined],
  ],
  notes: ['Số đã chốt.'],
};

describe('a workbook', () => {
  it('holds dates as dates, shares as shares and numbers as numbers, under a header that stays in sight', async () => {
    const { name, bytes } = await makeWorkbook(['số liệu', 'Chi bộ Tổ dân phố 5', '2026-12'], [sheet]);
    const [read] = readXlsx(bytes).sheets;
    expect(name).toBe('so-lieu_chi-bo-to-dan-pho-5_2026-12.xlsx');
    expect(read?.rows).toEqual([
      ['Nội dung', 'Ngày', 'Số', 'Tỷ lệ'],
      ['Đã tự soi', { date: '2026-12-03' }, 18, { share: 0.9 }],
      ['Không công bố', undefined, '–'],
      [],
      ['Số đã chốt.'],
    ]);
    expect(read).toMatchObject({ name: 'Tham gia', frozenRows: 1, widths: [40, 12, 8, 8] });
  });

  it.each(Object.entries(hostile))(
    'keeps what was typed a text and stays a file that opens, with %s',
    async (_, text) => {
      const { bytes } = await makeWorkbook([text], [{ ...sheet, rows: [[text, text]], notes: [text] }]);
      const { sheets, parts, text: read } = readXlsx(bytes);
      expect(sheets[0]?.formulas).toBe(0);
      expect(sheets[0]?.rows[1]?.every((cell) => cell === undefined || typeof cell === 'string')).toBe(true);
      expect(read).toBe(read.normalize('NFC'));
      expect(read).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(parts.filter((name) => /external|vba|macro|link/i.test(name))).toEqual([]);
    },
  );

  it.each(['=HYPERLINK("http://x","bấm")', '+1', '-1 đồng chí', '@SUM(A1)', '_x003D_1', '</t></si>', '&lt;'])(
    'shows %s letter by letter',
    async (typed) => {
      const { bytes } = await makeWorkbook(['x'], [{ ...sheet, rows: [[typed]] }]);
      expect(readXlsx(bytes).sheets[0]?.rows[1]?.[0]).toBe(typed);
    },
  );

  it('is as wide as the paper it is printed on, unless nobody could read that', async () => {
    const wide = { ...sheet, columns: sheet.columns.map(([title]) => [title, 60] as const) };
    const printed = async (one: Sheet) => {
      const { bytes } = await makeWorkbook(['x'], [one]);
      return new TextDecoder().decode(unzip(bytes).get('xl/worksheets/sheet1.xml'));
    };
    expect(await printed(sheet)).toMatch(
      /<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>.*<pageSetup fitToWidth="1" fitToHeight="0" /,
    );
    expect(await printed(wide)).not.toContain('fitTo');
  });

  it('cuts a text that Excel would call broken', async () => {
    const { bytes } = await makeWorkbook(['x'], [{ ...sheet, rows: [['ư'.repeat(40_000)]] }]);
    expect(readXlsx(bytes).sheets[0]?.rows[1]?.[0]).toHaveLength(32_767);
  });
});
