import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

// The 13th of December 2026 is a Sunday, about which this secretary wants to be asked.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-28T01:00:00Z' });
  secretary = await setUpCell(test, { day: '13', shift: 'Hỏi tôi từng lần' });
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await test.passTo('2026-12-03T02:00:00Z');
}, 120_000);
afterAll(() => test.close());

const replyLabels = ['Dự', 'Xin phép vắng', 'Chưa rõ', 'Tôi xin vắng kỳ này'];

function meetingId(): string {
  return String(ask(test.folder, 'SELECT id FROM Meeting ORDER BY startsAt')[0]?.['id']);
}

it('nobody is asked whether they come while the secretary has yet to decide on the day', async () => {
  const opened = an.find(/Đợt tự soi tháng 12\/2026 đã mở/);
  expect(opened.buttons.flat().filter(({ text }) => replyLabels.includes(text))).toEqual([]);
  await an.says('/lich');
  an.sees('Ngày này còn chờ bí thư quyết định.');
  expect(an.buttons().flat()).not.toContain('Dự');
});

it('an old reply button says why not, and nothing is written down', async () => {
  await an.forges(buttonData('reply.say', meetingId(), 'coming'));
  expect(an.toast()).toBe(
    'Ngày sinh hoạt còn chờ bí thư quyết định, chưa cần báo dự hay vắng. Khi có ngày, xin đồng chí báo ở /lich',
  );
  expect(ask(test.folder, 'SELECT * FROM Attendance')).toEqual([]);
});

it('the same member replies once the day is set', async () => {
  await secretary.says('/lich');
  await secretary.taps(/14\/12/);
  await secretary.taps('Chuyển và báo các đồng chí');
  await an.says('/lich');
  an.sees('Đồng chí chưa báo dự hay vắng.');
  await an.taps('Dự');
  an.sees('Đồng chí báo: dự.');
  expect(ask(test.folder, 'SELECT reply FROM Attendance')).toEqual([{ reply: 'coming' }]);
});

it('a move asks everybody again, shows the old reply as such, and offers to go on only to who has begun', async () => {
  await secretary.says('/lich');
  await secretary.taps('Việc của kỳ tới');
  await secretary.taps('Chuyển lịch');
  await secretary.says('16/12');
  await secretary.taps('Chuyển và báo các đồng chí');
  an.sees('Nay là:\n19 giờ 30, thứ Tư 16/12/2026');
  an.sees('Trước đây, cho ngày 14/12/2026, đồng chí báo: Dự. Xin đồng chí báo lại theo ngày mới.');
  expect(an.buttons()).toEqual([['Dự', 'Xin phép vắng'], ['Chưa rõ'], ['Bắt đầu tự soi']]);
  await secretary.forges(buttonData('reply.list', meetingId(), '0'));
  secretary.sees('Dự: 0');
  secretary.sees('Đã báo cho ngày cũ, chưa báo lại:\nNguyễn Văn An (Dự, 14/12/2026)');
});

it('who was excused and says that they come is told to the secretary', async () => {
  await secretary.says('/lich');
  await secretary.taps('Việc của kỳ tới');
  await secretary.taps('Ai vắng có lý do');
  await secretary.taps('Nguyễn Văn An');
  await secretary.taps('Vắng có lý do');
  await an.says('/lich');
  an.sees('Kỳ này đồng chí được ghi vắng có lý do.');
  await an.taps('Dự');
  an.sees('Đồng chí báo: dự.');
  an.sees('Đợt tự soi đang mở, ');
  await test.passTo('2026-12-03T02:10:00Z');
  secretary.sees('Đồng chí Nguyễn Văn An vừa báo dự kỳ sinh hoạt 19 giờ 30, thứ Tư 16/12/2026.');
  await secretary.taps('Ai dự, ai vắng');
  secretary.sees('Dự: 1\nNguyễn Văn An');
});

it('a reason is told to the secretary, and to the member that it was read', async () => {
  await an.says('/lich');
  await an.taps('Xin phép vắng');
  await an.says('Đi khám ở bệnh viện');
  await secretary.forges(buttonData('reply.list', meetingId(), '0'));
  await secretary.taps('Lý do: Nguyễn Văn An');
  expect(secretary.toast()).toBe('Đồng chí Nguyễn Văn An: Đi khám ở bệnh viện');
  await an.says('/dulieu');
  await an.taps('Ai đã xem');
  an.sees('lý do vắng mặt');
});
