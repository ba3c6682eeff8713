import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { choose, look, move, openDemo, tap, write, type Opened } from './browser.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

type Length = { tall: number; seen: number };

const table = ['| Screen | 100 % | 130 % |', '| --- | --- | --- |'];

afterAll(() => {
  process.stdout.write(`${table.join('\n')}\n`);
});

test.each([
  {
    name: 'Nguyễn Thị Hạnh',
    visits: [
      ['/tonghop'],
      ['/tonghop', 'Từng mục'],
      ['/tonghop', 'Phần viết (1)'],
      ['/tonghop', 'Cam kết (1)'],
      ['/tonghop', 'Ai chưa gửi (4)'],
      ['/tonghop', 'Số liệu để chép'],
      ['/tonghop', 'Góp ý (1)'],
      ['/tonghop', 'Duyệt bản này'],
      ['/tonghop', 'Văn bản'],
      ['/tonghop', 'Đợt khác'],
      ['/tonghop', 'Đợt khác', 'Đợt tháng 10/2026 ✓'],
      ['/nhac'],
      ['/nhac', 'Tin đã đến ai'],
      ['/lich'],
      ['/lich', 'Các kỳ đã qua'],
      ['/lich', 'Việc của kỳ tới'],
      ['/lich', 'Việc của kỳ tới', 'Ai vắng có lý do'],
      ['/lich', 'Xin phép vắng'],
      ['/chibo'],
      ['/chibo', 'Danh sách'],
      ['/chibo', 'Danh sách', 'Thêm đảng viên'],
      ['/chibo', 'Kỳ sinh hoạt'],
      ['/chibo', 'Kỳ sinh hoạt', 'Điểm danh 26/10/2026'],
      ['/chibo', 'Kỳ sinh hoạt', 'Chuyển lịch'],
      ['/chibo', 'Kỳ sinh hoạt', 'Chương trình'],
      ['/chibo', 'Kỳ sinh hoạt', 'Ai dự, ai vắng'],
      ['/chibo', 'Đợt tự soi'],
      ['/chibo', 'Đợt tự soi', 'Đổi danh mục'],
      ['/chibo', 'Đợt tự soi', 'Chọn mục trọng tâm'],
      ['/chibo', 'Cài đặt'],
      ['/chibo', 'Thông tin văn bản'],
      ['/chibo', 'Chức vụ'],
      ['/chibo', 'Chức vụ', 'Bàn giao phần việc của bí thư'],
      ['/chibo', 'Chức vụ', 'Nhờ đồng chí khác làm thay'],
      ['/chibo', 'Chức vụ', 'Phó bí thư, chi ủy viên'],
      ['/moi'],
      ['/moi', 'Tạo liên kết chung'],
      ['/donvi'],
      ['/camket'],
      ['/dulieu'],
      ['/trogiup'],
      ['/trogiup', 'Việc của bí thư'],
      ['/trogiup', 'Việc của người vận hành trợ lý'],
      ['/start'],
    ],
  },
  {
    name: 'Đỗ Văn Tư',
    visits: [
      ['/lich'],
      ['/camket'],
      ['/dulieu'],
      ['/dulieu', 'Rút lại sự đồng ý'],
      ['/trogiup'],
      ['/trogiup', 'Góp ý cho chi ủy'],
      ['/start'],
    ],
  },
  {
    name: 'Vũ Thị Lan',
    visits: [
      ['/donvi'],
      ['/donvi', 'Số liệu'],
      ['/donvi', 'Số liệu', 'Quý'],
      ['/donvi', 'Số liệu', 'Năm'],
      ['/donvi', 'Số liệu', 'Từng đơn vị'],
      ['/donvi', 'Số liệu', 'Số liệu để chép'],
      ['/donvi', 'Trực thuộc (2)'],
      ['/lich'],
      ['/trogiup'],
      ['/dulieu'],
    ],
  },
])('on a small phone the screens of $name are read from the first line', async ({ name, visits }) => {
  const opened = await openDemo(phone);
  const chat = await choose(opened.page, name);
  const given = name.split(' ').at(-1) ?? '';
  const found: string[] = [];
  for (const [command = '', ...labels] of visits) {
    await open(opened, chat, command);
    for (const label of labels) {
      pause(opened);
      await tap(chat, label);
    }
    const screen = `${given} ${[command, ...labels].join(' › ')}`;
    await measure(opened, screen, found);
  }
  expect(found).toEqual([]);
});

