import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { readFolder } from '../support/folder.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;

beforeEach(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
});

afterEach(async () => {
  await test.close();
});

/** Answers what is left of so many groups with one tap each. */
async function nothingElse(person: PersonDriver, groups = 3): Promise<void> {
  for (let group = 0; group < groups; group += 1) await person.taps('Nhóm này');
}

/** Texts of the bot to this person since `from` messages, one a line. */
function newTexts(person: PersonDriver, from: number): string {
  return person
    .inbox()
    .slice(from)
    .map((message) => message.text)
    .join('\n');
}

describe('a month of one cell', () => {
  it('goes from the claim to the next month’s round, right to the last number', async () => {
    const secretary = await setUpCell(test);
    secretary.sees(/Xong\. Chi bộ Tổ dân phố 5 đã sẵn sàng|Từ nay các việc thường dùng/);
    await enterRoster(secretary, [
      'Nguyễn Văn An',
      'Lê Văn Cường, phó bí thư',
      'Phạm Thị Dung, dự bị',
      'Hoàng Văn Em, miễn sinh hoạt',
    ]);
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    const cuong = await joinByName(test, secretary, 'Lê Văn Cường');
    const dung = await joinByName(test, secretary, 'Phạm Thị Dung');
    await secretary.says('/lich');
    secretary.sees('Kỳ tới: 19 giờ 30, thứ Năm 03/12/2026');
    secretary.sees('Đợt tự soi mở vào thứ Hai 23/11/2026.');

    await test.passTo('2026-11-22T18:00:00Z');
    an.doesNotSee('Đợt tự soi tháng 12/2026 đã mở');
    await test.passTo('2026-11-23T02:00:00Z');
    for (const person of [secretary, an, cuong, dung]) person.sees('Đợt tự soi tháng 12/2026 đã mở');

    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có nguy cơ');
    await an.taps('Viết: Biểu hiện');
    await an.says('Có lúc còn chậm việc tổ giao');
    await an.taps('Xong mục này');
    await nothingElse(an);
    an.sees('Không có: 26 mục');
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    an.sees('Đã gửi. Xin cảm ơn đồng chí!');

    await cuong.taps('Bắt đầu tự soi');
    await cuong.taps('Nhóm sau');
    await cuong.taps('13');
    await cuong.taps('Có, đang sửa');
    await cuong.taps('Biện pháp khắc phục');
    await cuong.says('Báo cáo đúng việc đã làm');
    await cuong.taps('Cuối quý 31/12/2026');
    await cuong.taps('Xong mục này');
    await cuong.taps('‹ Nhóm trước');
    await nothingElse(cuong);
    await cuong.taps('Riêng đ/c Trần Thị Bình');
    await cuong.taps('Gửi');

    await dung.taps('Bắt đầu tự soi');
    await nothingElse(dung, 1);

    // D-7 at 19:00: the two who have not finished, with where they stand.
    const before = { an: an.inbox().length, cuong: cuong.inbox().length };
    await test.passTo('2026-11-26T12:30:00Z');
    dung.sees('Đồng chí đã trả lời 9/27 mục.');
    secretary.sees('Còn 7 ngày nữa chi bộ sinh hoạt:');
    expect(newTexts(an, before.an)).toBe('');
    expect(newTexts(cuong, before.cuong)).toBe('');
    await secretary.taps('Bắt đầu tự soi');
    await nothingElse(secretary);
    await secretary.taps('Cả chi bộ');
    await secretary.taps('Gửi');

    // D-3: one member is left.
    const beforeThree = secretary.inbox().length;
    await test.passTo('2026-11-30T12:30:00Z');
    dung.sees('Còn 3 ngày nữa chi bộ sinh hoạt:');
    expect(newTexts(secretary, beforeThree)).toBe('');
    await dung.taps('Làm tiếp');
    await dung.taps('Nhóm này');
    await dung.taps('20');
    await dung.taps('Có nguy cơ');
    await dung.taps('Viết: Biểu hiện');
    await dung.says('Điều chỉ mình tôi biết');
    await dung.taps('Xong mục này');
    await nothingElse(dung, 1);
    await dung.taps('Chỉ lấy số liệu, không nêu tên');
    await dung.taps('Gửi');

    // D-1: nobody is left to remind; only the secretary is told how the cell stands.
    const beforeOne = [an, cuong, dung].map((person) => person.inbox().length);
    await test.passTo('2026-12-02T12:30:00Z');
    expect([an, cuong, dung].map((person) => person.inbox().length)).toEqual(beforeOne);
    secretary.sees('Tự soi: đã gửi 4/4.\nBáo dự 0 · xin phép vắng 0 · chưa rõ 0 · chưa trả lời 4');

    await secretary.says('/tonghop');
    secretary.sees('BẢN TỔNG HỢP (dự thảo) · đợt tháng 12/2026');
    secretary.sees('Đã gửi 4/4 · miễn sinh hoạt 1');
    secretary.sees('• 4. Làm việc qua loa: 1/4 (nguy cơ 1)');
    secretary.sees('• 13. Bệnh thành tích: 1/4 (đang sửa 1)');
    secretary.doesNotSee('Mục 20');
    await secretary.taps('Từng mục');
    secretary.sees('Chưa thấy nêu trong phần được đọc: mục 1–3, 5–12, 14–27.');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Phần viết (2)');
    secretary.sees('– Biểu hiện cụ thể: Có lúc còn chậm việc tổ giao');
    secretary.sees('– Biện pháp khắc phục: Báo cáo đúng việc đã làm');
    secretary.doesNotSee('Điều chỉ mình tôi biết');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Thời hạn (1)');
    secretary.sees('• Lê Văn Cường: mục 13');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Duyệt bản này');
    secretary.sees('đã duyệt bản số 1');

    // The deputy reads what the cell may read, not what was for the secretary alone.
    await cuong.says('/tonghop');
    await cuong.taps('Phần viết (1)');
    cuong.sees('Có lúc còn chậm việc tổ giao');
    cuong.doesNotSee('Báo cáo đúng việc đã làm');

    await an.says('/dulieu');
    await an.taps('Ai đã xem');
    an.sees('• Đồng chí Trần Thị Bình (bí thư), 19 giờ 30 ngày 02/12/2026');
    an.sees('• Đồng chí Lê Văn Cường (phó bí thư), 19 giờ 30 ngày 02/12/2026');

    await test.passTo('2026-12-03T13:30:00Z');
    secretary.sees('Sau kỳ sinh hoạt · Kỳ sinh hoạt tháng 12/2026');
    secretary.sees('Đợt tự soi đã kết thúc: đã gửi 4/4.\nĐã chốt: số bản gửi đúng hạn');
    secretary.sees('Ai chưa gửi còn gửi được đến 19 giờ 30, Chủ nhật 06/12/2026, ghi là gửi muộn.');
    secretary.sees('Bản tổng hợp: đã duyệt.\n\nĐiểm danh: chưa ghi 4 đồng chí.');
    await secretary.says('/tonghop');
    secretary.sees('Đã gửi 4/4 · miễn sinh hoạt 1');
    secretary.sees('• 4. Làm việc qua loa: 1/4 (nguy cơ 1)');
    secretary.sees('chưa đủ năm nên không được cộng');
    secretary.doesNotSee('Mục 20');

    await secretary.says('/lich');
    secretary.sees('Kỳ tới: 19 giờ 30, Chủ nhật 03/01/2027');
    await test.passTo('2026-12-24T02:00:00Z');
    an.sees('Đợt tự soi tháng 01/2027 đã mở');
    await an.taps('Bắt đầu tự soi');
    an.sees('Tự soi tháng 01/2027 · nhóm 1/3');
    an.sees('0/27 mục');
  });

  it('leaves no name and no text in the database, its write-ahead log or the log', async () => {
    const secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
    const an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-23T02:00:00Z');
    await an.taps('Bắt đầu tự soi');
    await an.taps('4');
    await an.taps('Có, đang sửa');
    await an.taps('Viết: Biểu hiện');
    await an.says('Chậm nộp báo cáo tuần');
    await an.taps('Xong mục này');
    await an.taps('5');
    await an.taps('Bỏ qua');
    await an.says('Xin phép không trả lời');
    await nothingElse(an);
    await an.taps('Cả chi bộ');
    await an.taps('Gửi');
    await test.passTo('2026-11-26T12:30:00Z');
    await secretary.says('/tonghop');
    await secretary.taps('Phần viết (1)');
    secretary.sees('Chậm nộp báo cáo tuần');

    const kept = await readFolder(test.folder);
    expect(kept.files.sort()).toEqual(expect.arrayContaining(['tu-soi.db', 'tu-soi.db-wal']));
    const secrets = [
      ...['Nguyễn Văn An', 'Lê Văn Cường', 'Trần Thị Bình', 'Telegram của'],
      ...['Chi bộ Tổ dân phố 5', 'Nhà văn hóa tổ 5'],
      ...['Chậm nộp báo cáo tuần', 'Xin phép không trả lời', '"correcting"', '"at_risk"'],
      ...['Kính gửi đồng chí', 'Còn 7 ngày nữa'],
    ];
    for (const secret of secrets) {
      for (const form of [secret, secret.normalize('NFD'), JSON.stringify(secret).slice(1, -1)]) {
        expect(kept.bytes.includes(Buffer.from(form)), `"${form}" on disk`).toBe(false);
        expect(kept.bytes.includes(Buffer.from(form, 'utf16le')), `"${form}" on disk`).toBe(false);
        expect(test.logged.join('\n'), `"${form}" in the log`).not.toContain(form);
      }
    }
    // The search itself works: what may be there is found.
    expect(kept.bytes.includes(Buffer.from('bieu-hien-27'))).toBe(true);
  });
});
