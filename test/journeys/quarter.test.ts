import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Group } from '../../src/playground/emulator/group.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let binh: PersonDriver;
let an: PersonDriver;
let cuong: PersonDriver;
let dung: PersonDriver;
let em: PersonDriver;
let gam: PersonDriver;
let group: Group;

// One story of three months, told in the order of the claims below.
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  binh = await setUpCell(test);
  await enterRoster(binh, [
    ...['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư', 'Phạm Thị Dung', 'Hoàng Văn Em', 'Đỗ Thị Gấm'],
  ]);
  an = await joinByName(test, binh, 'Nguyễn Văn An');
  cuong = await joinByName(test, binh, 'Lê Văn Cường');
  dung = await joinByName(test, binh, 'Phạm Thị Dung');
  em = await joinByName(test, binh, 'Hoàng Văn Em');
  gam = await joinByName(test, binh, 'Đỗ Thị Gấm');
}, 120_000);

afterAll(() => test.close());

/** Nothing to report in what is left, shared with the cell, sent. */
async function sendsTheRest(person: PersonDriver, groups = 3): Promise<void> {
  for (let part = 0; part < groups; part += 1) await person.taps('Nhóm này');
  await person.taps('Cả chi bộ');
  await person.taps('Gửi');
  person.sees('Đã gửi. Xin cảm ơn đồng chí!');
}

/** The monthly form, one answer a question; what is undefined is left open. */
async function fillsTheForm(person: PersonDriver, answers: readonly (string | undefined)[]): Promise<void> {
  for (const answer of answers) {
    if (answer === undefined) await person.taps('Bỏ qua');
    else await person.says(answer);
  }
}

/** What the bot has written since there were so many messages. */
function since(person: PersonDriver, count: number): string {
  return person
    .inbox()
    .slice(count)
    .filter(({ isFromBot }) => isFromBot)
    .map(({ text }) => text)
    .join('\n---\n');
}

function announced(): string[] {
  return group
    .messages()
    .filter(({ isFromBot, content }) => isFromBot && content === 'text')
    .map(({ text }) => text);
}

it('December: the round is announced in the group, and all six send theirs, one with a commitment', async () => {
  group = test.emulator.group({ title: 'Tổ 5', kind: 'group', creator: binh, members: [an, cuong, dung] });
  group.addBot(binh);
  await test.settle();
  await binh.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm/ });

  await test.passTo('2026-11-23T02:00:00Z');
  expect(announced().at(-1)).toContain('đã mở đợt tự soi cho kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026');
  await an.taps('Bắt đầu tự soi');
  await an.taps('4');
  await an.taps('Có, đang sửa');
  await an.taps('Biện pháp khắc phục');
  await an.says('Thứ Sáu nộp báo cáo');
  await an.says('10/12');
  await an.taps('Xong mục này');
  await sendsTheRest(an);
  await cuong.taps('Bắt đầu tự soi');
  await cuong.taps('4');
  await cuong.taps('Có nguy cơ');
  await cuong.taps('Xong mục này');
  await sendsTheRest(cuong);
  await an.says('/tiendo', { in: group });
  expect(announced().at(-1)).toContain('đã có 2/6 đồng chí');

  for (const person of [dung, em, gam, binh]) {
    await person.says('/tusoi');
    await sendsTheRest(person);
  }
  await test.passTo('2026-11-24T02:00:00Z');
  binh.sees('Tất cả các đồng chí đã tự soi xong · Kỳ sinh hoạt tháng 12/2026');
  binh.sees('Tự soi: đã gửi 6/6.');
}, 120_000);

