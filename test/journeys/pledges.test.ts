import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import { readDocx } from '../support/docx.ts';
import type { PersonDriver } from '../support/people.ts';

const words = 'Mỗi tháng thăm năm hộ neo đơn';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2027-01-11T02:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
});
afterAll(() => test.close());

function stillShown(person: PersonDriver): boolean {
  return person.inbox().some((message) => message.text.includes(words));
}

it('a member makes the year’s pledge, chooses who reads it, and has a copy to sign', async () => {
  await an.says('/camket');
  await an.taps('Cam kết năm');
  an.sees('Cam kết tu dưỡng, rèn luyện, phấn đấu năm 2027');
  await an.taps('Lập cam kết');
  an.sees('Phần 1/4');
  await an.taps('Bỏ qua phần này');
  await an.taps('Bỏ qua phần này');
  an.sees('Nhiệm vụ được giao');
  await an.says(words);
  await an.taps('Bỏ qua phần này');
  an.sees('Ai được đọc cam kết này của đồng chí?');
  await an.taps('Cả chi bộ');
  an.sees('Mức chia sẻ: Cả chi bộ');
  await an.taps('In để ký');
  const file = an.inbox().findLast((message) => message.file !== undefined)?.file;
  expect(file?.name).toBe('ban-cam-ket_nguyen-van-an_2027.docx');
  expect(readDocx(file?.bytes ?? new Uint8Array()).text).toContain(words);
});

it('the secretary reads it, and the member is told who has', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Cam kết năm');
  secretary.sees('Đã lập trên trợ lý: 1/2 đồng chí phải lập');
  expect(stillShown(secretary)).toBe(false);
  await secretary.taps('Nguyễn Văn An');
  secretary.sees(words);
  await an.says('/dulieu');
  an.sees('Cam kết tu dưỡng, rèn luyện, phấn đấu năm 2027.');
  await an.taps('Ai đã xem');
  an.sees('cam kết năm 2027');
});

it('at half-year the member is asked once, and answers with one tap', async () => {
  await test.passTo('2027-06-15T03:00:00Z');
  an.sees('Đã qua nửa năm');
  await test.passTo('2027-06-16T03:00:00Z');
  expect(an.inbox().filter(({ text }) => text.includes('Đã qua nửa năm'))).toHaveLength(1);
  await an.taps('Đang thực hiện');
  an.sees('Kết quả ghi ngày 16/6/2027: Đang thực hiện');
  await an.taps('Ghi đã làm được gì');
  await an.says('đã thăm ba hộ');
  an.sees('“đã thăm ba hộ”');
});

it('erased, it is gone from the secretary’s chat', async () => {
  await an.says('/camket');
  await an.taps('Cam kết năm');
  await an.taps('Xóa cam kết');
  await an.taps('Xóa hẳn');
  an.sees('Mỗi năm lập một lần');
  await test.passTo('2027-06-16T05:00:00Z');
  expect(stillShown(secretary)).toBe(false);
  await secretary.says('/chibo');
  await secretary.taps('Cam kết năm');
  secretary.sees('Chưa có cam kết nào chia sẻ');
});

it('what came on paper is noted with a tap, seen by its member, and counts no more once they say that it is not so', async () => {
  await secretary.taps('Ghi nhận bản giấy');
  await secretary.taps('☐ Nguyễn Văn An');
  secretary.sees('Đã ghi nhận: 1');
  await secretary.taps('☑ Nguyễn Văn An');
  secretary.sees('Đã ghi nhận: 0');
  await secretary.taps('☐ Nguyễn Văn An');
  await secretary.taps('‹ Quay lại');
  secretary.sees('Đã ghi nhận bản giấy: 1 đồng chí.');

  await an.says('/dulieu');
  an.sees('Bản cam kết giấy năm 2027: bí thư ghi là đã nhận, không giữ nội dung.');
  await an.says('/camket');
  await an.taps('Cam kết năm');
  an.sees('Ngày 16/6/2027, đồng chí Trần Thị Bình ghi nhận bản cam kết giấy của đồng chí.');
  expect(an.buttons().flat()).toContain('Lập cam kết');
  await an.taps('Tôi chưa nộp bản giấy');
  an.sees('lần ghi nhận ngày 16/6/2027 không được tính');

  await secretary.taps('Ghi nhận bản giấy');
  secretary.sees('Đã ghi nhận: 0');
  await secretary.taps('✗ Nguyễn Văn An');
  secretary.sees('Đồng chí Nguyễn Văn An báo là chưa nộp bản giấy');
});
