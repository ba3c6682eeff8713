import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { readFolder } from '../support/folder.ts';
import { claimBy, joinBy, type Phone, type Way } from '../support/phone.ts';

let test: TestApp;

beforeEach(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
});

afterEach(async () => {
  await test.close();
});

/** How each comes in. Whoever has neither Telegram nor a browser hands in a signed form. */
type Cast = { secretary: Way; an: Way | 'paper'; cuong: Way; dung: Way };

const everybodyBy = (way: Way): Cast => ({ secretary: way, an: way, cuong: way, dung: way });

/** Answers what is left of so many groups with one tap each. */
async function nothingElse(person: Pick<Phone, 'taps'>, groups = 3): Promise<void> {
  for (let group = 0; group < groups; group += 1) await person.taps('Nhóm này');
}

/** What An has to say, whoever types it in. */
async function oneItemAtRisk(person: Pick<Phone, 'taps' | 'says' | 'changesDoor'>): Promise<void> {
  await person.taps('4');
  await person.taps('Có nguy cơ');
  await person.taps('Viết: Biểu hiện');
  await person.changesDoor();
  await person.says('Có lúc còn chậm việc tổ giao');
  await person.taps('Xong mục này');
  await person.changesDoor();
  await nothingElse(person);
}

async function enterForm(secretary: Phone, name: string): Promise<void> {
  await secretary.says('/nhac');
  for (const label of [
    'Ai chưa gửi',
    'Nộp bản giấy',
    'Nhập phiếu giấy',
    name,
    'Cả chi bộ',
    'Hôm nay',
    'Hôm nay',
  ])
    await secretary.taps(label);
  await oneItemAtRisk({ ...secretary, changesDoor: () => Promise.resolve() });
  await secretary.taps('Lưu phiếu');
}

