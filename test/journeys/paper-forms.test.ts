import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { cellOfAn, joinByName } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = cellOfAn('2026-11-21T01:00:00Z', {
  others: ['Phạm Thị Dung', 'Lê Văn Cường'],
  then: async ({ test: begun, secretary: printing }) => {
    await begun.passTo('2026-11-24T02:00:00Z');
    await printing.says('/tonghop');
    await printing.taps('Văn bản');
    await printing.taps('Phiếu không ghi tên');
  },
});

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});

afterEach(() => test.close());

async function openForms(): Promise<void> {
  await secretary.says('/nhac');
  await secretary.taps('Ai chưa gửi');
  await secretary.taps('Nộp bản giấy');
  await secretary.taps('Nhập phiếu giấy');
}

async function enter(name: string, sharing = 'Cả chi bộ'): Promise<void> {
  await openForms();
  await secretary.taps(name);
  await secretary.taps(sharing);
  await secretary.taps('Hôm nay');
  await secretary.taps('Hôm nay');
}

async function enterWith(name: string, sharing?: string): Promise<void> {
  await enter(name, sharing);
  await secretary.taps('4');
  await secretary.taps('Có, đang sửa');
  await secretary.taps('Viết: Biểu hiện');
  await secretary.says('Báo cáo còn tròn trịa');
  await secretary.taps('Bước sau: Biện pháp');
  await secretary.says('Nói đúng việc đã làm');
  await secretary.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await secretary.taps('Lưu phiếu');
}

it('a form is entered group by group, and stands in the summary with who entered it', async () => {
  await enterWith('Phạm Thị Dung');
  secretary.sees('Đã lưu phiếu của đồng chí Phạm Thị Dung.');
  await secretary.taps('Phiếu tiếp theo');
  expect(secretary.buttons()).toContainEqual(['✓ Phạm Thị Dung']);
  await secretary.says('/tiendo');
  await secretary.taps('Nhập phiếu giấy');
  expect(secretary.buttons()).toContainEqual(['✓ Phạm Thị Dung']);
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 1/4');
  secretary.sees('Cam kết tự sửa được tính: 1');
  await secretary.taps('Phần viết');
  secretary.sees('nhập từ phiếu giấy, người nhập: Trần Thị Bình');
  secretary.sees('Báo cáo còn tròn trịa');
  await secretary.says('/tonghop');
  await secretary.taps(/^Ai chưa gửi/);
  secretary.sees('Phạm Thị Dung: nhập từ phiếu giấy, người nhập: Trần Thị Bình');
}, 120_000);

it('its member is told at once, sees who entered it, and erases it with one tap', async () => {
  await enterWith('Nguyễn Văn An');
  await test.passTo('2026-11-24T03:00:00Z');
  an.sees('Đồng chí Trần Thị Bình đã nhập phiếu giấy của đồng chí');
  await an.taps('Xem phần đã nhập');
  an.sees('Nhập từ phiếu giấy, người nhập: Trần Thị Bình; nhận phiếu ngày 24/11/2026.');
  await an.taps('4');
  an.sees('Báo cáo còn tròn trịa');
  await an.says('/dulieu');
  await an.taps('Ai đã xem');
  an.sees('Trần Thị Bình');
  an.sees('nhập phiếu giấy');
  await an.says('/tusoi');
  await an.taps('Không phải của tôi, xóa ngay');
  an.sees('Đã xóa phần nhập từ phiếu giấy.');
  await test.passTo('2026-11-24T04:00:00Z');
  secretary.sees('Đồng chí Nguyễn Văn An cho biết phiếu giấy đã nhập');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 0/4');
  secretary.doesNotSee('Cam kết tự sửa được tính: 1');
  await an.says('/camket');
  an.doesNotSee('Nói đúng việc đã làm');
  await an.says('/tusoi');
  an.doesNotSee('phiếu giấy');
}, 120_000);

it('what a member had begun by the bot stays theirs, under the form and after it is contested', async () => {
  await an.says('/tusoi');
  await an.taps('7');
  await an.taps('Có nguy cơ');
  await an.taps('Xong mục này');
  await enterWith('Nguyễn Văn An');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 1/4');
  await an.says('/tusoi');
  an.sees('Đang sửa bản đã gửi');
  expect(an.buttons().flat()).toContain('7 •');
  await test.passTo('2026-11-24T03:00:00Z');
  await an.taps('Không phải của tôi, xóa ngay', { on: /đã nhập phiếu giấy của đồng chí/ });
  await an.says('/tusoi');
  expect(an.buttons().flat()).toContain('7 •');
  expect(an.buttons().flat()).not.toContain('4 •');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 0/4');
}, 120_000);

it('a form for the secretary alone is entered by the one printed on it, and by no one who takes over', async () => {
  await enter('Phạm Thị Dung', 'Chỉ đ/c Trần Thị Bình');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await secretary.taps('Lưu phiếu');
  await secretary.says('/chibo');
  await secretary.taps('Chức vụ');
  await secretary.taps('Bàn giao');
  await secretary.taps('Nguyễn Văn An');
  await secretary.taps('Gửi đề nghị bàn giao');
  await test.passTo('2026-11-24T03:00:00Z');
  await an.taps('Tôi nhận');
  secretary = an;
  await enter('Lê Văn Cường', 'Chỉ đ/c Trần Thị Bình').catch(() => undefined);
  expect(an.toast()).toBe(
    'Phiếu này chỉ để đồng chí Trần Thị Bình đọc, nên chỉ đồng chí Trần Thị Bình được nhập.',
  );
}, 120_000);

