import { describe, expect, it } from 'vitest';
import type { MinutesFacts } from '../../src/core/documents/facts.ts';
import { makeMinutes } from '../../src/documents/minutes.ts';
import { documentData } from '../support/document-data.ts';
import { annexRows, minutesFacts, reportFacts, unitFacts } from '../support/document-facts.ts';
import { paragraphsIn, readDocx, tablesIn } from '../support/docx.ts';

async function minutes(facts: Partial<MinutesFacts> = {}) {
  return readDocx((await makeMinutes(documentData, minutesFacts(facts))).bytes);
}

async function linesOf(facts: Partial<MinutesFacts> = {}): Promise<string[]> {
  return paragraphsIn((await minutes(facts)).content).map(({ text }) => text);
}

describe('what a cell prints differently', () => {
  it('changes the minutes in these points and no others', async () => {
    const usual = await linesOf();
    expect(usual).toContain('CHỦ TRÌ HỘI NGHỊ');
    expect(usual).not.toContain('Nơi nhận:');
    const unit = {
      ...unitFacts,
      printing: ['minutes_unnumbered', 'minutes_recipients', 'chair_short'] as const,
    };
    const changed = await linesOf({ unit, number: 4 });
    for (const line of ['CHỦ TRÌ', 'Nơi nhận:', '- Lưu Chi bộ.']) expect(changed).toContain(line);
    expect(changed.join()).not.toContain('-BB/CB');
    const rest = (lines: string[]) =>
      lines.filter((line) => !/^$|CHỦ TRÌ|Nơi nhận|^- .*[,.]$|BB|\*/.test(line));
    expect(rest(changed)).toEqual(rest(usual));
  });

  it('fills in what members shared, each under their name', async () => {
    expect((await linesOf({ shared: annexRows })).join('\n')).toContain(
      '- Đồng chí Lê Thị Thu: mục 13, Bệnh thành tích, thích được đề cao. Có lúc báo cáo tốt hơn thực tế của tổ. Nguyên nhân: Chủ quan: Nể nang. Biện pháp: Báo cáo đúng số, nêu cả phần chưa làm được.',
    );
  });
});

