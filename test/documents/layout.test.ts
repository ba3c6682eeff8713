import { beforeAll, describe, expect, it } from 'vitest';
import { makeMinutes } from '../../src/documents/minutes.ts';
import { makeOwnReview } from '../../src/documents/own-review.ts';
import { makeOwnYear } from '../../src/documents/own-year.ts';
import { makePledge } from '../../src/documents/pledge.ts';
import { makePaperForms } from '../../src/documents/paper-form.ts';
import { makeReport } from '../../src/documents/report.ts';
import { makeUnitReport } from '../../src/documents/unit-report.ts';
import type { DocumentFile } from '../../src/core/ports/files.ts';
import { documentData } from '../support/document-data.ts';
import type { DocxKind } from '../support/document-examples.ts';
import {
  annexRows,
  minutesFacts,
  ownReviewFacts,
  ownYearFacts,
  paperFormFacts,
  pledgeFacts,
  reportFacts,
  unitFacts,
  unitReportFacts,
} from '../support/document-facts.ts';
import { paragraphsIn, readDocx, tablesIn, type ReadDocx, type ReadParagraph } from '../support/docx.ts';

const kinds: Readonly<Record<DocxKind, () => Promise<DocumentFile>>> = {
  report: () => makeReport(documentData, reportFacts(), { for: 'cell', annex: annexRows }),
  minutes: () => makeMinutes(documentData, minutesFacts()),
  unit_report: () => makeUnitReport(documentData, unitReportFacts({ unit: { ...unitFacts, kind: 'ward' } })),
  own_review: () => makeOwnReview(documentData, ownReviewFacts()),
  own_year: () => makeOwnYear(documentData, ownYearFacts()),
  pledge: () => makePledge(documentData, pledgeFacts()),
  paper_forms: () => makePaperForms(documentData, paperFormFacts()),
};

describe.each(Object.entries(kinds))('%s', (kind, make) => {
  let document: ReadDocx;
  beforeAll(async () => {
    document = readDocx((await make()).bytes);
  });

  it('stands on A4 with margins of 20, 20, 30 and 15 mm', () => {
    for (const { page } of document.sections) {
      expect(page).toEqual({ width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 850 });
    }
  });

  it('numbers its pages from the second on, in the middle of the upper margin and without a word', () => {
    for (const { firstPageDiffers, firstNumber, header } of document.sections) {
      expect([firstPageDiffers, firstNumber]).toEqual([true, 1]);
      expect(header.first?.text).toBe('');
      expect(header.others).toMatchObject({ text: '{PAGE}', alignment: 'center', size: 14 });
    }
  });

  it('is written in Times New Roman throughout', () => {
    const fonts = new Set(paragraphsIn(document.content).map(({ font }) => font));
    expect([...fonts]).toEqual(['Times New Roman']);
  });

  it('begins with who issues it in capitals, the upper body plain and its own name bold', () => {
    expect(find(document, 'ĐẢNG BỘ PHƯỜNG BỒ ĐỀ')).toMatchObject({
      bold: false,
      size: 14,
      alignment: 'center',
    });
    expect(find(document, 'CHI BỘ TỔ DÂN PHỐ 5')).toMatchObject({
      bold: true,
      size: 14,
      alignment: 'center',
    });
  });

  it('names the Party in bold 15 points, over a line as long as the words', () => {
    const [head] = tablesIn(document.content);
    expect(head).toMatchObject({ ruled: false, widths: [3969, 5386] });
    const cell = head?.rows[0]?.cells[1]?.paragraphs ?? [];
    expect(cell[0]).toMatchObject({
      text: 'ĐẢNG CỘNG SẢN VIỆT NAM',
      bold: true,
      size: 15,
      alignment: 'center',
    });
    // 207 points of letters in a column of 269.
    expect(cell[1]).toMatchObject({ bottomLine: true, indent: { left: 626, right: 626 } });
  });

  it('repeats the first row of each table on every page and cuts no row in two', () => {
    const ruled = tablesIn(document.content).filter((table) => table.ruled);
    expect(ruled.length > 0).toBe(kind !== 'pledge');
    for (const { rows, widths } of ruled) {
      expect(rows.map(({ repeats }) => repeats)).toEqual(rows.map((__, index) => index === 0));
      expect(rows.filter(({ mayBreak }) => mayBreak)).toEqual([]);
      expect(widths.reduce((sum, width) => sum + width)).toBe(9354);
      for (const { paragraphs } of rows[0]?.cells ?? []) {
        for (const one of paragraphs)
          expect(one).toMatchObject({ bold: true, size: 13, alignment: 'center' });
      }
      expect(
        new Set(paragraphsIn([{ kind: 'table', ruled: true, widths, rows }]).map(({ size }) => size)),
      ).toEqual(new Set([13]));
    }
  });

  it('has its title in bold capitals of 14 points, what it is about below in bold, and dashes under it', () => {
    const at = document.content.findIndex(
      (one) =>
        one.kind === 'paragraph' &&
        [
          'BÁO CÁO',
          'BIÊN BẢN',
          'BẢN TỰ SOI, TỰ SỬA',
          'BẢNG TRA CẢ NĂM',
          'BẢN CAM KẾT',
          'PHIẾU TỰ SOI, TỰ SỬA',
        ].includes(one.text),
    );
    const [title, subtitle, dashes] = document.content.slice(at, at + 3);
    expect(title).toMatchObject({ bold: true, size: 14, alignment: 'center' });
    expect(subtitle).toMatchObject({ bold: true, size: 14, alignment: 'center' });
    expect(dashes).toMatchObject({ text: '-----', alignment: 'center' });
  });

  it('leaves no place for a seal and ends no sentence with ./.', () => {
    expect(document.text).not.toMatch(/đóng dấu|\.\/\.|Kính gửi|K\/T/);
  });
});