it('December: a suggestion is answered, and its writer reads the answer', async () => {
  await dung.says('/trogiup');
  await dung.taps('Góp ý cho chi ủy');
  await dung.says('Đề nghị họp sớm hơn nửa giờ');
  await dung.taps('Gửi có tên');
  await binh.says('/chibo');
  await binh.taps('Góp ý (1), chờ trả lời 1');
  await binh.taps('Phạm Thị Dung');
  await binh.taps('Trả lời', { on: /Đề nghị họp sớm/ });
  await binh.says('Chi ủy sẽ bàn tại kỳ tới');
  await binh.taps('Gửi câu trả lời');
  await dung.taps('Xem trả lời');
  dung.sees('Chi ủy sẽ bàn tại kỳ tới');
}, 60_000);

it('December: the members reply, come or not, and the numbers stand once the round is closed', async () => {
  await an.says('/lich');
  await an.taps('Dự');
  await gam.says('/lich');
  await gam.taps('Xin phép vắng');
  await gam.says('Đi khám bệnh');
  await test.passTo('2026-12-02T12:30:00Z');
  binh.sees('Báo dự 1 · xin phép vắng 1 · chưa rõ 0 · chưa trả lời 4');

  await test.passTo('2026-12-03T13:00:00Z');
  await binh.says('/lich');
  await binh.taps('Điểm danh 03/12/2026');
  await binh.taps('Xác nhận vắng có lý do (1)');
  await binh.taps('Các đồng chí còn lại: có mặt');
  binh.sees('Có mặt 5/6 (83%)\nVắng có lý do 1 · không lý do 0');

  await binh.says('/tonghop');
  binh.sees('Đã gửi 6/6');
  binh.sees('• 4. Làm việc qua loa: 2/6 (nguy cơ 1, đang sửa 1)');
  binh.sees('Cam kết tự sửa được tính: 1, gồm mới 1.');
  binh.sees('Góp ý cho chi ủy: 1.');
}, 120_000);

it('between the months: the quarter gets its thematic meeting, and the commitment its reminders', async () => {
  expect(since(binh, 0)).toContain('Quý này kết thúc ngày thứ Năm 31/12/2026');
  await binh.taps('Lên lịch chuyên đề', { on: /Quý này kết thúc/ });
  await binh.says('Nêu gương nơi ở');
  await binh.says('15/12');
  await binh.taps('Như thường lệ');
  await binh.taps('Như thường lệ');
  await binh.taps('Không mở');
  await binh.taps('Lên lịch');
  await binh.taps('Soạn chương trình');
  await binh.says('1. Nêu gương\n2. Thảo luận');
  test.clock.moveTo(new Date('2026-12-03T15:00:00Z'));
  await binh.taps('Thông báo cho các đồng chí');
  await binh.taps(/^Gửi( cho|$)/);
  binh.sees('Tin sẽ gửi lúc 7 giờ, thứ Sáu 04/12/2026.');
  await test.jumpTo('2026-12-03T17:30:00Z');
  em.doesNotSee('kính mời đồng chí dự');
  await test.jumpTo('2026-12-04T00:00:00Z');
  em.sees('kính mời đồng chí dự');
  em.sees('2. Thảo luận');
  expect(announced().at(-1)).toContain('1. Nêu gương\n2. Thảo luận');
  await em.taps('Dự', { on: /kính mời/ });

  const from = { an: an.inbox().length, binh: binh.inbox().length };
  await test.passTo('2026-12-10T02:00:00Z');
  expect(since(an, from.an)).toContain('Còn 2 ngày nữa đến hạn cam kết tự sửa của đồng chí.');
  expect(since(an, from.an)).toContain('Hôm nay là hạn cam kết tự sửa của đồng chí.');
  expect(since(binh, from.binh)).not.toContain('cam kết tự sửa của đồng chí');

  await test.passTo('2026-12-15T13:00:00Z');
  await binh.says('/lich');
  await binh.taps('Điểm danh 15/12/2026');
  await binh.taps('Các đồng chí còn lại: có mặt');
  binh.sees('Có mặt 6/6 (100%)');
  binh.sees('Từ đầu năm 2026: 2 kỳ, có mặt 11/12 (92%)');
}, 120_000);