describe('a month of one cell', () => {
  it.each<[string, Cast]>([
    ['all at Telegram', everybodyBy('telegram')],
    ['all on the page', everybodyBy('page')],
    ['Telegram, the page and paper', { ...everybodyBy('telegram'), an: 'paper', cuong: 'page' }],
    ['doors changed in the middle of a review', everybodyBy('both')],
  ])('goes from the claim to the next month’s round, right to the last number: %s', async (_how, cast) => {
    const secretary = await claimBy(test, cast.secretary);
    await secretary.sees(/Xong\. Chi bộ Tổ dân phố 5 đã sẵn sàng|Từ nay các việc thường dùng/);
    await enterRoster(secretary, [
      'Nguyễn Văn An',
      'Lê Văn Cường, phó bí thư',
      'Phạm Thị Dung, dự bị',
      'Hoàng Văn Em, miễn sinh hoạt',
    ]);
    const an = cast.an === 'paper' ? undefined : await joinBy(test, secretary, 'Nguyễn Văn An', cast.an);
    const cuong = await joinBy(test, secretary, 'Lê Văn Cường', cast.cuong);
    const dung = await joinBy(test, secretary, 'Phạm Thị Dung', cast.dung);
    const others = [an, cuong, dung].filter((person) => person !== undefined);
    await secretary.says('/lich');
    await secretary.sees('Kỳ tới: 19 giờ 30, thứ Năm 03/12/2026');
    await secretary.sees('Đợt tự soi mở vào thứ Hai 23/11/2026.');

    await test.passTo('2026-11-22T18:00:00Z');
    for (const person of others) await person.doesNotSee('Đợt tự soi tháng 12/2026 đã mở');
    await test.passTo('2026-11-23T02:00:00Z');
    for (const person of [secretary, ...others]) await person.sees('Đợt tự soi tháng 12/2026 đã mở');

    if (an === undefined) {
      await secretary.says('/tonghop');
      for (const label of ['Văn bản', 'Phiếu không ghi tên']) await secretary.taps(label);
      await enterForm(secretary, 'Nguyễn Văn An');
      await secretary.sees('Đã lưu phiếu của đồng chí Nguyễn Văn An.');
    } else {
      await an.taps('Bắt đầu tự soi');
      await oneItemAtRisk(an);
      await an.sees('Không có: 26 mục');
      await an.taps('Cả chi bộ');
      await an.taps('Gửi');
      await an.sees('Đã gửi. Xin cảm ơn đồng chí!');
    }

    await cuong.taps('Bắt đầu tự soi');
    await cuong.taps('Nhóm sau');
    await cuong.taps('13');
    await cuong.taps('Có, đang sửa');
    await cuong.taps('Biện pháp khắc phục');
    await cuong.says('Báo cáo đúng việc đã làm');
    await cuong.changesDoor();
    await cuong.taps('Cuối quý 31/12/2026');
    await cuong.taps('Xong mục này');
    await cuong.taps('‹ Nhóm trước');
    await nothingElse(cuong);
    await cuong.taps('Riêng đ/c Trần Thị Bình');
    await cuong.taps('Gửi');

    await dung.taps('Bắt đầu tự soi');
    await nothingElse(dung, 1);

    // D-7 at 19:00: the two who have not finished, with where they stand.
    await test.passTo('2026-11-26T12:30:00Z');
    await dung.sees('Đồng chí đã trả lời 9/27 mục.');
    await secretary.sees('Còn 7 ngày nữa chi bộ sinh hoạt:');
    for (const person of [an, cuong]) expect((await person?.news()) ?? '').toBe('');
    await secretary.taps('Bắt đầu tự soi');
    await nothingElse(secretary, 1);
    await secretary.changesDoor();
    await nothingElse(secretary, 2);
    await secretary.taps('Cả chi bộ');
    await secretary.taps('Gửi');

    // D-3: one member is left.
    await test.passTo('2026-11-30T12:30:00Z');
    await dung.sees('Còn 3 ngày nữa chi bộ sinh hoạt:');
    expect(await secretary.news()).toBe('');
    await dung.taps('Làm tiếp');
    await dung.changesDoor();
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
    await test.passTo('2026-12-02T12:30:00Z');
    for (const person of others) expect(await person.news()).toBe('');
    await secretary.sees('Tự soi: đã gửi 4/4.\nBáo dự 0 · xin phép vắng 0 · chưa rõ 0 · chưa trả lời 4');

    await secretary.says('/tonghop');
    await secretary.sees('BẢN TỔNG HỢP (dự thảo) · đợt tháng 12/2026');
    await secretary.sees('Đã gửi 4/4 · miễn sinh hoạt 1');
    await secretary.sees('• 4. Làm việc qua loa: 1/4 (nguy cơ 1)');
    await secretary.sees('• 13. Bệnh thành tích: 1/4 (đang sửa 1)');
    await secretary.doesNotSee('Mục 20');
    await secretary.taps('Từng mục');
    await secretary.sees('Chưa thấy nêu trong phần được đọc: mục 1–3, 5–12, 14–27.');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Phần viết (2)');
    await secretary.sees('– Biểu hiện cụ thể: Có lúc còn chậm việc tổ giao');
    await secretary.sees('– Biện pháp khắc phục: Báo cáo đúng việc đã làm');
    await secretary.doesNotSee('Điều chỉ mình tôi biết');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Thời hạn (1)');
    await secretary.sees('• Lê Văn Cường: mục 13');
    await secretary.taps('‹ Bản tổng hợp');
    await secretary.taps('Duyệt bản này');
    await secretary.sees('đã duyệt bản số 1');

    // The deputy reads what the cell may read, not what was for the secretary alone.
    await cuong.says('/tonghop');
    await cuong.taps('Phần viết (1)');
    await cuong.sees('Có lúc còn chậm việc tổ giao');
    await cuong.doesNotSee('Báo cáo đúng việc đã làm');

    if (an !== undefined) {
      await an.says('/dulieu');
      await an.taps('Ai đã xem');
      await an.sees('• Đồng chí Trần Thị Bình (bí thư), 19 giờ 30 ngày 02/12/2026');
      await an.sees('• Đồng chí Lê Văn Cường (phó bí thư), 19 giờ 30 ngày 02/12/2026');
    }

    await test.passTo('2026-12-03T13:30:00Z');
    await secretary.sees('Sau kỳ sinh hoạt · Kỳ sinh hoạt tháng 12/2026');
    await secretary.sees('Đợt tự soi đã kết thúc: đã gửi 4/4.\nĐã chốt: số bản gửi đúng hạn');
    await secretary.sees('Ai chưa gửi còn gửi được đến 19 giờ 30, Chủ nhật 06/12/2026, ghi là gửi muộn.');
    await secretary.sees('Bản tổng hợp: đã duyệt.\n\nĐiểm danh: chưa ghi 4 đồng chí.');
    await secretary.says('/tonghop');
    await secretary.sees('Đã gửi 4/4 · miễn sinh hoạt 1');
    await secretary.sees('• 4. Làm việc qua loa: 1/4 (nguy cơ 1)');
    await secretary.sees('chưa đủ năm nên không được cộng');
    await secretary.doesNotSee('Mục 20');

    await secretary.says('/lich');
    await secretary.sees('Kỳ tới: 19 giờ 30, Chủ nhật 03/01/2027');
    await test.passTo('2026-12-24T02:00:00Z');
    const next = an ?? dung;
    await next.sees('Đợt tự soi tháng 01/2027 đã mở');
    await next.taps('Bắt đầu tự soi');
    await next.sees('Tự soi tháng 01/2027 · nhóm 1/3');
    await next.sees('0/27 mục');
    const atTelegram = Object.values(cast).some((way) => way === 'telegram' || way === 'both');
    expect(test.emulator.people().length > 0).toBe(atTelegram);
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
