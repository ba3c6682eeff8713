import { describe, expect, it } from 'vitest';
import type { OwnReviewFacts } from '../../src/core/documents/facts.ts';
import type { Answer } from '../../src/core/model/reviews.ts';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import { makeOwnReview } from '../../src/documents/own-review.ts';
import { checklists } from '../support/checklists.ts';
import { documentData } from '../support/document-data.ts';
import { documentChecklist, ownReviewFacts, unitFacts } from '../support/document-facts.ts';
import { readDocx, tablesIn } from '../support/docx.ts';

async function ownReview(facts: Partial<OwnReviewFacts> = {}) {
  return readDocx((await makeOwnReview(documentData, ownReviewFacts(facts))).bytes);
}

/** The table whose first row has this title. */
async function rowsWith(title: string, facts: Partial<OwnReviewFacts> = {}): Promise<string[][]> {
  const tables = tablesIn((await ownReview(facts)).content).map(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ text }) => text)),
  );
  const found = tables.find(([head]) => head?.includes(title) === true);
  if (found === undefined) throw new Error(`no table has ${title}`);
  return found.slice(1);
}

describe("a member's own review", () => {
  it('is called by their name without marks and by its month', async () => {
    const { name } = await makeOwnReview(documentData, ownReviewFacts());
    expect(name).toBe('ban-tu-soi_le-thi-thu_2026-12.docx');
  });

  it('bears neither star nor number, and a day to be written by hand', async () => {
    const { text, content } = await ownReview();
    const [head] = tablesIn(content);
    expect(head?.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['ĐẢNG BỘ PHƯỜNG BỒ ĐỀ\nCHI BỘ TỔ DÂN PHỐ 5', 'ĐẢNG CỘNG SẢN VIỆT NAM\n'],
      ['', 'Bồ Đề, ngày …… tháng …… năm 2026'],
    ]);
    expect(text).toContain('Kỳ tháng 12 năm 2026');
    expect(text).toContain('Họ và tên: Lê Thị Thu | Ngày sinh: ……/……/………');
    expect(text).toContain('Đang sinh hoạt tại: Chi bộ Tổ dân phố 5, Đảng bộ phường Bồ Đề');
  });

  it('names what it is held against, with the date of the resolution', async () => {
    expect((await ownReview()).text).toContain(
      '“tự chuyển hóa” trong nội bộ (Nghị quyết số 04-NQ/TW, ngày 30/10/2016), tôi tự soi, tự sửa như sau:',
    );
  });

  it('lists what was admitted, and of what is grave that it is talked about in person', async () => {
    expect(await rowsWith('Tự nhận')).toEqual([
      [
        ...['1', '13. Bệnh thành tích, thích được đề cao', 'Có nguy cơ'],
        ...['Có lúc báo cáo tốt hơn thực tế của tổ.', 'Chủ quan: Nể nang'],
      ],
      ['2', '16. Tham nhũng, trục lợi, bao che sai phạm', 'Có nguy cơ', 'Trao đổi trực tiếp', ''],
    ]);
    expect((await ownReview()).raw).not.toContain('không được in ra');
  });

  it('says of the rest that nothing was found, and why something was passed over', async () => {
    const { text } = await ownReview();
    expect(text).toContain('Các mục còn lại (24 mục): qua tự soi chưa thấy có biểu hiện.');
    expect(text).toContain('Bỏ qua: mục 4, lý do: chưa rõ ý.');
  });

  it('says nothing of the rest where only what is for the cell is printed: a number would tell what is kept back', async () => {
    const { text } = await ownReview({ scope: 'cell' });
    expect(text).not.toContain('còn lại');
    expect(text).not.toContain('Bỏ qua');
  });

  it('has what became of earlier commitments, and those that are made', async () => {
    expect(await rowsWith('Biện pháp đã cam kết')).toEqual([
      [
        ...['1', '4. Lơi lỏng nguyên tắc, làm việc qua loa', 'Dự đủ các buổi họp tổ'],
        ...['30/11/2026', 'Chưa khắc phục', 'còn vướng ca trực'],
      ],
    ]);
    expect(await rowsWith('Biện pháp khắc phục')).toEqual([
      ['1', '13. Bệnh thành tích, thích được đề cao', 'Báo cáo đúng số', '31/01/2027', 'Chi bộ nhắc tôi'],
    ]);
  });

  it('leaves rows and lines to write on where nothing was said', async () => {
    const facts = { answers: [], earlier: [], suggestions: [] };
    expect(await rowsWith('Tự nhận', facts)).toEqual([
      ['', '', '', '', ''],
      ['', '', '', '', ''],
    ]);
    expect(await rowsWith('Biện pháp khắc phục', facts)).toHaveLength(2);
    expect((await ownReview(facts)).text).toContain('CHI BỘ (NẾU CÓ)\n\t\n\t\nTôi cam kết');
  });

  it('puts the answers to the questions of the monthly form under their headings, each once', async () => {
    const values: [number, Answer['value']][] = [
      [2, { kind: 'text', text: 'Vận động được năm hộ' }],
      [3, { kind: 'text', text: 'Còn chậm báo cáo' }],
      [4, { kind: 'text', text: 'Chưa sắp xếp thời gian' }],
      [6, { kind: 'text', text: 'Báo cáo trước ngày 25' }],
      [7, { kind: 'date', on: '2027-01-25' }],
      [8, { kind: 'text', text: 'Họp sớm hơn' }],
    ];
    const facts: Partial<OwnReviewFacts> = {
      checklist: documentChecklist(checklists.quarter),
      answers: values.map(([item, value]) => ({ ...emptyAnswer(item), ...(value && { value }) })),
      suggestions: ['Họp sớm hơn'],
    };
    const { text } = await ownReview(facts);
    expect(text).toContain('I- ƯU ĐIỂM, CHUYỂN BIẾN\nƯu điểm: Vận động được năm hộ\nII- HẠN CHẾ');
    expect(text).toContain(
      'Hạn chế, khuyết điểm: Còn chậm báo cáo\nNguyên nhân: Chưa sắp xếp thời gian\nIII-',
    );
    expect(await rowsWith('Biện pháp khắc phục', facts)).toEqual([
      ['1', 'Còn chậm báo cáo', 'Báo cáo trước ngày 25', '25/01/2027', ''],
    ]);
    expect(text.match(/Họp sớm hơn/g)).toHaveLength(1);
  });

  it('is signed by the member, and has room for the committee only where a cell asks for it', async () => {
    const { text } = await ownReview();
    expect(text).toMatch(/NGƯỜI TỰ SOI\n\(ký, ghi rõ họ tên\)\n{5}Lê Thị Thu/);
    expect(text).not.toContain('Ý KIẾN CỦA CHI ỦY');
    expect((await ownReview({ unit: { ...unitFacts, printing: ['committee_opinion'] } })).text).toContain(
      'Ý KIẾN CỦA CHI ỦY (CHI BỘ)\n\nT/M CHI ỦY',
    );
  });
});
