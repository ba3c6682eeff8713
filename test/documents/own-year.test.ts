import { beforeAll, describe, expect, it } from 'vitest';
import { makeOwnYear } from '../../src/documents/own-year.ts';
import { documentData } from '../support/document-data.ts';
import { ownYearFacts } from '../support/document-facts.ts';
import { readDocx, rowsUnder, tablesIn, type ReadDocx } from '../support/docx.ts';

describe('a member’s year at a glance', () => {
  let document: ReadDocx;
  beforeAll(async () => {
    document = readDocx((await makeOwnYear(documentData, ownYearFacts())).bytes);
  });

  function rowsWith(title: string): string[][] {
    const found = tablesIn(document.content)
      .map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))
      .find(([head]) => head?.includes(title) === true);
    if (found === undefined) throw new Error(`no table has ${title}`);
    return found.slice(1);
  }

  it('has the points of the year’s self-assessment in their order, and room for those nobody sent anything on', () => {
    const points = document.text.split('\n').filter((line) => line.startsWith('Mục '));
    expect(points).toEqual([
      'Mục I.1. Phẩm chất chính trị, đạo đức, lối sống; liên hệ các biểu hiện suy thoái',
      'Mục I.2. Nhiệm vụ, quyền hạn; quyền, nghĩa vụ đảng viên',
      'Mục I.3. Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu',
      'Mục II. Hạn chế, khuyết điểm và nguyên nhân',
      'Mục III. Kết quả khắc phục hạn chế, khuyết điểm',
      'Mục IV. Giải trình vấn đề được gợi ý kiểm điểm (nếu có)',
      'Mục V. Trách nhiệm của cá nhân với hạn chế của tập thể (nếu có)',
      'Mục VI. Phương hướng, biện pháp khắc phục',
    ]);
    expect(document.text).toContain(
      'xếp theo mục của Mẫu 2B, Mẫu 2C (Hướng dẫn số 43-HD/BTCTW, ngày 31/10/2025), để tra khi viết bản kiểm điểm. Bảng không thay bản kiểm điểm, không nhận xét, không đề xuất mức xếp loại.',
    );
  });

  it('has the year’s pledge, and what was said of it on which day', () => {
    expect(document.text).toContain(
      [
        '- Về tư tưởng chính trị: Đọc nghị quyết trước khi họp',
        '- Về thực hiện nhiệm vụ được giao: Mỗi tháng thăm năm hộ',
        '- Ngày 20/6/2026: đang thực hiện; đã thăm ba hộ',
      ].join('\n'),
    );
  });

  it('lists the rounds, and says of which nothing is kept any more', () => {
    const title: unknown = expect.stringContaining('27 biểu hiện');
    expect(rowsUnder(document.content, 'Các kỳ tự soi trong năm').slice(1)).toEqual([
      ['1', 'tháng 01 năm 2026', title, '05/01/2026', 'gửi muộn; nội dung không còn được giữ'],
      ['2', 'tháng 12 năm 2026', title, '01/12/2026', ''],
    ]);
  });

  it('has what was admitted with its round and cause, and of what is grave that it is talked about in person', () => {
    expect(rowsWith('Tự nhận')).toEqual([
      [
        ...['1', 'tháng 12 năm 2026', '13. Bệnh thành tích, thích được đề cao', 'Có nguy cơ'],
        ...['Có lúc báo cáo tốt hơn thực tế của tổ.', 'Chủ quan: Nể nang'],
      ],
      [
        ...['2', 'tháng 12 năm 2026', '16. Tham nhũng, trục lợi, bao che sai phạm', 'Có nguy cơ'],
        ...['Trao đổi trực tiếp', ''],
      ],
    ]);
    expect(document.raw).not.toContain('không được in ra');
    expect(document.raw).not.toContain('cũng không');
    expect(document.text).toContain(
      'Trong năm đã đối chiếu 26 lượt mục: 24 lượt chưa thấy có biểu hiện, 02 lượt tự nhận',
    );
  });

  it('has what became of each commitment, and those still open once more as what is to be done', () => {
    expect(rowsWith('Biện pháp đã cam kết').map((row) => [row[2], row[4]])).toEqual([
      ['Làm xong mới báo', 'Đã khắc phục: đã làm ba việc'],
      ['Dự đủ các buổi họp tổ', 'Chưa khắc phục'],
      ['Trao đổi trực tiếp', 'Đang khắc phục'],
    ]);
    expect(rowsWith('Biện pháp khắc phục')).toEqual([
      ['1', '4. Lơi lỏng nguyên tắc, làm việc qua loa', 'Dự đủ các buổi họp tổ', '30/11/2026'],
      ['2', 'Tham nhũng, trục lợi', 'Trao đổi trực tiếp', ''],
    ]);
  });

  it('bears neither number nor signature', () => {
    expect(document.text).not.toMatch(/Số +-|ký, ghi rõ/);
  });
});