it('January: the monthly form makes a commitment and a suggestion, after the report on the one before', async () => {
  await binh.says('/chibo');
  await binh.taps('Đợt tự soi');
  binh.sees('Tự soi tháng 01/2027');
  await binh.taps('Đổi danh mục');
  await binh.taps('Phiếu tự soi tháng');
  binh.sees('Tự soi cả 8 mục.');

  await test.passTo('2026-12-24T02:00:00Z');
  expect(announced().at(-1)).toContain('Chủ nhật 03/01/2027');
  await an.taps('Bắt đầu tự soi');
  an.sees('Cam kết trước · 1/1');
  an.sees('Thời hạn: 10/12/2026 (đã qua)');
  await an.taps('Đang khắc phục');
  await an.says('Đã nộp đúng hạn hai tuần');
  await an.says('15/01/2027');
  an.sees('Mục 1 · Việc được chi bộ phân công');
  an.doesNotSee('Giống tháng');
  await an.taps('‹ Cam kết trước');
  an.sees('Đã ghi: đang khắc phục');
  await an.taps('Để sau');
  an.sees('Mục 1 · Việc được chi bộ phân công');
  await fillsTheForm(an, ['Trực tổ bầu cử xong', 'Giúp hai hộ', 'Không có', 'Dễ nể nang']);
  an.sees('Mục 6 · Biện pháp khắc phục');
  await an.says('Không có');
  an.sees('Mục 8 · Góp ý cho chi ủy');
  await an.taps('‹ Câu trước');
  an.sees('Mục 7 · Thời hạn');
  await an.says('không có');
  an.sees(/Mục 8|5\. Nguy cơ/);
  await an.taps('Bỏ qua');
  an.sees('5. Nguy cơ dễ mắc phải · Dễ nể nang');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');

  await em.taps('Bắt đầu tự soi');
  await fillsTheForm(em, [undefined, 'Dự đủ họp', 'Chậm phân loại rác', 'Chưa sắp xếp', undefined]);
  await fillsTheForm(em, ['Phân loại rác mỗi tối']);
  em.sees('Phân loại rác mỗi tối');
  em.sees('Đồng chí định sửa xong trước ngày nào?');
  await fillsTheForm(em, ['10/01/2027', 'Mở lớp học chung']);
  await em.taps('Cả chi bộ');
  await em.taps('Gửi');
  await binh.says('/chibo');
  await binh.taps(/^Góp ý/);
  binh.sees('[Hoàng Văn Em: chưa trả lời]\n[Phạm Thị Dung ✓]');
  await binh.taps('Hoàng Văn Em');
  binh.sees('Mở lớp học chung');
  await em.says('/camket');
  em.sees('Phân loại rác mỗi tối');

  await cuong.says('/tusoi');
  await fillsTheForm(cuong, [undefined, 'Lời riêng với Bình', 'Không có', undefined, undefined]);
  await cuong.taps('Riêng đ/c Trần Thị Bình');
  await cuong.taps('Gửi');
}, 120_000);

it('January: who puts the reminder off gets it the next evening, and not before', async () => {
  await test.passTo('2026-12-27T12:30:00Z');
  gam.sees('Còn 7 ngày nữa chi bộ sinh hoạt:');
  await gam.taps('Nhắc lại ngày mai');
  const count = gam.inbox().length;
  await test.passTo('2026-12-28T11:59:00Z');
  expect(since(gam, count)).toBe('');
  await test.passTo('2026-12-28T12:01:00Z');
  expect(since(gam, count)).toContain('Còn 6 ngày nữa chi bộ sinh hoạt:');
}, 60_000);

