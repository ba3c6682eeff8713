import { afterEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { enterRoster, joinByName, openCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;

afterEach(async () => {
  await test.close();
});

async function open(startsAt?: string): Promise<PersonDriver> {
  const opened = await openCell(startsAt);
  test = opened.test;
  return opened.secretary;
}

it('a pasted roster is kept by /huy and through other dialogues, and can be saved later', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says('Nguyễn Văn An\nLê Văn Cường, phó bí thư');

  await secretary.says('/huy');
  secretary.sees('2 đồng chí đã đọc được vẫn chờ ở đây, chưa ghi vào danh sách chi bộ');
  await secretary.taps('Làm tiếp');
  secretary.sees('Đang chờ lưu 2 đồng chí');

  await secretary.says('/chibo');
  await secretary.taps('Cài đặt');
  await secretary.taps('Sửa địa điểm');
  await secretary.says('/huy');
  secretary.sees('Cài đặt của chi bộ giữ nguyên như lần lưu trước');
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.taps('Lưu 2 đồng chí');
  secretary.sees('Đã lưu 2 đồng chí');

  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  secretary.doesNotSee('Lưu');
  await secretary.says('/huy');
  secretary.sees('Danh sách chi bộ giữ nguyên như trước');
});

it('a list thrown away does not come back', async () => {
  const secretary = await open();
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says('Nguyễn Văn An');
  await secretary.taps('Bỏ danh sách vừa gửi');
  await secretary.says('/huy');

  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  secretary.doesNotSee('Nguyễn Văn An, ');
  expect(secretary.buttons()).toEqual([['‹ Chi bộ']]);
});

it('a member who said they will be away is told that this stays, and is sent to no place that is not theirs', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await an.says('/lich');
  await an.taps('Xin phép vắng');

  await an.says('/huy');

  an.sees('Đồng chí đã xin phép vắng, việc ấy vẫn giữ nguyên');
  an.sees('/lich');
  an.doesNotSee('/chibo');
  await an.says('/huy');
  an.sees('Hiện không có việc gì đang làm dở.');
});

it('a secretary who was answering a suggestion is sent back to it, not to the button of a member', async () => {
  const secretary = await open('2026-11-24T01:00:00Z');
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await an.says('/trogiup');
  await an.taps('Góp ý cho chi ủy');
  await an.says('Họp sớm hơn nửa giờ');
  await an.says('/huy');
  an.sees('Điều vừa viết chưa gửi nên không được giữ lại');
  await an.says('/trogiup');
  await an.taps('Góp ý cho chi ủy');
  await an.says('Họp sớm hơn nửa giờ');
  await an.taps(/Gửi/);
  await secretary.says('/chibo');
  await secretary.taps(/^Góp ý/);
  await secretary.taps('Nguyễn Văn An');
  await secretary.taps(/Trả lời/);

  await secretary.says('/huy');

  secretary.sees('Câu trả lời đang viết chưa gửi nên không được giữ lại');
  secretary.sees('/chibo');
});

it('the operator who was naming a unit is sent to the units', async () => {
  const secretary = await open();
  await secretary.says('/donvi');
  await secretary.taps(/Thêm/);
  await secretary.taps('Đảng bộ trực thuộc');

  await secretary.says('/huy');

  secretary.sees('Các đơn vị giữ nguyên như trước');
  secretary.sees('/donvi');
});
