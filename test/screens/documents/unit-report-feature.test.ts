import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { setUpCell } from '../../support/cell.ts';
import { readDocx } from '../../support/docx.ts';
import type { PersonDriver } from '../../support/people.ts';
import { putWardAbove } from '../../support/ward.ts';

let test: TestApp;
let secretary: PersonDriver;
let officer: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  secretary = await setUpCell(test);
  officer = await putWardAbove(test, secretary);
});
afterAll(() => test.close());

/** The screen that lives, above or below the file that came last. */
function screen(): string {
  return officer.inbox().findLast(({ buttons }) => buttons.length > 0)?.text ?? '';
}

function fileOf(person: PersonDriver): { name: string; text: string; raw: string } {
  const file = person.inbox().findLast((message) => message.file !== undefined)?.file;
  if (file?.name === undefined) throw new Error('no file was sent');
  const { text, raw } = readDocx(file.bytes);
  return { name: file.name, text, raw };
}

/** The report of this quarter, as it comes with the next tap. */
async function printed(): Promise<{ text: string; raw: string }> {
  await officer.says('/donvi');
  await officer.taps('Báo cáo sơ kết');
  await officer.taps('Soạn văn bản');
  return fileOf(officer);
}

describe('“Báo cáo sơ kết” of a unit', () => {
  it('opens on this quarter, and as a draft bears no number', async () => {
    await officer.says('/donvi');
    await officer.taps('Báo cáo sơ kết');
    officer.sees('Báo cáo sơ kết · quý IV/2026');
    officer.sees('còn ghi “Dự thảo lần 1”');
    await officer.taps('Soạn văn bản');
    const { name, text } = fileOf(officer);
    expect(name).toBe('so-ket-tu-soi_phuong-bo-de_2026-q4.docx');
    expect(text).toContain('Đảng bộ phường Bồ Đề có 01 chi bộ, 01 đảng viên');
    expect(text).not.toContain('Trần Thị Bình');
  });

  it('turns to a half-year, the one before, and any months that are typed', async () => {
    await officer.taps('6 tháng');
    expect(screen()).toContain('6 tháng cuối năm 2026');
    await officer.taps('‹ 6 tháng đầu năm 2026');
    expect(screen()).toContain('Báo cáo sơ kết · 6 tháng đầu năm 2026');
    await officer.taps('Khoảng khác');
    await officer.says('11/2026 - 8/2026');
    officer.sees('Tháng cuối đang đứng trước tháng đầu.');
    await officer.says('8/2026 - 10/2026');
    officer.sees('Báo cáo sơ kết · từ 8/2026 đến 10/2026');
  });

  it('asks once for the number of one that is no draft, and the file that waited for it comes', async () => {
    await officer.taps('Soạn văn bản');
    officer.sees('Tôi chưa biết số gần nhất trong nhiệm kỳ');
    await officer.taps('Nhập số');
    await officer.says('năm');
    officer.sees('Tôi chưa đọc được số này');
    await officer.says('05-BC/ĐU');
    expect(screen()).toContain('Báo cáo mang số 05.');
    const first = fileOf(officer);
    expect(first.name).toBe('so-ket-tu-soi_phuong-bo-de_2026-08-den-2026-10.docx');
    expect(first.text).toContain('Số 05-BC/ĐU');
    await officer.taps('Soạn văn bản');
    expect(fileOf(officer).text).toContain('Số 05-BC/ĐU');
    await officer.taps('‹ từ 5/2026 đến 7/2026');
    await officer.taps('Soạn văn bản');
    await officer.taps('Số tiếp theo: 06');
    expect(fileOf(officer).text).toContain('Số 06-BC/ĐU');
  });

  it('is not given as the next one to two documents, however long its button stood', async () => {
    await officer.taps('‹ từ 02/2026 đến 4/2026');
    await officer.taps('Soạn văn bản');
    const asked = officer.find(/Số báo cáo · từ 02\/2026 đến 4\/2026/);
    const next = asked.buttons.flat().find(({ text }) => text === 'Số tiếp theo: 07')?.data ?? '';
    await officer.says('/donvi');
    await officer.taps('Báo cáo sơ kết');
    await officer.taps('Khoảng khác');
    await officer.says('8/2025 - 10/2025');
    await officer.taps('Soạn văn bản');
    await officer.taps('Số tiếp theo: 07');
    expect(fileOf(officer).text).toContain('Số 07-BC/ĐU');

    await officer.forges(next, { on: asked.messageId });
    const again = officer.find(/Số báo cáo · từ 02\/2026 đến 4\/2026/);
    expect(again.buttons.flat().map(({ text }) => text)).toEqual([
      ...['Số tiếp theo: 08', 'Số vừa dùng: 07', 'Để trống', 'Nhập số', '‹ Báo cáo sơ kết'],
    ]);
    await officer.taps('Số vừa dùng: 07', { on: again });
    expect(fileOf(officer).name).toBe('so-ket-tu-soi_phuong-bo-de_2026-02-den-2026-04.docx');
    expect(fileOf(officer).text).toContain('Số 07-BC/ĐU');
  });

  it('tells that a file is under way until it comes', async () => {
    await officer.says('/donvi');
    await officer.taps('Báo cáo sơ kết');
    const before = test.emulator.calls.length;
    await officer.taps('Soạn văn bản');
    const calls = test.emulator.calls.slice(before).filter(({ method }) => /^send/.test(method));
    expect(calls.map(({ method }) => method)).toEqual(['sendChatAction', 'sendDocument']);
    expect(calls[0]?.payload).toMatchObject({ chat_id: String(officer.id), action: 'upload_document' });
  });

  it('has “uỷ” where its unit writes so, until that is switched off, and the cell below keeps to its own', async () => {
    await officer.says('/donvi');
    await officer.taps('Thông tin văn bản');
    await officer.taps('Cách in');
    expect(officer.buttons()).toEqual([['☐ Chữ “ủy” đặt dấu trên y'], ['‹ Thông tin văn bản']]);
    await officer.taps('☐ Chữ “ủy” đặt dấu trên y');
    const old = await printed();
    expect(old.text).toMatch(/(?<!\p{L})uỷ/iu);
    expect(old.raw).not.toMatch(/(?<!\p{L})ủy/iu);
    await secretary.says('/chibo');
    await secretary.taps('Thông tin văn bản');
    await secretary.taps('Cách in');
    expect(secretary.buttons().flat()).toContain('☐ Chữ “ủy” đặt dấu trên y');
    await officer.says('/donvi');
    await officer.taps('Thông tin văn bản');
    await officer.taps('Cách in');
    await officer.taps('☑ Chữ “ủy” đặt dấu trên y');
    const usual = await printed();
    expect(usual.text).toMatch(/(?<!\p{L})ủy/iu);
    expect(usual.raw).not.toMatch(/(?<!\p{L})uỷ/iu);
  });

  it('stands on no screen of who hosts the bot or leads a cell', async () => {
    await secretary.says('/donvi');
    await secretary.taps('Đảng bộ phường Bồ Đề');
    expect(secretary.buttons().flat().join()).not.toContain('Báo cáo sơ kết');
  });
});
