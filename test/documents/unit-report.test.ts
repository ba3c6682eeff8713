import { describe, expect, it } from 'vitest';
import type { UnitReportFacts } from '../../src/core/documents/unit-report.ts';
import { spanBetween, spanOf } from '../../src/core/units/span.ts';
import { makeUnitReport } from '../../src/documents/unit-report.ts';
import { documentData } from '../support/document-data.ts';
import { unitReportFacts } from '../support/document-facts.ts';
import { readDocx, rowsUnder } from '../support/docx.ts';

async function report(facts: Partial<UnitReportFacts> = {}) {
  const { name, bytes } = await makeUnitReport(documentData, unitReportFacts(facts));
  return { name, ...readDocx(bytes) };
}

const half = spanOf('half', { year: 2026, month: 7 });

describe('the report of a unit on a span', () => {
  it('has a dated name without marks, whatever the span', async () => {
    const nameOf = async (span: UnitReportFacts['span']) => (await report({ span })).name;
    expect((await report()).name).toBe('so-ket-tu-soi_phuong-bo-de_2026-q4.docx');
    expect(await nameOf(half)).toBe('so-ket-tu-soi_phuong-bo-de_2026-6-thang-cuoi.docx');
    expect(await nameOf(spanOf('year', half.from))).toBe('so-ket-tu-soi_phuong-bo-de_2026.docx');
    expect(await nameOf(spanBetween({ year: 2026, month: 11 }, { year: 2027, month: 2 }))).toBe(
      'so-ket-tu-soi_phuong-bo-de_2026-11-den-2027-02.docx',
    );
  });

  it('bears the number, the bodies and the signature of a unit above, not those of a cell', async () => {
    const { text } = await report({ number: 7 });
    for (const printed of [
      ...[
        'ĐẢNG BỘ THÀNH PHỐ HÀ NỘI',
        'ĐẢNG ỦY PHƯỜNG BỒ ĐỀ',
        'Số 07-BC/ĐU',
        'T/M BAN THƯỜNG VỤ',
        'PHÓ BÍ THƯ',
      ],
      'sơ kết việc tự soi, tự sửa quý IV năm 2026 trong Đảng bộ phường Bồ Đề',
      'Đảng ủy phường Bồ Đề báo cáo kết quả tự soi, tự sửa quý IV năm 2026 như sau:',
      'PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ I NĂM 2027',
    ])
      expect(text).toContain(printed);
    expect(text).not.toContain('T/M CHI');
    expect(text).not.toContain('Dự thảo');
    expect((await report({ final: false })).text).toContain('Dự thảo lần 1');
  });

  it('is numbered as its data says, and of a quarter leaves out the lessons where they say so', async () => {
    const usual = await report();
    expect(usual.text).toContain('III- ĐÁNH GIÁ CHUNG');
    expect(usual.text).toContain('Bài học kinh nghiệm');
    const { layout } = documentData;
    const otherwise = {
      ...documentData,
      layout: {
        ...layout,
        sections: { ...layout.sections, afterNumber: '.' },
        table: { ...layout.table, leastDigits: 2 },
        unitReport: { ...layout.unitReport, quarterLeavesOutLessons: true },
      },
    };
    const { text, content } = readDocx((await makeUnitReport(otherwise, unitReportFacts())).bytes);
    const [, , second] = rowsUnder(content, 'Bảng 1. Kết quả theo chi bộ');
    expect([second?.[0], second?.[2]]).toEqual(['2', '01']);
    expect(text).toContain('III. ĐÁNH GIÁ CHUNG');
    expect(text).not.toContain('Bài học kinh nghiệm');
    const ofHalf = readDocx((await makeUnitReport(otherwise, unitReportFacts({ span: half }))).bytes);
    expect(ofHalf.text).toContain('Bài học kinh nghiệm');
  });

  it('names the denominator of every ratio, and the months in which a cell did not meet', async () => {
    const { content, text } = await report();
    expect(text).toContain(
      'Đảng bộ phường Bồ Đề có 02 chi bộ, 25 đảng viên (chính thức 23, dự bị 02). 1/2 chi bộ đã tổ chức tự soi (đạt 50,0% số chi bộ); 36/40 lượt đảng viên phải tự soi đã thực hiện (đạt 90,0% số lượt phải tự soi), trong đó phiếu giấy 04 lượt.',
    );
    expect(rowsUnder(content, 'Bảng 1. Kết quả theo chi bộ')).toEqual([
      [
        ...['TT', 'Chi bộ', 'Tổng số đảng viên', 'Số kỳ sinh hoạt', 'Tháng không sinh hoạt'],
        ...['Lượt phải tự soi', 'Lượt đã tự soi', 'Tỷ lệ (%)', 'Sinh hoạt chuyên đề (số kỳ)'],
      ],
      ['1', 'Chi bộ Tổ dân phố 5', '24', '2/3', '11/2026', '40', '36', '90,0', '1'],
      ['2', 'Chi bộ Tổ dân phố 6', '1', '3/3', '', '–', '–', '–', '0'],
      ['', 'Cộng', '25', '5/6', '', '40', '36', '90,0', '1'],
    ]);
    expect(text).toContain('01 đồng chí có tên ở hai chi bộ trở lên, được tính ở từng chi bộ.');
  });

  it('counts items that may not be told apart, and compares only where that may be told', async () => {
    const { content, text } = await report();
    expect(text).toContain(
      'Trong 27 mục, 22 mục không có lượt nào nêu; 02 mục có lượt tự nhận có nguy cơ hoặc đang sửa; 03 mục không công bố số liệu.',
    );
    const rows = rowsUnder(content, 'Bảng 2. Các mục được nêu nhiều trong Đảng bộ phường Bồ Đề');
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['Có nguy cơ', 'Có, đang sửa', 'Tổng lượt', 'Tỷ lệ trên lượt trả lời (%)', 'So với kỳ trước'],
      ['4', '1', '5', '12,5 (5/40)', 'tăng 2'],
      ['1', '1', '2', '5,3 (2/38)', '–'],
    ]);
    expect(rowsUnder(content, 'Bảng 4. Cam kết tự sửa trong Đảng bộ phường Bồ Đề')).toEqual([
      ['Nội dung', 'Tổng số', 'Đã khắc phục', 'Đang khắc phục', 'Chưa khắc phục', 'Quá hạn'],
      ['Số lượng', '8', '4', '2', '1', '1'],
      ['Tỷ lệ trên tổng số (%)', '100', '50,0', '25,0', '12,5', '12,5'],
    ]);
  });

  it('of a half-year has the quarter before beside it, in items and commitments', async () => {
    const { content, text } = await report({ span: half });
    expect(text).toContain('sơ kết 6 tháng cuối năm 2026 việc tự soi, tự sửa trong Đảng bộ phường Bồ Đề');
    const items = rowsUnder(content, 'Bảng 2. Các mục được nêu nhiều trong Đảng bộ phường Bồ Đề');
    expect(items.map((row) => row.at(-1))).toEqual(['Riêng quý trước', '3', '–']);
    const commitments = rowsUnder(content, 'Bảng 4. Cam kết tự sửa trong Đảng bộ phường Bồ Đề');
    expect(commitments.at(-1)).toEqual(['Riêng quý trước, số lượng', '5', '2', '2', '1', '0']);
  });

  it('of a half-year or a year has how many pledged, and how those stand that may be told', async () => {
    const told = { made: 6, kept: 3, running: 1, notYet: 1, overdue: 0 };
    const pledges = { year: 2026, cells: 1, expected: 21, connected: 20, made: 9, told };
    expect((await report({ span: half, pledges })).text).toContain(
      'Cam kết tu dưỡng, rèn luyện, phấn đấu năm 2026: 9/21 đảng viên phải lập đã lập, kể cả bản giấy được ghi nhận (đạt 42,9%), theo số đã chốt của 1/2 chi bộ. Trong 06 cam kết công bố kết quả: 03 đã thực hiện (đạt 50,0%), 01 đang thực hiện, 01 chưa thực hiện, 01 chưa ghi kết quả. 03 cam kết không công bố kết quả.',
    );
    const none = { ...pledges, expected: 0, made: 0, told: { ...told, made: 0 } };
    expect((await report({ span: half, pledges: none })).text).toContain(
      '0/0 đảng viên phải lập đã lập, kể cả bản giấy được ghi nhận, theo số đã chốt của 1/2 chi bộ.',
    );
    expect((await report()).text).not.toContain('phải lập');
  });

  it('says so where there is nothing to be told, and divides by nobody', async () => {
    const { rows, sums } = unitReportFacts();
    const { text, content } = await report({
      ...{ rows: rows.slice(1), checklists: [], commitments: { now: undefined, quarter: undefined } },
      sums: { ...sums, cells: 0, reporting: 0, expected: 0, done: 0 },
    });
    expect(text).toContain('Chưa có đợt tự soi nào có số liệu được công bố trong thời gian này.');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    expect(rowsUnder(content, 'Bảng 2. Cam kết tự sửa trong Đảng bộ phường Bồ Đề')[1]).toEqual([
      ...['Số lượng', '–', '–', '–', '–', '–'],
    ]);
  });
});
