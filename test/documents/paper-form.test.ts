import { describe, expect, it } from 'vitest';
import type { PaperFormFacts, PaperFormPerson } from '../../src/core/documents/facts.ts';
import { makePaperForms } from '../../src/documents/paper-form.ts';
import { checklists } from '../support/checklists.ts';
import { documentData } from '../support/document-data.ts';
import { documentChecklist, paperFormFacts } from '../support/document-facts.ts';
import { readDocx, tablesIn, type ReadTable } from '../support/docx.ts';

const nobody: PaperFormPerson = { name: undefined, membership: undefined, commitments: [] };
const two: readonly PaperFormPerson[] = [
  { name: 'Đỗ Văn Tư', membership: 'official', commitments: [] },
  { name: 'Bùi Thị Năm', membership: 'probationary', commitments: [] },
];

async function forms(facts: Partial<PaperFormFacts> = {}) {
  return readDocx((await makePaperForms(documentData, paperFormFacts(facts))).bytes);
}

function itemTable(tables: readonly ReadTable[]): ReadTable {
  const found = tables.find(({ rows }) => rows[0]?.cells[2]?.text === 'Không có');
  if (found === undefined) throw new Error('no table asks about items');
  return found;
}

describe('the review on paper', () => {
  it('is named after the one it is for, or after the cell where it is for several', async () => {
    const nameOf = async (people: readonly PaperFormPerson[]) =>
      (await makePaperForms(documentData, paperFormFacts({ people }))).name;
    expect(await nameOf(two.slice(0, 1))).toBe('phieu-tu-soi_do-van-tu_2026-12.docx');
    expect(await nameOf(two)).toBe('phieu-tu-soi_chi-bo-to-dan-pho-5_2026-12.docx');
    expect(await nameOf([nobody])).toBe('phieu-tu-soi_chi-bo-to-dan-pho-5_2026-12.docx');
  });

  it('says whose it is, to whom it goes back and when', async () => {
    const { text } = await forms();
    expect(text).toContain('Họ và tên: Đỗ Văn Tư | Đảng viên chính thức');
    expect(text).toContain(
      'Kính đề nghị đồng chí gửi phiếu cho đồng chí Nguyễn Văn An trước ngày 02/12/2026 (kỳ sinh hoạt: 19 giờ 30 phút, ngày 03/12/2026, tại Nhà văn hóa Tổ dân phố 5).',
    );
  });

  it('says who wrote the checklist, where it did not come with the program', async () => {
    const own = { ...checklists.full, author: 'Chi bộ Tổ dân phố 5' };
    expect((await forms({ checklist: documentChecklist(own) })).text).toContain(
      'Danh mục do Chi bộ Tổ dân phố 5 soạn.',
    );
    expect((await forms()).text).not.toContain('Danh mục do');
  });

  it('may be printed without a name, to be filled in by hand', async () => {
    const { text } = await forms({
      people: [nobody],
      handTo: undefined,
      before: undefined,
      meeting: undefined,
    });
    expect(text).toMatch(/Họ và tên: …{12} \| □ chính thức {3}□ dự bị/);
    expect(text).toContain('gửi phiếu cho đồng chí ……………… trước ngày ……/……/………');
    expect(text).not.toContain('DANH SÁCH');
  });

  it('asks about each item in a row of at least 8 mm, by groups, and in letters of 13 points', async () => {
    const { rows } = itemTable(tablesIn((await forms()).content));
    expect(rows.map(({ cells }) => cells[0]?.text)).toEqual([
      ...['TT', 'I. Tư tưởng chính trị', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(String)],
      ...['II. Đạo đức, lối sống', ...[10, 11, 12, 13, 14, 15, 16, 17, 18].map(String)],
      ...['III. “Tự diễn biến”, “tự chuyển hóa”', ...[19, 20, 21, 22, 23, 24, 25, 26, 27].map(String)],
    ]);
    const items = rows.filter(({ repeats, cells }) => !repeats && cells[0]?.span === 1);
    expect(new Set(items.map(({ leastHeight }) => leastHeight))).toEqual(new Set([454]));
    expect(items[0]?.cells[1]?.paragraphs[0]?.size).toBe(13);
  });

  it('leaves no place to admit on paper what is grave', async () => {
    const { rows } = itemTable(tablesIn((await forms()).content));
    const crossed = rows.filter(({ cells }) => cells[4]?.hatched === true).map(({ cells }) => cells[0]?.text);
    const grave = checklists.full.groups
      .flatMap(({ items }) => items)
      .flatMap((item) => (item.kind === 'manifestation' && item.grave === true ? [String(item.number)] : []));
    expect(grave.length).toBeGreaterThan(1);
    expect(crossed).toEqual(grave);
    expect((await forms()).text).toContain('Ô gạch chéo: nếu có, xin gặp trực tiếp bí thư.');
  });

  it('has the commitments that whoever prints may read, and empty rows where there is room', async () => {
    const tables = tablesIn((await forms()).content);
    const table = tables.find(({ rows }) => rows[0]?.cells[0]?.text === 'Nội dung, thời hạn');
    expect(table?.rows.slice(1).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Dự đủ các buổi họp tổ (trước 30/11/2026)', '□', '□', '□'],
      ['', '□', '□', '□'],
    ]);
  });

  it('lets the writer choose who may see it, and says how long it is kept', async () => {
    const { text } = await forms();
    expect(text).toContain(
      'PHẦN E. AI ĐƯỢC XEM PHIẾU NÀY (chọn một)\n□ Cả chi bộ (có thể đọc tại kỳ sinh hoạt)   □ Chỉ bí thư',
    );
    expect(text).toContain('Phiếu do bí thư giữ, hủy sau 12 tháng; tôi có quyền xem, sửa, rút lại.');
  });

  it('asks the questions of the monthly form in words that speak of no button, and not twice for suggestions', async () => {
    const { text } = await forms({ checklist: documentChecklist(checklists.quarter) });
    expect(text).toContain('3. Hạn chế, khuyết điểm. Có việc nào chậm hẹn');
    expect(text).not.toMatch(/bấm/);
    expect(text).not.toMatch(/^8\./m);
    expect(text).toContain('PHẦN B. VIỆC ĐÃ CAM KẾT KỲ TRƯỚC');
  });

  it('begins each form on the front of a sheet, and ends with the list to sign for those named', async () => {
    const { sections } = await forms({ people: two });
    expect(sections.map(({ starts }) => starts)).toEqual(['nextPage', 'oddPage', 'oddPage']);
    const [list] = sections.slice(-1);
    const [, signing] = tablesIn(list?.content ?? []);
    expect(signing?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['TT', 'Họ và tên', 'Nhận phiếu (ngày, ký)', 'Nộp phiếu (ngày, ký)'],
      ['1', 'Đỗ Văn Tư', '', ''],
      ['2', 'Bùi Thị Năm', '', ''],
    ]);
    expect(list?.content[0]).toMatchObject({ kind: 'table', ruled: false });
  });

  it('shows nobody the commitments of another', async () => {
    const [first, second] = two;
    if (first === undefined || second === undefined) throw new Error('two people are needed');
    const own = { ...first, commitments: [{ remedy: 'việc của riêng Tư', dueOn: undefined }] };
    const { sections } = await forms({ people: [own, second] });
    const told = sections.map(({ content }) =>
      tablesIn(content).some(({ rows }) => rows.some(({ cells }) => cells[0]?.text === 'việc của riêng Tư')),
    );
    expect(told).toEqual([true, false, false]);
  });
});

