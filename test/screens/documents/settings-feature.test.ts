import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { setUpCell } from '../../support/cell.ts';
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

it('what a cell prints differently is switched on and off by a tap, and by nobody below', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Thông tin văn bản');
  await secretary.taps('Cách in');
  secretary.sees('Cách in văn bản · Chi bộ Tổ dân phố 5');
  await secretary.taps('☐ Điền sẵn nội dung chia sẻ');
  await secretary.taps('☐ Bản tự soi có ý kiến chi ủy');
  await secretary.taps('☑ Điền sẵn nội dung chia sẻ');
  expect(
    secretary
      .buttons()
      .flat()
      .filter((label) => label.startsWith('☑')),
  ).toEqual(['☑ Bản tự soi có ý kiến chi ủy']);
});

describe('“Thông tin văn bản” of a cell', () => {
  it('stands beside the settings, and says of everything that it is not known yet', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Thông tin văn bản');
    secretary.sees('Thông tin văn bản · Chi bộ Tổ dân phố 5');
    secretary.sees('Nơi nhận: chưa có');
    secretary.sees('Đã có 0/9 điều');
    secretary.sees('điều chưa có thì để dòng chấm');
  });

  it('is filled in one by one, by a tap where the tree or the usual form suggests it', async () => {
    await secretary.taps('Điền những điều còn thiếu');
    secretary.sees('Gợi ý: Đảng bộ phường Bồ Đề');
    await secretary.taps('Dùng gợi ý này');
    secretary.sees('Tên chi bộ ghi trên văn bản?');
    await secretary.taps('Dùng gợi ý này');
    secretary.sees('Địa danh ghi trước ngày, tháng?');
    await secretary.says('...');
    secretary.sees('Tôi chưa đọc được. Xin đồng chí gõ đầy đủ hơn.');
    await secretary.taps('Dùng gợi ý này');
    await secretary.taps('Thôn, tổ dân phố');
    secretary.sees('Nhiệm kỳ này bắt đầu từ ngày nào?');
    await secretary.says('1/12/2026');
    secretary.sees('Ngày này chưa tới.');
    await secretary.says('15/6/2025');
    await secretary.says('05-BC/CB');
    secretary.sees('Biên bản gần nhất trong nhiệm kỳ mang số mấy?');
    await secretary.taps('Để trống, viết tay');
    secretary.sees('Gợi ý: Đảng ủy phường Bồ Đề (để báo cáo); Các đồng chí chi ủy viên; Lưu Chi bộ');
    await secretary.says('- Đảng ủy phường Bồ Đề (để báo cáo),\n- Lưu Chi bộ.');
    await secretary.taps('T/M CHI BỘ, BÍ THƯ');
    secretary.sees('Cấp trên: Đảng bộ phường Bồ Đề');
    secretary.sees('Nơi ban hành: Chi bộ Tổ dân phố 5');
    secretary.sees('Loại hình: Thôn, tổ dân phố');
    secretary.sees('Báo cáo gần nhất, số: 05');
    secretary.sees('Biên bản gần nhất, số: chưa có');
    secretary.sees('Nơi nhận: Đảng ủy phường Bồ Đề (để báo cáo); Lưu Chi bộ');
    secretary.sees('Ký: T/M CHI BỘ, BÍ THƯ');
    secretary.sees('Đã có 8/9 điều');
  });

  it('is corrected at any time, one thing alone', async () => {
    await secretary.taps('Sửa người ký');
    secretary.sees('Đang ghi: T/M CHI BỘ, BÍ THƯ');
    await secretary.taps('T/M CHI ỦY, PHÓ BÍ THƯ');
    secretary.sees('Ký: T/M CHI ỦY, PHÓ BÍ THƯ');
    await secretary.taps('Sửa địa danh');
    await secretary.says('Long <Biên>');
    secretary.sees('Địa danh: Long <Biên>');
    await secretary.taps('‹ Chi bộ');
    secretary.sees('Chi bộ Tổ dân phố 5');
  });

  it('keeps what was filled in when it is left by /huy', async () => {
    await secretary.says('/chibo');
    await secretary.taps('Thông tin văn bản');
    await secretary.taps('Sửa cấp trên');
    await secretary.says('/huy');
    secretary.sees('Những điều đồng chí đã điền vẫn được giữ.');
  });
});

describe('“Thông tin văn bản” of a ward', () => {
  it('is filled in by its officer, who is not asked for a kind of cell', async () => {
    await officer.says('/donvi');
    await officer.taps('Thông tin văn bản');
    officer.sees('Đã có 0/7 điều');
    officer.doesNotSee('Loại hình');
    await officer.taps('Sửa nơi ban hành');
    officer.sees('Tên cấp ủy ghi trên văn bản?');
    await officer.taps('Dùng gợi ý này');
    officer.sees('Nơi ban hành: Đảng ủy phường Bồ Đề');
    await officer.taps('Sửa người ký');
    await officer.taps('T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ');
    officer.sees('Ký: T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ');
    await officer.taps('‹ Đảng bộ phường Bồ Đề');
    expect(officer.buttons().flat()).toContain('Thông tin văn bản');
  });

  it('is not shown to whoever only hosts the bot', async () => {
    await secretary.says('/donvi');
    await secretary.taps('Đảng bộ phường Bồ Đề');
    expect(secretary.buttons().flat()).not.toContain('Thông tin văn bản');
  });
});