it('January: the office changes hands in the open round, and what was for Bình alone stays with her', async () => {
  await binh.says('/chibo');
  await binh.taps('Chức vụ');
  await binh.taps('Bàn giao phần việc của bí thư');
  await binh.taps('Phạm Thị Dung');
  await binh.taps('Gửi đề nghị bàn giao');
  await dung.taps('Tôi nhận');
  await dung.says('/tonghop');
  dung.sees('Đã gửi 3/6');
  await dung.taps('Phần viết');
  dung.sees('Dễ nể nang');
  dung.sees('Phân loại rác mỗi tối');
  dung.sees('Mục 7. Thời hạn\n– 10/01/2027');
  dung.doesNotSee('Thời hạn: 10/01/2027');
  dung.doesNotSee('Lời riêng với Bình');
  await dung.says('/chibo');
  await dung.taps(/^Góp ý/);
  await dung.taps('Hoàng Văn Em');
  dung.sees('Mở lớp học chung');
  await em.says('/dulieu');
  await em.taps('Ai đã xem');
  em.sees('Đồng chí Trần Thị Bình (bí thư)');
  em.sees('Đồng chí Phạm Thị Dung (bí thư)');
  await binh.says('/tonghop');
  binh.sees('dành cho bí thư');
}, 60_000);

