import qrcode from 'qrcode';
import { statSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDevice } from '../support/device.ts';
import { freePort } from '../support/free-port.ts';
import type { PersonDriver } from '../support/people.ts';
import { npmStart } from '../support/process.ts';
import {
  enterRoster,
  join,
  openProcessWorld,
  setUpCell,
  type ProcessWorld,
} from '../support/process-world.ts';

vi.setConfig({ testTimeout: 300_000 });

let world: ProcessWorld;

beforeEach(async () => {
  world = await openProcessWorld();
});

afterEach(async () => {
  await world.close();
});

it('npm start runs a cell; killed in the middle of a review, it goes on at the very field', async () => {
  const first = await world.start(npmStart);
  const [link] = await first.prints(/https:\/\/t\.me\/tu_soi_emulator_bot\?start=claim_[\w-]{20,}/);
  const image = first.stdout().split(link)[1] ?? '';
  expect(readImage(image)).toEqual(modulesOf(link));
  expect(statSync(path.join(world.folder, 'data.key')).mode & 0o777).toBe(0o600);

  const secretary = await setUpCell(world, link);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư']);
  const an = await join(world, secretary, 'Nguyễn Văn An');

  await an.says('/tusoi');
  await an.taps('7');
  await an.taps('Có, đang sửa');
  await an.taps('Thời hạn');
  // A day that lies ahead whenever this runs.
  await an.says(`trước ngày ${inSixtyDays()}`);
  await an.taps('Xong mục này');
  await an.taps('4');
  await an.taps('Có nguy cơ');
  await an.taps('Viết: Biểu hiện');
  await an.says('Có lúc còn nể nang');
  await an.taps('Chủ quan');
  await an.taps('‹ Quay lại');
  const before = { four: an.screen(), seven: await screenOfItem(an, '7') };
  await screenOfItem(an, '4');
  await an.taps('Nguyên nhân');
  await an.says('Ngại va chạm');
  an.sees('Đồng chí dự định sửa bằng việc làm cụ thể nào?');
  // The secretary is in the middle of another list.
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  const seen = [an, secretary].map((person) => person.inbox().map(({ text }) => text));

  first.signal('SIGKILL');
  await first.exited;
  const second = await world.start(npmStart);
  await world.settle();
  expect(second.stdout()).not.toContain('t.me/');
  expect(second.stdout()).not.toContain('Trợ lý chưa được thiết lập');
  expect([an, secretary].map((person) => person.inbox().map(({ text }) => text))).toEqual(seen);

  await an.says('Góp ý thẳng trong cuộc họp tới');
  an.sees('Thời hạn');
  await an.taps('Xong mục này');
  expect(await screenOfItem(an, '7')).toBe(before.seven);
  const four = await screenOfItem(an, '4');
  expect(before.four).toContain('Biểu hiện cụ thể: Có lúc còn nể nang\nNguyên nhân: Chủ quan');
  expect(four).toContain(
    'Biểu hiện cụ thể: Có lúc còn nể nang\nNguyên nhân: Chủ quan. Ngại va chạm\nBiện pháp khắc phục: Góp ý thẳng trong cuộc họp tới',
  );
  await an.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await an.taps('Nhóm này');
  an.sees('Không có: 25 mục');
  await an.taps('Cả chi bộ');
  await an.taps('Gửi');
  an.sees('Đã gửi. Xin cảm ơn đồng chí!');

  await secretary.says('Phạm Thị Dung');
  await secretary.taps('Lưu');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 1/');

  expect(world.emulator.unanswered()).toEqual([]);
});

it('with a page npm start prints its link too, its code and both as pictures, as long as nobody has claimed the bot', async () => {
  const page = { WEB_URL: 'https://tusoi.example.vn', WEB_PORT: String(await freePort()) };
  const bot = npmStart({ env: { ...world.env, ...page } });
  const [link] = await bot.prints(/https:\/\/tusoi\.example\.vn\/#claim_[\w-]{20,}/);
  const [, code] = await bot.prints(
    /mở https:\/\/tusoi\.example\.vn rồi nhập mã ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/,
  );
  await bot.prints(/Dừng bằng Ctrl\+C\./);
  const [telegram] = await bot.prints(/https:\/\/t\.me\/tu_soi_emulator_bot\?start=claim_[\w-]{20,}/);
  const [first = '', second = ''] = bot.stdout().split(link);
  expect(readImage(first.split(telegram)[1] ?? '')).toEqual(modulesOf(telegram));
  expect(readImage(second)).toEqual(modulesOf(link));

  const device = createDevice(Number(page.WEB_PORT));
  expect((await device.enters(code ?? '')).status).toBe(200);
  await device.taps('Tôi đồng ý');
  bot.signal('SIGTERM');
  await bot.exited;
  const again = npmStart({ env: { ...world.env, ...page } });
  await again.prints(/Dừng bằng Ctrl\+C\./);
  expect(again.stdout()).not.toContain('claim_');
});

function inSixtyDays(): string {
  const { day, month, year } = Temporal.Now.plainDateISO().add({ days: 60 });
  return `${day}/${month}/${year}`;
}

/** Leaves the item that is open, and reads what was written to this one. */
async function screenOfItem(person: PersonDriver, item: string): Promise<string> {
  if (person.buttons().flat().includes('Xong mục này')) await person.taps('Xong mục này');
  await person.taps(item);
  await person.taps('Xem phần đã viết');
  return person.screen();
}

/** The dark squares of a code that was printed two rows to a line. */
function readImage(printed: string): boolean[][] {
  const lines = printed.split('\n').filter((line) => /[▀▄█]/.test(line));
  const size = (lines[0]?.length ?? 0) - 2;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => {
      const square = lines[Math.ceil(y / 2)]?.[x + 1];
      return square === '█' || square === (y % 2 === 0 ? '▄' : '▀');
    }),
  );
}

function modulesOf(text: string): boolean[][] {
  const { size, data } = qrcode.create(text).modules;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => data[y * size + x] === 1),
  );
}