test('so are a hand-over on both sides, and a roll call of thirty long names', async () => {
  const opened = await openDemo(phone);
  const found: string[] = [];
  const hanh = await choose(opened.page, 'Nguyễn Thị Hạnh');
  await open(opened, hanh, '/chibo');
  await tap(hanh, 'Thêm đảng viên');
  await open(opened, hanh, thirty().join('\n'));
  await tap(hanh, /^Lưu/);
  await open(opened, hanh, '/chibo');
  await tap(hanh, 'Danh sách');
  await measure(opened, 'a roster of thirty long names', found);
  await open(opened, hanh, '/lich');
  await tap(hanh, 'Điểm danh 26/10/2026');
  await measure(opened, 'a roll call of thirty long names', found);
  await open(opened, hanh, '/chibo');
  for (const label of ['Chức vụ', 'Bàn giao phần việc của bí thư', 'Trần Văn Minh']) {
    pause(opened);
    await tap(hanh, label);
  }
  await measure(opened, 'a hand-over before it is offered', found);
  await tap(hanh, 'Gửi đề nghị bàn giao');
  await measure(opened, 'a hand-over that was offered', found);
  await opened.page.goto('about:blank');
  await opened.page.goto(opened.demo.url);
  const minh = await choose(opened.page, 'Trần Văn Minh');
  await minh.locator('.inline-keyboard').getByRole('button', { name: 'Tôi nhận' }).last().waitFor();
  await measure(opened, 'what the successor is asked', found);
  await tap(minh, 'Tôi nhận');
  await measure(opened, 'what the successor is told', found);
  for (const command of ['/chibo', '/tonghop', '/lich', '/trogiup']) {
    await open(opened, minh, command);
    await measure(opened, `the successor’s ${command}`, found);
  }
  expect(found).toEqual([]);
});

test('so are the screens in English, and the monthly form question by question', async () => {
  const opened = await openDemo(phone);
  const found: string[] = [];
  const hanh = await choose(opened.page, 'Nguyễn Thị Hạnh');
  await open(opened, hanh, '/chibo');
  for (const label of ['Đợt tự soi', 'Đổi danh mục', 'Phiếu tự soi tháng']) {
    pause(opened);
    await tap(hanh, label);
  }
  await open(opened, hanh, '/ngonngu');
  await tap(hanh, 'English');
  for (const command of ['/summary', '/schedule', '/remind', '/cell', '/mydata', '/help', '/invite']) {
    await open(opened, hanh, command);
    await measure(opened, `English ${command}`, found);
  }
  await moveOn(opened, '+1 tháng');
  await opened.page.goto('about:blank');
  await opened.page.goto(opened.demo.url);
  const tu = await choose(opened.page, 'Đỗ Văn Tư');
  await open(opened, tu, '/tusoi');
  for (let question = 1; question <= 3; question += 1) {
    await measure(opened, `the monthly form, question ${String(question)}`, found);
    await open(opened, tu, `Việc thứ ${String(question)} đã làm đúng hạn`);
  }
  await measure(opened, 'the monthly form, after three answers', found);
  expect(found).toEqual([]);
});

/** Twenty-nine more than the secretary, none of whom fits half a row. */
function thirty(): string[] {
  const given = ['Ánh', 'Bích', 'Châu', 'Dương', 'Giang', 'Hương'];
  const middle = ['Thị Hoàng', 'Phúc Quỳnh', 'Thị Phương', 'Ngọc Minh', 'Đình Trường'];
  return given.flatMap((last) => middle.map((names) => `Nguyễn ${names} ${last}`)).slice(0, 29);
}

async function measure(opened: Opened, screen: string, found: string[]): Promise<void> {
  const usual = await lengthAt(opened.page, 100);
  const large = await lengthAt(opened.page, 130);
  table.push(`| ${screen} | ${shown(usual)} | ${shown(large)} |`);
  if (usual.tall > usual.seen) found.push(screen);
}

function shown({ tall, seen }: Length): string {
  return tall > seen ? `${String(tall)} (${String(tall - seen)} too long)` : String(tall);
}

/** People take their time, or Telegram's limits are met. */
function pause({ demo }: Opened): void {
  demo.clock.moveTo(new Date(demo.clock.now().getTime() + 5000));
}

/** Types the command, and waits for what it opens. */
async function open(opened: Opened, chat: Locator, command: string): Promise<void> {
  const rows = await chat.locator('.row').count();
  pause(opened);
  await write(chat, command);
  await look(opened.page, `document.querySelectorAll('[role=log] .row').length >= ${String(rows + 2)}`);
}

/** Time is moved by a button that only a wide window shows. */
async function moveOn({ page }: Opened, label: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 740 });
  await move(page, label);
  await page.setViewportSize(phone.viewport);
}

/** The height of the newest message, and of the part of the chat that is seen. */
async function lengthAt(page: Page, percent: number): Promise<Length> {
  await page.evaluate(`document.documentElement.style.fontSize = '${String(percent)}%'`);
  const heights = await page.evaluate(`(() => {
    const log = document.querySelector('[role=log]');
    const newest = [...log.querySelectorAll('.row')].at(-1);
    return [newest, log].map((one) => Math.round(one.getBoundingClientRect().height)).join();
  })()`);
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  const [tall = 0, seen = 0] = String(heights).split(',').map(Number);
  return { tall, seen };
}