describe('the minutes of a meeting', () => {
  it('bear a number left open, and neither place nor day at their head', async () => {
    const [head] = tablesIn((await minutes()).content);
    expect(head?.rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\u00A0', ' ')))).toEqual([
      ['ĐẢNG BỘ PHƯỜNG BỒ ĐỀ\nCHI BỘ TỔ DÂN PHỐ 5\n*', 'ĐẢNG CỘNG SẢN VIỆT NAM\n'],
      ['Số      -BB/CB', ''],
    ]);
  });

  it('tell what meeting it is, when and where', async () => {
    const lines = await linesOf();
    expect(lines).toContain('sinh hoạt chi bộ thường kỳ tháng 12 năm 2026');
    expect(lines).toContain(
      'Hồi 19 giờ 30 phút, ngày 03 tháng 12 năm 2026, tại Nhà văn hóa tổ 5, Chi bộ Tổ dân phố 5 tổ chức sinh hoạt thường kỳ tháng 12/2026.',
    );
  });

  it('name the subject of a thematic meeting with its quarter, and no month’s tasks', async () => {
    const { meeting } = minutesFacts();
    const thematic = { ...meeting, kind: 'thematic', title: 'Học tập và làm theo Bác' } as const;
    const file = await makeMinutes(documentData, minutesFacts({ meeting: thematic }));
    expect(file.name).toBe('bien-ban_chi-bo-to-dan-pho-5_2026-12-03.docx');
    const { text } = readDocx(file.bytes);
    expect(text).toContain('sinh hoạt chuyên đề quý IV năm 2026: Học tập và làm theo Bác');
    expect(text).toContain('2. Đánh giá kết quả thực hiện nhiệm vụ\n');
    expect(text).not.toMatch(/tháng (11|12)\/2026|tháng 01\/2027/);
  });

  it('have four sections "I- " to "IV- ", with the tasks of the month before and of the next', async () => {
    const lines = await linesOf();
    expect(lines.filter((line) => /^[IVX]+- /.test(line))).toEqual([
      ...['I- THÀNH PHẦN', 'II- MỞ ĐẦU', 'III- NỘI DUNG', 'IV- KẾT LUẬN VÀ BIỂU QUYẾT'],
    ]);
    expect(lines).toContain('2. Đánh giá kết quả thực hiện nhiệm vụ tháng 11/2026');
    expect(lines).toContain('4. Phương hướng, nhiệm vụ tháng 01/2027 và phân công');
  });

  it('tell who came of how many, by membership, and who was away with leave by name', async () => {
    const lines = await linesOf();
    expect(lines).toContain(
      '- Tổng số: 24 đồng chí (chính thức 22, dự bị 02). Được miễn công tác và sinh hoạt đảng: 03. Sinh hoạt tạm thời: …….',
    );
    expect(lines).toContain(
      '- Phải dự: 21 (không tính người được miễn). Có mặt: 19/21 (đạt 90,5%), trong đó chính thức 18, dự bị 01.',
    );
    expect(lines).toContain(
      '- Vắng có lý do: 02 (đồng chí Lê Thị Thu; đồng chí Đỗ Văn Tư). Vắng không có lý do: 0.',
    );
    expect(lines).toContain('Đồng chí Nguyễn Văn An, Bí thư Chi bộ.');
  });

  it('leave to be written by hand what is not known', async () => {
    const open = { attendance: undefined, roster: undefined, chair: undefined, round: undefined, agenda: [] };
    const { text, content } = await minutes(open);
    expect(text).toContain('- Phải dự: ……. Có mặt: …… (đạt ……%)');
    expect(text).toContain('Đồng chí ………………, chức vụ ………………');
    expect(text).toContain('a) Kết quả tự soi: \t');
    expect(text).toContain('Số góp ý: …….');
    expect(text).not.toContain('không công bố số liệu');
    const [left, right] = tablesIn(content).at(-1)?.rows[0]?.cells ?? [];
    expect(left?.text).toBe('NGƯỜI GHI BIÊN BẢN\n\n\n\n\n………………');
    expect(right?.text).toBe('CHỦ TRÌ HỘI NGHỊ\n\n\n\n\n………………');
  });

  it('number the agenda as it was announced', async () => {
    const lines = await linesOf();
    const at = lines.indexOf('Chương trình:');
    expect(lines.slice(at + 1, at + 3)).toEqual(['1. Thông tin thời sự', '2. Kết quả tháng 11']);
  });

  it('print published figures of the round, and count apart what may not be told', async () => {
    const text = (await linesOf()).join('\n');
    expect(text).toContain('a) Kết quả tự soi: 18/20 đồng chí phải tự soi đã tự soi (đạt 90,0%).');
    expect(text).toContain(
      'Các mục được nêu nhiều: mục 13, Bệnh thành tích, thích được đề cao: 5 lượt (nguy cơ 4, đang sửa 1); mục 3,',
    );
    expect(text).toContain('03 mục không công bố số liệu.');
    expect(text).toContain('Ghi chú: số đã chốt ngày 03/12/2026; đã gồm 06 bản chỉ lấy số liệu.');
    expect(text).toContain(
      'b) Kết quả tự sửa: 06 cam kết; đã khắc phục 03, đang khắc phục 0, chưa khắc phục 01; quá hạn 01.',
    );
    expect(text).toContain('Số góp ý: 03; đã trả lời: 02.');
  });

  it('say of figures that may not be told nothing, and never that nobody raises them', async () => {
    const untold = { earlier: undefined, made: undefined, all: undefined };
    const round = reportFacts({ items: [], commitments: untold });
    const text = (await linesOf({ round })).join('\n');
    expect(text).toContain('27 mục không công bố số liệu.');
    expect(text).toContain('b) Kết quả tự sửa: không công bố số liệu.');
    expect(text).not.toMatch(/không mục nào được nêu|không có đồng chí nào nêu/);
  });

  it('have the table in which a cell scores its meeting, with its source and an empty column', async () => {
    const { content, text } = await minutes();
    const score = tablesIn(content).find(({ rows }) => rows[0]?.cells[3]?.text === 'Điểm tự chấm');
    expect(score?.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['TT', 'Nội dung', 'Điểm tối đa', 'Điểm tự chấm'],
      ['1', 'Thời gian, thời lượng', '5', ''],
      ['2', 'Tỷ lệ đảng viên dự', '5', ''],
      ['3', 'Công tác chuẩn bị', '10', ''],
      ['4', 'Tổ chức sinh hoạt', '40', ''],
      ['5', 'Nguyên tắc tổ chức, sinh hoạt đảng', '5', ''],
      ['6', 'Kết quả lãnh đạo thực hiện nghị quyết, kết luận', '30', ''],
      ['7', 'Kết thúc sinh hoạt', '5', ''],
      ['', 'Cộng', '100', ''],
    ]);
    expect(text).toContain('Theo Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương');
    expect(text).toContain(
      'Xếp loại: □ Tốt (từ 90 điểm)  □ Khá (từ 70 đến dưới 90)  □ Trung bình (từ 50 đến dưới 70)  □ Kém (dưới 50)',
    );
  });

  it('give the vote to the official members who came', async () => {
    const { content } = await minutes();
    const vote = tablesIn(content).find(({ rows }) => rows[0]?.cells[3]?.text === 'Có quyền, có mặt');
    expect(vote?.rows[1]?.cells.map(({ text }) => text)).toEqual([
      ...['1', 'Kết luận (nghị quyết) tháng 12/2026', 'Giơ tay', '18', '', '', ''],
    ]);
  });

  it('are signed by who writes and who chairs; nobody else gets them', async () => {
    const { content, text } = await minutes({ unit: unitFacts });
    const [left, right] = tablesIn(content).at(-1)?.rows[0]?.cells ?? [];
    expect(left?.paragraphs[0]).toMatchObject({ text: 'NGƯỜI GHI BIÊN BẢN', bold: true, size: 14 });
    expect(right?.paragraphs.at(-1)).toMatchObject({ text: 'Nguyễn Văn An', bold: true, size: 14 });
    expect(text).not.toMatch(/Nơi nhận|T\/M/);
  });
});
