import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { cellOfAn } from '../support/cell.ts';
import { shaking } from '../support/clumsy.ts';
import { readDocx } from '../support/docx.ts';
import type { PersonDriver } from '../support/people.ts';
import { sendReview } from '../support/reviewing.ts';
import { readXlsx } from '../support/xlsx.ts';

const words = 'Có lúc còn nể nang, chưa nói thẳng';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

/** An has sent a review that the cell may read; Dũng has no telephone. */
const open = cellOfAn('2026-11-23T02:00:00Z', {
  others: ['Đỗ Dũng'],
  then: async ({ test: begun, an: writer }) => {
    await begun.passTo('2026-11-23T04:00:00Z');
    await sendReview(writer, words);
  },
});

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});
afterEach(() => test.close());

/** The newest file that the bot sent, as another program reads it. */
function fileOf(person: PersonDriver): { name: string; text: string; raw: string } {
  const file = person.inbox().findLast((message) => message.file !== undefined)?.file;
  if (file?.name === undefined) throw new Error('no file was sent');
  const { text, raw } = readDocx(file.bytes);
  return { name: file.name, text, raw };
}

async function openDocuments(): Promise<void> {
  await secretary.says('/tonghop');
  await secretary.taps('Văn bản');
}

it('the committee is sent figures only, the cell keeps what was shared with all of it', async () => {
  await openDocuments();
  await secretary.taps('Báo cáo: bản gửi Đảng ủy');
  const sent = fileOf(secretary);
  expect(sent.name).toMatch(/^bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-12.*\.docx$/);
  expect(sent.text).toContain('Dự thảo lần 1');
  for (const hidden of [words, 'Nguyễn Văn An', 'Đỗ Dũng']) expect(sent.raw).not.toContain(hidden);
  await openDocuments();
  await secretary.taps('Báo cáo: bản lưu chi bộ');
  const kept = fileOf(secretary);
  expect(kept.text).toContain(words);
  expect(kept.text).toContain('Nguyễn Văn An');
});

it('whoever takes back what was printed finds who printed it, and the file is gone from the chat', async () => {
  await openDocuments();
  await secretary.taps('Báo cáo: bản lưu chi bộ');
  await an.says('/dulieu');
  await an.taps('Ai đã xem');
  an.sees('phần tự soi in trong văn bản, đợt tháng 12/2026');
  await an.says('/dulieu');
  await an.taps('Xóa dữ liệu');
  await an.taps('Một bản tự soi');
  await an.taps('tháng 12/2026');
  await an.taps('Tôi muốn xóa');
  await an.taps('Xóa hẳn');
  await test.passTo('2026-11-23T05:00:00Z');
  const left = secretary.inbox().findLast((message) => message.file !== undefined);
  expect(left?.file?.name).toBe('van-ban-da-go.txt');
  expect(left?.text).toContain('hủy bản đã tải hoặc đã in');
  expect(secretary.inbox().some(({ file }) => file?.name?.endsWith('.docx') === true)).toBe(false);
});

it('the frame of the minutes comes from the meeting’s screen, and from its roll call with who came', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Kỳ sinh hoạt');
  await secretary.taps('Biên bản');
  const frame = fileOf(secretary);
  expect(frame.name).toBe('bien-ban_chi-bo-to-dan-pho-5_2026-12.docx');
  expect(frame.text).toContain('Phải dự: …….');
  expect(frame.raw).not.toContain(words);
  await test.passTo('2026-12-03T13:00:00Z');
  await secretary.says('/chibo');
  await secretary.taps('Kỳ sinh hoạt');
  await secretary.taps('Điểm danh 03/12/2026');
  await secretary.taps('Các đồng chí còn lại: có mặt');
  await secretary.taps('Biên bản');
  const taken = fileOf(secretary);
  expect(taken.text).toContain('Phải dự: 03 (không tính người được miễn). Có mặt: 3/3 (đạt 100,0%)');
  expect(taken.text).toContain('Kết quả tự soi: 1/3 đồng chí phải tự soi đã tự soi');
  expect(taken.raw).not.toContain(words);
});

it('who has no telephone gets a form with their name, and a member prints their own review and their year', async () => {
  await openDocuments();
  await secretary.taps('Phiếu giấy (1)');
  expect(fileOf(secretary).text).toContain('Đỗ Dũng');
  await an.says('/tusoi');
  await an.taps('Xem lại');
  await an.taps('In để ký');
  await an.taps('In tất cả');
  const own = fileOf(an);
  expect(own.name).toBe('ban-tu-soi_nguyen-van-an_2026-12.docx');
  expect(own.text).toContain(words);
  await an.says('/dulieu');
  await an.taps('Bảng tra cả năm');
  await an.taps('Năm 2026');
  const year = fileOf(an);
  expect(year.name).toBe('bang-tra_nguyen-van-an_2026.docx');
  expect(year.text).toContain(words);
});

it('the figures of the report come as a workbook, without a name or a word', async () => {
  await openDocuments();
  await secretary.taps('Số liệu (Excel)');
  const file = secretary.inbox().findLast((message) => message.file !== undefined)?.file;
  expect(file?.name).toBe('so-lieu-tu-soi_chi-bo-to-dan-pho-5_2026-12.xlsx');
  const { sheets, text } = readXlsx(file?.bytes ?? new Uint8Array());
  expect(sheets.map(({ name }) => name)).toEqual(['Tham gia', 'Các mục', 'Các nhóm', 'Cam kết']);
  for (const hidden of [words, 'Nguyễn Văn An', 'Đỗ Dũng']) expect(text).not.toContain(hidden);
});

it('three quick taps on a document are one file', async () => {
  await openDocuments();
  await shaking(test, secretary, 3).taps('Báo cáo: bản lưu chi bộ');
  expect(secretary.inbox().filter(({ content }) => content === 'document')).toHaveLength(1);
  expect(fileOf(secretary).text).toContain(words);
});

it('the trend of the cell is read a line a round, and comes as a picture', async () => {
  await test.passTo('2026-12-03T13:00:00Z');
  await secretary.says('/tonghop');
  await secretary.taps('Đợt khác');
  await secretary.taps('Xu hướng');
  secretary.sees('tháng 12/2026: 1/3; – · – · –');
  secretary.sees('không phải là 0');
  await secretary.taps('Xem biểu đồ');
  const { content, file } = secretary.last();
  expect(content).toBe('photo');
  expect(
    Buffer.from(file?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

it('a cell that writes “uỷ” has it in each of its documents, and in no other place', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Thông tin văn bản');
  await secretary.taps('Cách in');
  await secretary.taps(/Chữ “ủy” đặt dấu trên y/);
  await openDocuments();
  await secretary.taps('Báo cáo: bản gửi Đảng ủy');
  expect(fileOf(secretary).text).toContain('GÓP Ý CHO CHI UỶ');
  expect(fileOf(secretary).raw).not.toMatch(/(?<!\p{L})ủy/iu);
  await openDocuments();
  await secretary.taps('Phiếu không ghi tên');
  expect(fileOf(secretary).raw).not.toMatch(/(?<!\p{L})ủy/iu);
  await openDocuments();
  await secretary.taps('Số liệu (Excel)');
  const file = secretary.inbox().findLast((message) => message.file !== undefined)?.file;
  const { text } = readXlsx(file?.bytes ?? new Uint8Array());
  expect(text).not.toMatch(/(?<!\p{L})ủy/iu);
});