it('January: the evening before, the new secretary hears how it stands, and the numbers stand after it', async () => {
  await gam.says('/tusoi');
  await fillsTheForm(gam, [undefined, 'Dọn ngõ', 'Không có', undefined, undefined]);
  await gam.taps('Cả chi bộ');
  await gam.taps('Gửi');
  const count = binh.inbox().length;
  await test.passTo('2027-01-02T12:30:00Z');
  dung.sees('Ngày mai sinh hoạt · Kỳ sinh hoạt tháng 01/2027');
  dung.sees('Tự soi: đã gửi 4/6.\nBáo dự 0 · xin phép vắng 0 · chưa rõ 0 · chưa trả lời 6');
  expect(since(binh, count)).not.toContain('Ngày mai sinh hoạt');
  await test.passTo('2027-01-03T13:00:00Z');
  await dung.says('/tonghop');
  await dung.taps('Số liệu để chép');
  dung.sees('đợt tháng 01/2027: đã gửi 4/6 bản tự soi.');
  dung.sees('2. Ưu điểm: 3 đồng chí đã ghi · trên 3 bản được tính');
  await dung.taps('‹ Bản tổng hợp');
  dung.sees('Đã gửi 4/6');
  dung.sees(
    [
      ...['1. Việc được chi bộ phân công: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
      ...['2. Ưu điểm: 3 đồng chí đã ghi · trên 3 bản được tính'],
      ...['3. Hạn chế, khuyết điểm: 3 đồng chí đã ghi · trên 3 bản được tính'],
      ...['4. Nguyên nhân: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
      ...['5. Nguy cơ dễ mắc phải: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
      ...['6. Biện pháp khắc phục: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
      ...['7. Thời hạn: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
      ...['8. Góp ý cho chi ủy: 1 đồng chí đã ghi · để trống 2 · trên 3 bản được tính'],
    ].join('\n'),
  );
  dung.sees('Cam kết tự sửa được tính: 2, gồm đang khắc phục 1 · mới 1.');
  expect(dung.buttons().flat()).toEqual(expect.arrayContaining(['Phần viết (3)', 'Thời hạn (1)']));
  dung.doesNotSee('Đề nghị chi bộ giúp');
  dung.sees('Góp ý cho chi ủy: 1.');
  await dung.taps('Từng mục');
  dung.sees('2. Ưu điểm: 3 đồng chí đã ghi');
  dung.doesNotSee('Còn lại');
  await dung.taps('‹ Bản tổng hợp');
  await dung.taps('Duyệt bản này');
  dung.sees('đã duyệt bản số 1');
  await dung.taps('Thời hạn (1)');
  dung.sees('10/01/2027\n• Hoàng Văn Em: mục 6, Phân loại rác mỗi tối');
}, 60_000);

it('February: focus items, the committee’s own review, a commitment kept, and last time’s answers', async () => {
  await dung.says('/chibo');
  await dung.taps('Đợt tự soi');
  dung.sees('Tự soi tháng 02/2027');
  dung.sees('Danh mục: 27 biểu hiện');
  await dung.taps('Chọn mục trọng tâm');
  for (const label of ['4', 'Nhóm sau ›', '13', 'Nhóm sau ›', '20']) await dung.taps(label);
  await dung.taps('Xong');
  dung.sees('Trọng tâm 3 mục: 4, 13, 20.');
  await dung.taps('Thêm bản tự soi của chi ủy');

  await test.passTo('2027-01-24T02:00:00Z');
  await an.taps('Bắt đầu tự soi');
  an.sees('Cam kết trước · 1/1');
  await an.taps('Đã khắc phục');
  an.sees('0/3 mục');
  await an.taps('Giống tháng 12/2026');
  await an.taps('Nhóm sau');
  await an.taps('Nhóm sau');
  await an.taps('Xem lại và gửi');
  an.sees('Lấy theo bản trước mà chưa xem lại: mục 4.');
  await an.taps('Xem mục 4');
  await an.taps('Vẫn đúng');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');

  await em.taps('Bắt đầu tự soi');
  em.sees('“Phân loại rác mỗi tối”');
  await em.taps('Chưa');
  await em.taps('Không viết thêm');
  await em.taps('Giữ như cũ');
  em.sees('nhóm 1/3');
  await sendsTheRest(em);

  await dung.says('/tusoi');
  await dung.taps('Của chi ủy');
  await dung.taps('4');
  await dung.taps('Có, đang sửa');
  await dung.taps('Viết: Biểu hiện');
  await dung.says('Chi ủy họp còn vội');
  await dung.taps('Xong mục này');
  await dung.taps('Nhóm sau');
  await dung.taps('Nhóm này');
  await dung.taps('Nhóm này');
  await dung.taps('Gửi');
  dung.sees('Đã gửi.');
  await dung.says('/tusoi');
  await dung.taps('Của tôi');
  await sendsTheRest(dung);
  await cuong.taps('Bắt đầu tự soi');
  await cuong.taps('4');
  await cuong.taps('Có nguy cơ');
  await cuong.taps('Xong mục này');
  await cuong.taps('Nhóm sau');
  await sendsTheRest(cuong, 2);
  await gam.taps('Bắt đầu tự soi');
  await sendsTheRest(gam);
}, 120_000);

it('February: the numbers stand once the round is closed, and those of the months before have not moved', async () => {
  await test.passTo('2027-02-03T13:00:00Z');
  await dung.says('/tonghop');
  dung.sees('Đã gửi 5/6');
  dung.sees('• 4. Làm việc qua loa: 2/5 (nguy cơ 1, đang sửa 1)');
  dung.sees('Cam kết tự sửa được tính: 2, gồm đã khắc phục 1 · chưa khắc phục 1. Trong số ấy, quá hạn 1.');
  dung.sees('Chi ủy: đã gửi bản tự soi chung.');
  await dung.taps('Chi ủy');
  dung.sees('– Biểu hiện cụ thể: Chi ủy họp còn vội');
  await dung.says('/tonghop');
  await dung.taps('Đợt khác');
  await dung.taps('Đợt tháng 12/2026');
  dung.sees('Đã gửi 6/6');
  dung.sees('Cam kết tự sửa được tính: 1, gồm mới 1.');
}, 60_000);

it('an officer of the ward sees the counts of the cell, month by month, and no name or word', async () => {
  await binh.says('/donvi');
  await binh.taps('Thêm đơn vị');
  await binh.taps('Đảng bộ phường, xã, đặc khu');
  await binh.says('Đảng bộ phường Bến Gỗ');
  await binh.says('/donvi');
  await binh.taps('Chi bộ Tổ dân phố 5');
  await binh.taps('Đổi cấp trên');
  await binh.taps('Đảng bộ phường Bến Gỗ');
  await binh.says('/donvi');
  await binh.taps('Đảng bộ phường Bến Gỗ');
  await binh.taps('Tạo liên kết');
  const links = since(binh, 0).matchAll(/https:\/\/t\.me\/\S+\?start=claim_[\w-]+/g);
  const officer = test.people.person({ firstName: 'Telegram của Khoa' });
  await officer.opens([...links].at(-1)?.[0] ?? '');
  await officer.taps('Tôi đồng ý');
  await officer.presses('Đơn vị');
  const read: string[] = [];
  const turnsTo = async (label: string): Promise<void> => {
    await officer.taps(label);
    read.push(officer.screen());
  };
  await turnsTo('Số liệu');
  officer.sees('Số liệu tháng 02/2027');
  officer.sees('Thuộc các đợt ấy: 6/6 đảng viên\nĐã gửi bản tự soi: 5/6 lượt phải tự soi');
  officer.sees(
    'Cam kết: 2, gồm đã khắc phục 1, đang khắc phục 0, chưa khắc phục 1, mới 0; trong số ấy, quá hạn 1',
  );
  officer.sees('• Mục 4. Lơi lỏng nguyên tắc, làm việc qua loa: 2/5 lượt trả lời (nguy cơ 1, đang sửa 1)');
  await turnsTo('‹ tháng 01/2027');
  // Four sent: their commitments are too few to leave the cell.
  officer.sees('Thuộc các đợt ấy: 6/6 đảng viên\nĐã gửi bản tự soi: 4/6 lượt phải tự soi');
  officer.doesNotSee('Cam kết:');
  officer.sees('Trong các câu trả lời được tính, chưa có mục nào nổi lên.');
  await turnsTo('‹ tháng 12/2026');
  officer.sees('Thuộc các đợt ấy: 6/6 đảng viên\nĐã gửi bản tự soi: 6/6 lượt phải tự soi');
  officer.sees('• Mục 4. Lơi lỏng nguyên tắc, làm việc qua loa: 2/6 lượt trả lời (nguy cơ 1, đang sửa 1)');
  await turnsTo('Quý');
  await turnsTo('quý I/2027 ›');
  // No attendance was taken in January and February.
  officer.sees('Đã sinh hoạt: 0/1 chi bộ\nChưa sinh hoạt: 1/1 chi bộ, có 6/6 đảng viên');
  officer.sees('Số kỳ đã sinh hoạt: 0/2 (mỗi chi bộ mỗi tháng một kỳ)');
  officer.sees('Đã gửi bản tự soi: 9/12 lượt phải tự soi');
  await turnsTo('Từng đơn vị');
  officer.sees('1. Chi bộ Tổ dân phố 5: chưa sinh hoạt (0/2 kỳ), 6 đảng viên, đã gửi 9/12 lượt phải tự soi');
  await turnsTo('‹ Số liệu');
  await turnsTo('Số liệu để chép');
  officer.sees(
    'Đảng bộ phường Bến Gỗ, quý I/2027. Đã sinh hoạt: 0/1 chi bộ. Chưa sinh hoạt: 1/1 chi bộ, có 6/6 đảng viên. ' +
      'Đảng viên: 6, gồm 6 chính thức, 0 dự bị. Số kỳ đã sinh hoạt: 0/2 (mỗi chi bộ mỗi tháng một kỳ). ' +
      'Có đợt đã kết thúc: 1/1 chi bộ. Thuộc các đợt ấy: 6/6 đảng viên. Đã gửi bản tự soi: 9/12 lượt phải tự soi. ' +
      'Cam kết: 2, gồm đã khắc phục 1, đang khắc phục 0, chưa khắc phục 1, mới 0; trong số ấy, quá hạn 1. Nổi lên (số lượt nêu trên số lượt trả lời được tính): mục 4 (2/5 lượt trả lời). Những câu trả lời có thể làm lộ một người thì không cộng.',
  );
  for (const secret of ['Nguyễn', 'Phạm', 'Hoàng', 'nộp báo cáo', 'phân loại rác', 'họp còn vội']) {
    expect(read.join('\n')).not.toContain(secret);
  }
}, 60_000);
