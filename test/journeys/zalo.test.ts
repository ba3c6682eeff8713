import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, inviteByName, joinByName, setUpCell } from '../support/cell.ts';
import { createDevice, type Device } from '../support/device.ts';
import type { PersonDriver } from '../support/people.ts';

const address = 'https://tusoi.example.vn';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
/** The secretary's own page. */
let page: Device;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Phạm Thị Dung', 'Lê Văn Cường']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await secretary.says('/dulieu');
  await secretary.taps('Các kết nối');
  await secretary.taps('Thêm một máy');
  page = createDevice(test.app.pagePort ?? 0);
  await page.enters(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(secretary.screen())?.[0] ?? '');
  await page.taps('Tôi đồng ý');
  await test.passTo('2026-11-24T02:00:00Z');
}, 120_000);

afterAll(() => test.close());

/** What a button of the newest screen puts at hand at Telegram. */
function copied(): string | undefined {
  return secretary
    .last()
    .buttons.flat()
    .find(({ copy }) => copy !== undefined)?.copy;
}

it('/nhac has a text for the Zalo group: when, where, and by which address, without naming anybody', async () => {
  await secretary.says('/nhac');
  await secretary.taps('Chép cho nhóm Zalo');
  const text = [
    'Kính gửi các đồng chí.',
    'Chi bộ đang tự soi, tự sửa trước kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5.',
    `Đồng chí nào chưa gửi, xin mở ${address}. Cần giúp gì, xin nhắn riêng cho tôi.`,
  ].join('\n');
  expect(copied()).toBe(text);
  secretary.sees(text);
  secretary.doesNotSee(/Nguyễn Văn An|Phạm Thị Dung|Lê Văn Cường/);
});

it('has another one for a private message, and leads back', async () => {
  await secretary.taps('Lời nhắn riêng một đồng chí');
  expect(copied()).toMatch(/^Kính gửi đồng chí\.\n.+\nXin đồng chí mở https:\/\/tusoi\.example\.vn\./);
  expect(copied()).not.toContain('chưa gửi');
  await secretary.taps('‹ Nhắc các đồng chí');
  secretary.sees('Nhắc các đồng chí chưa gửi');
});

it('/tiendo has how many have finished in it', async () => {
  await secretary.says('/tiendo');
  await secretary.taps('Chép cho nhóm Zalo');
  expect(copied()).toBe(
    'Chi bộ Tổ dân phố 5: đã có 0/4 đồng chí hoàn thành tự soi.\n' +
      `Sinh hoạt 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5. Tự soi tại ${address}`,
  );
  secretary.doesNotSee(/Nguyễn Văn An|Phạm Thị Dung|Lê Văn Cường/);
  await secretary.taps('‹ Tiến độ');
  secretary.sees('đã có 0/4 đồng chí hoàn thành tự soi.');
});

it('is nobody’s but of whoever leads the cell', async () => {
  const zalo = secretary
    .last()
    .buttons.flat()
    .find(({ text }) => text === 'Chép cho nhóm Zalo');
  await an.forges(zalo?.data ?? '', { on: an.last() });
  expect(`${an.screen()}${an.toast()}`).not.toContain(address);
  an.doesNotSee('Chép lời nhắn');
});

it('the announcement has its agenda; what Telegram’s button cannot hold stands there to be copied', async () => {
  await secretary.says('/chibo');
  await secretary.taps('Kỳ sinh hoạt');
  await secretary.taps('Chương trình');
  await secretary.taps('Soạn chương trình');
  const points = ['Đánh giá việc thực hiện nghị quyết tháng 11', 'Bàn việc lát vỉa hè', 'Phân công tháng 12'];
  await secretary.says(points.join('\n'));
  await secretary.taps('Chép cho nhóm Zalo');
  const text = [
    'Kính mời các đồng chí dự sinh hoạt chi bộ lúc 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5.',
    ...points.map((point, index) => `${String(index + 1)}. ${point}`),
    `Xin báo dự hay vắng tại ${address}`,
  ].join('\n');
  expect(copied()).toBe(text);
  await secretary.taps('‹ Chương trình');
  await secretary.taps('Soạn lại cả');
  await secretary.says(Array.from({ length: 5 }, () => 'Nội dung <dài> & kỹ, cần bàn cho hết').join('\n'));
  await secretary.taps('Chép cho nhóm Zalo');
  expect(copied()).toBeUndefined();
  secretary.sees('5. Nội dung <dài> & kỹ, cần bàn cho hết\nXin báo dự hay vắng');
  expect(secretary.last().entities.map(({ type }) => type)).toContain('pre');
});

it('the page copies a text of any length', async () => {
  await page.says('/chibo');
  for (const label of ['Kỳ sinh hoạt', 'Chương trình', 'Chép cho nhóm Zalo']) await page.taps(label);
  const copy = page
    .state()
    .screen.flatMap(({ buttons }) => buttons.flat())
    .find((button) => button.copy !== undefined)?.copy;
  expect(copy?.length).toBeGreaterThan(256);
  expect(copy).toContain('5. Nội dung <dài> & kỹ, cần bàn cho hết\nXin báo dự hay vắng');
});

it('the invitation for the group holds no key to anything; the one for a single member is theirs alone', async () => {
  await secretary.says('/moi');
  await secretary.taps('Chép cho nhóm Zalo');
  expect(copied()).toBe(
    `Chi bộ Tổ dân phố 5 dùng trợ lý tự soi, tự sửa tại ${address}. ` +
      'Tôi gửi mã riêng từng đồng chí; ai chưa nhận được, xin nhắn tôi.\n' +
      'Sinh hoạt tới: 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5.',
  );
  await inviteByName(secretary, 'Phạm Thị Dung');
  const created = secretary.find(/Liên kết riêng cho Phạm Thị Dung/).buttons.flat();
  const own = created.find(({ copy }) => copy !== undefined)?.copy;
  expect(own).toMatch(
    /^Kính mời đồng chí Phạm Thị Dung .+: mở https:\/\/tusoi\.example\.vn, nhập mã [A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\. Dành riêng/,
  );
  const joined = createDevice(test.app.pagePort ?? 0);
  await joined.enters(/nhập mã (\S+)\./.exec(own ?? '')?.[1] ?? '');
  expect(joined.screen()).toContain('Qua trang web:');
});