it('commitments made before leave the form on its two sides, however long and many they are', async () => {
  const long = 'Dự đủ các buổi họp tổ, mỗi tuần đọc một văn bản mới. '.repeat(8);
  const printedOf = async (count: number): Promise<string[]> => {
    const commitments = Array.from({ length: count }, () => ({ remedy: long, dueOn: '2026-11-30' }));
    const people = [{ name: 'Đỗ Văn Tư', membership: 'official' as const, commitments }];
    const { content } = readDocx((await makePaperForms(documentData, paperFormFacts({ people }))).bytes);
    const table = tablesIn(content).find(({ rows }) =>
      rows[0]?.cells[0]?.text.startsWith('Nội dung, thời hạn'),
    );
    return (table?.rows ?? []).map(({ cells }) => cells[0]?.text ?? '');
  };
  const [, one = '', ...none] = await printedOf(1);
  expect([one.length <= 120, one.endsWith('… (trước 30/11/2026)'), none]).toEqual([true, true, []]);
  const [head, ...rows] = await printedOf(5);
  expect(head).toBe('Nội dung, thời hạn (còn 02 cam kết khác)');
  expect(rows).toEqual(Array.from({ length: 3 }, () => 'Dự đủ các buổi họp tổ,… (hạn 30/11)'));
});