describe('the report', () => {
  let document: ReadDocx;
  beforeAll(async () => {
    document = readDocx((await kinds.report()).bytes);
  });

  it('is told in 14 points between both margins, indented by 10 mm, 19 points from line to line and 6 after', () => {
    const prose = document.content.filter(
      (one): one is ReadParagraph => one.kind === 'paragraph' && one.alignment === 'both' && one.size === 14,
    );
    expect(prose.length).toBeGreaterThan(8);
    for (const { firstLine, spaceAfter, line } of prose) {
      expect({ firstLine, spaceAfter, line }).toEqual({
        firstLine: 567,
        spaceAfter: 120,
        line: { height: 380, rule: 'exact' },
      });
    }
  });

  it('bears a star and its number under the name of the cell, place and day in italics beside it', () => {
    const [head] = tablesIn(document.content);
    const [upper, lower] = head?.rows ?? [];
    expect(upper?.cells[0]?.paragraphs.at(-1)).toMatchObject({ text: '*', size: 14 });
    expect(lower?.cells[0]).toMatchObject({ text: 'Số 05-BC/CB', paragraphs: [{ size: 14, bold: false }] });
    expect(lower?.cells[1]).toMatchObject({
      text: 'Bồ Đề, ngày 05 tháng 12 năm 2026',
      paragraphs: [{ size: 14, italic: true }],
    });
  });

  it('leaves room for a number and a day that nobody has entered', async () => {
    const unit = { ...unitFacts, place: undefined, superior: undefined };
    const facts = reportFacts({ unit, number: undefined, on: undefined });
    const open = readDocx((await makeReport(documentData, facts, { for: 'committee' })).bytes);
    const [head] = tablesIn(open.content);
    expect(head?.rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\u00A0', ' ')))).toEqual([
      ['………………\nCHI BỘ TỔ DÂN PHỐ 5\n*', 'ĐẢNG CỘNG SẢN VIỆT NAM\n'],
      ['Số      -BC/CB', '………………, ngày …… tháng …… năm ………'],
    ]);
  });

  it('numbers its sections "I- " in bold capitals and their parts "1. " in bold', () => {
    const headings = paragraphsIn(document.content).filter(
      ({ bold, text }) => bold && /^[IVX]+- /.test(text),
    );
    expect(headings.map(({ text }) => text)).toEqual([
      'I- TÌNH HÌNH TỔ CHỨC THỰC HIỆN',
      'II- KẾT QUẢ TỰ SOI',
      'III- KẾT QUẢ TỰ SỬA',
      'IV- TỰ SOI CỦA CHI ỦY',
      'V- GÓP Ý CHO CHI ỦY',
      'VI- PHƯƠNG HƯỚNG, BIỆN PHÁP',
      'VII- ĐỀ XUẤT, KIẾN NGHỊ',
    ]);
    expect(find(document, '1. Đảng viên')).toMatchObject({ bold: true, keepsWithNext: true });
  });

  it('has the name of a table above it in bold 13 points and notes below it in italics of 12', () => {
    expect(find(document, 'Bảng 1. Kết quả tham gia tự soi')).toMatchObject({
      bold: true,
      size: 13,
      keepsWithNext: true,
    });
    const note = paragraphsIn(document.content).find(({ text }) => text.startsWith('Ghi chú: số đã chốt'));
    expect(note).toMatchObject({ italic: true, size: 12 });
  });

  it('ends with who gets it, in 12 points and commas, and who signs for the cell', () => {
    const foot = tablesIn(document.content).find(({ rows }) =>
      rows[0]?.cells[0]?.text.startsWith('Nơi nhận'),
    );
    const [left, right] = foot?.rows[0]?.cells ?? [];
    expect(left?.paragraphs[0]).toMatchObject({ text: 'Nơi nhận:', underlined: true, size: 14 });
    expect(left?.paragraphs.slice(1).map(({ text, size }) => [text, size])).toEqual([
      ['- Đảng ủy phường Bồ Đề (để báo cáo),', 12],
      ['- Các đồng chí chi ủy viên,', 12],
      ['- Lưu Chi bộ.', 12],
    ]);
    expect(right?.paragraphs.map(({ text, bold }) => [text, bold])).toEqual([
      ['T/M CHI BỘ', true],
      ['BÍ THƯ', false],
      ...[1, 2, 3, 4].map(() => ['', false]),
      ['Nguyễn Văn An', true],
    ]);
  });

  it('may be signed by the deputy for the committee of the cell', async () => {
    const signer = { for: 'committee', office: 'deputy', name: 'Trần Thị Bình' } as const;
    const facts = reportFacts({ unit: { ...unitFacts, signer } });
    const { text } = readDocx((await makeReport(documentData, facts, { for: 'committee' })).bytes);
    expect(text).toContain('T/M CHI ỦY\nPHÓ BÍ THƯ');
  });
});

function find({ content }: ReadDocx, text: string): ReadParagraph | undefined {
  return paragraphsIn(content).find((one) => one.text === text);
}
