import { describe, expect, it } from 'vitest';
import type { ReportCopy, ReportFacts } from '../../src/core/documents/facts.ts';
import { makeReport } from '../../src/documents/report.ts';
import { checklists } from '../support/checklists.ts';
import { documentData } from '../support/document-data.ts';
import { annexRows, documentChecklist, reportFacts, unitFacts } from '../support/document-facts.ts';
import { paragraphsIn, readDocx, rowsUnder } from '../support/docx.ts';

const cell: ReportCopy = { for: 'cell', annex: annexRows };

async function report(facts: Partial<ReportFacts> = {}, copy: ReportCopy = { for: 'committee' }) {
  return readDocx((await makeReport(documentData, reportFacts(facts), copy)).bytes);
}

describe('the report on a round', () => {
  it('has a dated name without marks, and the copy that stays in the cell says so in it', async () => {
    const committee = await makeReport(documentData, reportFacts(), { for: 'committee' });
    const own = await makeReport(documentData, reportFacts(), cell);
    expect(committee.name).toBe('bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-12.docx');
    expect(own.name).toBe('bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-12_luu-chi-bo.docx');
  });

  it('cites what it rests on in full, and the plan of the committee where there is one', async () => {
    const { text } = await report({ plan: 'Kế hoạch số 12-KH/ĐU, ngày 05/01/2026 của Đảng ủy phường Bồ Đề' });
    expect(text).toContain(
      'Thực hiện Nghị quyết số 04-NQ/TW, ngày 30/10/2016 của Ban Chấp hành Trung ương Đảng',
    );
    expect(text).toContain(
      '; Kế hoạch số 12-KH/ĐU, ngày 05/01/2026 của Đảng ủy phường Bồ Đề, Chi bộ Tổ dân phố 5 đã tổ chức để đảng viên tự soi, tự sửa, chuẩn bị kỳ sinh hoạt ngày 03/12/2026. Chi bộ báo cáo kết quả như sau:',
    );
  });

  it('greets nobody unless the cell asks for it', async () => {
    expect((await report()).text).not.toContain('Kính gửi');
    const unit = { ...unitFacts, printing: ['greeting'] as const };
    expect((await report({ unit })).text).toContain('Kính gửi: Đảng ủy phường Bồ Đề');
  });

  it('is a draft until it is final', async () => {
    const draft = await report({ final: false });
    expect(draft.content[0]).toMatchObject({ text: 'Dự thảo lần 1', italic: true, alignment: 'right' });
    expect((await report()).text).not.toContain('Dự thảo');
  });

  it('tells who took part, each share of those who had to', async () => {
    const { content, text } = await report();
    expect(rowsUnder(content, 'Bảng 1. Kết quả tham gia tự soi')).toEqual([
      ['TT', 'Nội dung', 'Số', 'Tỷ lệ (%)', 'Ghi chú'],
      ['1', 'Đảng viên phải tự soi trong kỳ', '20', '100', 'Không tính người vắng có lý do, người được miễn'],
      ['2', 'Đã tự soi', '18', '90,0', 'Trên dòng 1'],
      ['', '- Đúng hạn', '15', '75,0', ''],
      ['', '- Muộn', '1', '5,0', ''],
      ['', '- Bằng phiếu giấy', '2', '10,0', ''],
      ['3', 'Chưa tự soi', '2', '10,0', ''],
      ['4', 'Vắng có lý do (không tính vào dòng 1)', '1', '', ''],
      ['5', 'Được miễn công tác và sinh hoạt đảng', '3', '', ''],
    ]);
    expect(text).toContain(
      'Tổng số đảng viên: 24 đồng chí (chính thức 22, dự bị 02); được miễn công tác và sinh hoạt đảng: 03; sinh hoạt tạm thời: 01.',
    );
  });

  it('divides by nobody where nobody had to take part', async () => {
    const participation = { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 3 };
    const { content } = await report({ participation });
    const shares = rowsUnder(content, 'Bảng 1. Kết quả tham gia tự soi').map((row) => row[3]);
    expect(shares).toEqual(['Tỷ lệ (%)', '–', '–', '–', '–', '–', '–', '', '']);
  });

  it('counts items whose figures may not be told apart, and never as raised by nobody', async () => {
    const { text } = await report();
    expect(text).toContain(
      'Trong 27 mục, 19 mục không có đồng chí nào nêu; 05 mục có đồng chí tự nhận có nguy cơ hoặc đang sửa; 03 mục không công bố số liệu.',
    );
    expect(text).toContain('mục không công bố số liệu không tính vào số được nêu và số lượt nêu.');
  });

  it('lists the items that were raised, the most raised first, with what changed', async () => {
    const { content } = await report();
    expect(rowsUnder(content, 'Bảng 2. Các mục được nêu')).toEqual([
      ['TT', 'Mục', 'Biểu hiện (rút gọn)', 'Có nguy cơ', 'Có, đang sửa', 'Tổng', 'So với kỳ trước'],
      ['1', '13 (nhóm II, số 4)', 'Bệnh thành tích, thích được đề cao', '4', '1', '5', 'tăng 2'],
      ['2', '3 (nhóm I, số 3)', 'Ngại học lý luận, nghị quyết, pháp luật', '2', '1', '3', 'giảm 1'],
      ['3', '5 (nhóm I, số 5)', 'Giấu khuyết điểm, góp ý nể nang', '2', '0', '2', 'không đổi'],
      ['4', '8 (nhóm I, số 8)', 'Ham chức quyền, chọn việc dễ, né việc khó', '0', '2', '2', '–'],
      ['5', '23 (nhóm III, số 5)', 'Đòi “phi chính trị hóa” quân đội, công an', '1', '0', '1', 'tăng 1'],
    ]);
  });

  it('adds up groups in times something was raised', async () => {
    const { content } = await report();
    expect(rowsUnder(content, 'Bảng 3. Theo nhóm').slice(1)).toEqual([
      ['1', 'Tư tưởng chính trị', '9', '3', '7'],
      ['2', 'Đạo đức, lối sống', '9', '1', '5'],
      ['3', '“Tự diễn biến”, “tự chuyển hóa”', '9', '1', '1'],
      ['', 'Cộng', '27', '5', '13'],
    ]);
  });

  it('says whether counts-only reviews are among the figures, and that the names are shortened', async () => {
    const counted = 'đã gồm 06 bản chỉ lấy số liệu. Tên biểu hiện diễn đạt rút gọn, không phải nguyên văn.';
    const few = 'chưa gồm các bản chỉ lấy số liệu, nếu có, vì chưa đủ năm. Tên biểu hiện';
    expect((await report()).text).toContain(`Ghi chú: số đã chốt ngày 03/12/2026; ${counted}`);
    expect((await report({ pooled: { status: 'too_few' } })).text).toContain(few);
  });

  it('has no figure of any item while the round is open', async () => {
    const { text } = await report({ countedOn: undefined, items: [], final: false });
    expect(text).toContain('Số liệu được công bố khi đợt tự soi kết thúc.');
    expect(text).not.toMatch(/Bảng [23]\./);
    expect(text).not.toContain('không có đồng chí nào nêu');
  });

  it('names articles that could not be asked about as still to be compared', async () => {
    const checklist = {
      ...documentChecklist(checklists.five),
      itemsAre: 'articles',
      blank: [11, 12],
    } as const;
    const { text } = await report({ checklist, items: [] });
    expect(text).toContain('Điều 11, Điều 12: đề nghị đối chiếu nguyên văn');
    expect(text).toContain('Trong 05 điều, 0 điều không có đồng chí nào nêu');
  });

  it('counts the answers to questions by what was chosen', async () => {
    const { content, text } = await report({
      checklist: documentChecklist(checklists.quarter),
      items: [],
      questions: [{ item: 3, counts: { written: 7, left: 2 } }],
    });
    expect(rowsUnder(content, 'Bảng 2. Trả lời các câu hỏi')).toEqual([
      ['Câu', 'Câu hỏi (rút gọn)', 'Trả lời', 'Số lượt'],
      ['3', 'Hạn chế, khuyết điểm', 'Có ghi', '7'],
      ['', '', 'Để trống', '2'],
    ]);
    expect(text).toContain('07 câu hỏi không công bố số liệu.');
    expect(text).toContain('Bảng 3. Cam kết tự sửa');
  });

  it('tells how commitments stand, and a dash where that may not be told', async () => {
    const commitments = { ...reportFacts().commitments, earlier: undefined };
    const { content, text } = await report({ commitments });
    expect(rowsUnder(content, 'Bảng 4. Cam kết tự sửa').slice(1)).toEqual([
      ['1', 'Cam kết còn theo dõi từ các kỳ trước', '–', '–', '–', '–', '–'],
      ['2', 'Cam kết mới trong kỳ', '2', '', '', '', ''],
      ['', 'Cộng', '6', '3', '0', '1', '1'],
    ]);
    expect(text).toContain('“–” là không công bố số liệu');
  });

  it('numbers on without a gap where the cell committee did not review itself', async () => {
    const { content } = await report({ committeeReviewed: false });
    const headings = paragraphsIn(content).filter(({ text }) => /^[IVX]+- /.test(text));
    expect(headings.map(({ text }) => text).slice(3)).toEqual([
      'IV- GÓP Ý CHO CHI ỦY',
      'V- PHƯƠNG HƯỚNG, BIỆN PHÁP',
      'VI- ĐỀ XUẤT, KIẾN NGHỊ',
    ]);
  });

  it('is for the committee without a name and without a word of any member', async () => {
    const { raw } = await report({}, { for: 'committee' });
    for (const { name, how, remedy, cause } of annexRows) {
      for (const words of [name, how, remedy, cause]) expect(raw).not.toContain(words);
    }
    expect(raw).not.toContain('PHỤ LỤC');
  });
});

