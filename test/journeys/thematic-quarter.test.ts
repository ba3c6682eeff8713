import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;

/** A cell that meets on the 3rd, 19:30; two members joined, one is free of meetings. */
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-20T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường', 'Phạm Thị Dung, miễn sinh hoạt']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  cuong = await joinByName(test, secretary, 'Lê Văn Cường');
});
afterAll(() => test.close());

function since(person: PersonDriver, count: number): string[] {
  return person
    .inbox()
    .slice(count)
    .filter(({ isFromBot }) => isFromBot)
    .map(({ text }) => text);
}

it('a quarter without a thematic meeting becomes one with agenda, replies and attendance', async () => {
  // The reminder comes once, in the morning.
  await test.passTo('2026-11-30T18:00:00Z');
  secretary.doesNotSee('ít nhất một lần');
  await test.passTo('2026-12-01T02:00:00Z');
  secretary.sees('Quý này kết thúc ngày thứ Năm 31/12/2026');
  const told = since(secretary, 0).filter((text) => text.includes('ít nhất một lần')).length;
  expect(told).toBe(1);

  // Put together out of what is typed, every answer to be corrected.
  await secretary.taps('Lên lịch chuyên đề');
  await secretary.says('Học tập tấm gương <b>đạo đức</b>');
  await secretary.says('hôm qua');
  secretary.sees('đã qua');
  await secretary.says('15/12');
  await secretary.says('19h30');
  await secretary.taps('Như thường lệ');
  await secretary.taps('Không mở');
  secretary.sees('Nội dung: Học tập tấm gương <b>đạo đức</b>');
  await secretary.taps('Đổi giờ');
  await secretary.says('20 giờ');
  const before = an.inbox().length;
  await secretary.taps('Lên lịch');
  secretary.sees('Đã lên lịch.');
  expect(since(an, before)).toEqual([]);

  // Agenda typed, one point corrected, told at night: it waits for the morning.
  await secretary.taps('Soạn chương trình');
  await secretary.says('1. Nêu gương https://example.vn/tai-lieu\n2. Thảo luận\n3. Kết luận');
  secretary.sees('1. Nêu gương · example.vn');
  await secretary.taps('3');
  await secretary.taps('Bỏ nội dung này');
  await secretary.taps('1');
  expect(secretary.buttons()[0]).toEqual(['↓ Đưa xuống']);
  await secretary.taps('↓ Đưa xuống');
  secretary.sees('2. Nêu gương');
  await secretary.taps('↑ Đưa lên');
  await secretary.taps('‹ Chương trình');
  secretary.sees('1. Nêu gương · example.vn\n2. Thảo luận');
  test.clock.moveTo(new Date('2026-12-01T15:00:00Z'));
  await secretary.taps('Thông báo cho các đồng chí');
  await secretary.taps(/^Gửi( cho|$)/);
  secretary.sees('Tin sẽ gửi lúc 7 giờ, thứ Tư 02/12/2026.');
  await test.jumpTo('2026-12-01T17:30:00Z');
  an.doesNotSee('kính mời đồng chí dự');
  await test.jumpTo('2026-12-02T00:00:00Z');
  an.sees('kính mời đồng chí dự');
  an.sees('1. Nêu gương · example.vn');
  cuong.sees('2. Thảo luận');

  // Replies in private; the reason is for the secretary only.
  await an.taps('Dự', { on: /kính mời/ });
  an.sees('Đồng chí báo: dự.');
  await cuong.taps('Xin phép vắng', { on: /kính mời/ });
  await cuong.says('Đi khám bệnh');
  cuong.sees('Đồng chí báo: xin phép vắng.');
  await secretary.says('/lich');
  await secretary.taps('Xem kỳ 15/12/2026');
  secretary.sees('Học tập tấm gương');
  await secretary.says('/chibo');
  await secretary.taps('Kỳ sinh hoạt');
  await secretary.taps('Xem kỳ 15/12/2026');
  await secretary.taps('Ai dự, ai vắng');
  secretary.sees('Dự: 1\nNguyễn Văn An');
  secretary.sees('Xin phép vắng: 1\nLê Văn Cường');
  secretary.doesNotSee('Đi khám bệnh');
  await secretary.taps('Lý do: Lê Văn Cường');
  expect(secretary.toast()).toBe('Đồng chí Lê Văn Cường: Đi khám bệnh');
  await cuong.says('/dulieu');
  await cuong.taps('Ai đã xem');
  cuong.sees(': lý do vắng mặt, kỳ chuyên đề ngày 15/12/2026');

  // The evening before the secretary hears how it stands.
  await test.passTo('2026-12-14T10:30:00Z');
  await test.jumpTo('2026-12-14T10:31:00Z');
  secretary.sees('Báo dự 1 · xin phép vắng 1 · chưa rõ 0 · chưa trả lời 1');

  // Attendance: suggestions confirmed, the rest present, one corrected days later.
  await test.passTo('2026-12-15T13:30:00Z');
  await secretary.says('/lich');
  await secretary.taps('Điểm danh 15/12/2026');
  secretary.sees('Miễn sinh hoạt: 1');
  await secretary.taps('✓? Nguyễn Văn An');
  secretary.sees('Đã ghi có mặt 1');
  // A slip is taken back: as if nobody had been written down.
  await secretary.taps('✓ Nguyễn Văn An');
  await secretary.taps('P Nguyễn Văn An');
  await secretary.taps('✗ Nguyễn Văn An');
  secretary.sees('Chưa ghi đồng chí nào.');
  await secretary.taps('✓? Nguyễn Văn An');
  secretary.sees('Đã ghi có mặt 1');
  secretary.doesNotSee('%');
  await secretary.taps('Xác nhận vắng có lý do (1)');
  await secretary.taps('Các đồng chí còn lại: có mặt');
  secretary.sees('Có mặt 2/3 (67%)\nVắng có lý do 1 · không lý do 0\nMiễn sinh hoạt: 1');
  secretary.sees('Từ đầu năm 2026: 1 kỳ, có mặt 2/3 (67%)');
  await test.passTo('2026-12-20T02:00:00Z');
  await secretary.says('/lich');
  await secretary.taps('Điểm danh 15/12/2026');
  await secretary.taps('P Lê Văn Cường');
  secretary.sees('Vắng có lý do 0 · không lý do 1');

  // The quarter has its meeting: nothing more is asked.
  const heard = secretary.inbox().length;
  await test.passTo('2026-12-31T12:00:00Z');
  expect(since(secretary, heard).filter((text) => text.includes('ít nhất một lần'))).toEqual([]);

  // Later it stays to be looked at, and to be corrected no more.
  await test.passTo('2027-01-14T10:00:00Z');
  await secretary.says('/lich');
  secretary.sees('Điểm danh 15/12/2026');
  await test.passTo('2027-01-14T15:00:00Z');
  await secretary.says('/lich');
  secretary.doesNotSee('Điểm danh 15/12/2026');
  await secretary.taps('Các kỳ đã qua');
  await secretary.taps('Sinh hoạt chuyên đề · 15/12/2026');
  secretary.sees('Có mặt 2/3 (67%)');
  secretary.sees('điểm danh chỉ còn để xem');
});