it('a day before anything was printed, a day to come and other words are asked for again', async () => {
  await openForms();
  await secretary.taps('Phạm Thị Dung');
  await secretary.says('24/11');
  secretary.sees('Ở bước này xin đồng chí bấm một nút bên dưới.');
  await secretary.taps('Cả chi bộ');
  for (const [typed, problem] of [
    ['hôm nào đó', 'Tôi chưa đọc được ngày này.'],
    ['20/11', 'Trước ngày này đợt ấy chưa in phiếu nào'],
    ['25/11', 'Ngày này chưa tới.'],
  ] as const) {
    await secretary.says(typed);
    secretary.sees(problem);
  }
  await secretary.says('24/11');
  secretary.sees('Nhận phiếu ngày nào?');
  await secretary.says('23/11/2026');
  secretary.sees('Ngày nhận không thể trước ngày ký.');
  await secretary.says('hôm nay');
  secretary.sees('Đang nhập phiếu của Phạm Thị Dung');
}, 120_000);

it('a form is corrected while the round is open, and taken back under a wrong name', async () => {
  await enterWith('Phạm Thị Dung');
  await openForms();
  await secretary.taps('✓ Phạm Thị Dung');
  await secretary.taps('Sửa phiếu đã nhập');
  await secretary.taps('Cả chi bộ');
  await secretary.taps('Hôm nay');
  await secretary.taps('Hôm nay');
  await secretary.taps('4 •');
  await secretary.taps('Không có');
  await secretary.taps('Lưu phiếu');
  await secretary.says('/tonghop');
  secretary.doesNotSee('Cam kết tự sửa được tính: 1');
  await openForms();
  await secretary.taps('✓ Phạm Thị Dung');
  await secretary.taps('Rút phiếu, xóa phần đã nhập');
  expect(secretary.toast()).toBe('Đã rút phiếu của Phạm Thị Dung, phần nhập đã xóa.');
  expect(secretary.buttons()).toContainEqual(['Phạm Thị Dung']);
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 0/4');
}, 120_000);

it('a form entered after the close counts as late, by the day it was received', async () => {
  await test.passTo('2026-12-04T02:00:00Z');
  await secretary.says('/tonghop');
  await secretary.taps(/^Ai chưa gửi/);
  await secretary.taps('Nộp bản giấy');
  await secretary.taps('Nhập phiếu giấy');
  await secretary.taps('Nguyễn Văn An');
  await secretary.taps('Cả chi bộ');
  await secretary.says('2/12');
  await secretary.says('3/12');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await secretary.taps('Lưu phiếu');
  await secretary.says('/tonghop');
  secretary.sees('muộn 1');
  await an.says('/tusoi');
  an.sees('gửi muộn');
  an.sees('nhận phiếu ngày 03/12/2026');
}, 120_000);

it('who sends by the bot before the form is saved has sent theirs; saved twice it is one', async () => {
  await enter('Nguyễn Văn An');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await an.says('/tusoi');
  for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
  await an.taps('Chỉ lấy số liệu, không nêu tên');
  await an.taps('Gửi');
  await secretary.taps('Lưu phiếu');
  secretary.sees('Đồng chí Nguyễn Văn An đã tự gửi trên máy');
  await an.says('/tusoi');
  an.doesNotSee('phiếu giấy');

  await enter('Phạm Thị Dung');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  const { messageId } = secretary.last();
  secretary.hands.tap(messageId, 'Lưu phiếu');
  await secretary.taps('Lưu phiếu', { on: secretary.last() });
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 2/4');
}, 120_000);

it('who joins after their form was entered is told as they come, and takes it back from whoever read it', async () => {
  await enterWith('Phạm Thị Dung');
  const dung = await joinByName(test, secretary, 'Phạm Thị Dung');
  await test.passTo('2026-11-24T03:00:00Z');
  expect(dung.inbox().map(({ text }) => text)).toContainEqual(
    expect.stringContaining('Đồng chí Trần Thị Bình đã nhập phiếu giấy của đồng chí'),
  );
  await dung.says('/camket');
  dung.sees('Nói đúng việc đã làm');
  await dung.says('/tusoi');
  await dung.taps('Không phải của tôi, xóa ngay');
  // What the secretary was shown while entering it goes with it.
  await test.passTo('2026-11-24T04:00:00Z');
  const said = secretary.inbox().flatMap(({ text, isFromBot }) => (isFromBot ? [text] : []));
  expect(said).not.toContainEqual(expect.stringContaining('Nói đúng việc đã làm'));
}, 120_000);

it('a form that is being entered goes with what its member erases, and no one goes on with it', async () => {
  await enter('Nguyễn Văn An');
  await secretary.taps('4');
  await secretary.taps('Có nguy cơ');
  const done = secretary.last().buttons.flat()[0]?.data;
  await an.says('/tusoi');
  await an.says('/dulieu');
  await an.taps('Xóa dữ liệu');
  await an.taps('Mọi bản tự soi');
  await an.taps('Tôi muốn xóa');
  await an.taps('Xóa hẳn');
  expect(ask(test.folder, 'SELECT count(*) AS count FROM PaperEntry')).toEqual([{ count: 0 }]);
  expect(secretary.buttons()).toEqual([['Mở lại bản tổng hợp']]);
  await secretary.forges(done ?? '');
  expect(secretary.toast()).toContain('Nút này không còn dùng được.');
}, 120_000);