describe('the annex of the copy that stays in the cell', () => {
  it('stands on a page of its own and says what it belongs to', async () => {
    const { content } = await report({}, cell);
    const at = content.findIndex((one) => one.kind === 'paragraph' && one.text === 'PHỤ LỤC');
    expect(content[at - 1]).toMatchObject({ breaksPage: true });
    expect(content[at + 2]).toMatchObject({
      text: '(kèm theo Báo cáo số 05-BC/CB, ngày 05/12/2026 của Chi bộ Tổ dân phố 5)',
      italic: true,
    });
    expect(paragraphsIn(content).map(({ text }) => text)).toContain(
      'TÀI LIỆU NỘI BỘ, không phổ biến ra ngoài chi bộ.',
    );
  });

  it('has what members share with the whole cell', async () => {
    const { content } = await report({}, cell);
    expect(rowsUnder(content, '-----').slice(1)).toEqual([
      [
        ...['1', 'Lê Thị Thu', '13. Bệnh thành tích, thích được đề cao', 'Có nguy cơ'],
        ...['Có lúc báo cáo tốt hơn thực tế của tổ.', 'Chủ quan: Nể nang'],
        ...['Báo cáo đúng số, nêu cả phần chưa làm được', '31/01/2027'],
      ],
    ]);
  });

  it('says of what came on paper that it was entered, and by whom', async () => {
    const [row] = annexRows;
    if (row === undefined) throw new Error('nobody shares anything');
    const annex = [{ ...row, enteredBy: 'Trần Thị Bình' }];
    const { text } = await report({ paperForms: 6 }, { for: 'cell', annex });
    expect(text).toContain(`${row.name} (nhập từ phiếu giấy, người nhập: Trần Thị Bình)`);
    expect(text).toContain('đã gồm 06 phiếu giấy không ghi tên');
  });

  it('counts those whose form was entered among the forms', async () => {
    const participation = { total: 20, sent: 16, late: 1, paper: 2, excused: 1, exempt: 3, entered: 3 };
    expect((await report({ participation })).text).toContain('05 đồng chí làm phiếu giấy');
  });

  it('prints nothing of what is grave, and not who wishes to talk in private', async () => {
    const [row] = annexRows;
    if (row === undefined) throw new Error('nobody shares anything');
    const annex = [
      { ...row, item: 16, name: 'Phạm Quốc Bảo', how: 'lời nghiêm trọng' },
      { ...row, level: 'discuss' as const, name: 'Đỗ Văn Tư', how: 'muốn gặp riêng' },
    ];
    const { text, raw } = await report({}, { for: 'cell', annex });
    expect(text).toContain(
      'Phạm Quốc Bảo | 16. Tham nhũng, trục lợi, bao che sai phạm | Có nguy cơ | Trao đổi trực tiếp',
    );
    expect(raw).not.toMatch(/lời nghiêm trọng|Đỗ Văn Tư|muốn gặp riêng/);
  });

  it('says plainly that nobody shared anything', async () => {
    const { text } = await report({}, { for: 'cell', annex: [] });
    expect(text).toContain('Không có nội dung chia sẻ với cả chi bộ.');
  });
});
