import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageUrl, startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, setUpCell } from '../support/cell.ts';
import { createDevice } from '../support/device.ts';
import { filledForm, madeXlsx, noise } from '../support/made-xlsx.ts';
import type { PersonDriver } from '../support/people.ts';
import { findings } from './axe.ts';
import { startPageProxy, type PageProxy } from './page-proxy.ts';

let test: TestApp;
let secretary: PersonDriver;
let proxy: PageProxy;
let browser: Browser;

beforeEach(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z', page: true });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  proxy = await startPageProxy(() => test.app.pagePort ?? 0);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
});

afterEach(async () => {
  await browser.close();
  proxy.stop();
  await test.close();
});

async function open(path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(proxy.url + path);
  return page;
}

/** The part of the link behind the address, as it is passed on. */
async function invitationFor(name: string): Promise<string> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  return /https:[^\s#]+(\/#\S+)/.exec(secretary.find(/Không dùng Telegram/).text)?.[1] ?? '';
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
}

async function overflow(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

const addresses =
  /^\/(?:act|enter|events|heard|push|read|state|worker\.js|icon\.svg|manifest\.webmanifest)?$/;

it.each([
  [320, 'light'],
  [390, 'dark'],
  [1280, 'light'],
] as const)(
  'a member comes in and reviews themselves on a screen %i wide, %s, and nothing is found to be hard to use',
  async (width, colorScheme) => {
    const page = await open(await invitationFor('Nguyễn Văn An'), {
      ...{ viewport: { width, height: 740 }, colorScheme },
    });
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url().replace(proxy.url, '')));
    await press(page, /^Mở/);
    await press(page, 'Tôi đồng ý');
    await press(page, 'Đúng là tôi');
    await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
    expect(await findings(page)).toEqual([]);

    await test.passTo('2026-11-23T02:00:00Z');
    await page.getByText('chưa đọc').waitFor({ state: 'attached' });
    await press(page, /^Thông báo/);
    const when = page.locator('.notice time').first();
    expect(await when.textContent()).toMatch(/01:00 Thứ Hai, 23 tháng 11$/);
    expect(await findings(page)).toEqual([]);
    await press(page, 'Bắt đầu tự soi');
    await page.getByText('nhóm 1/3').waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    for (const next of ['nhóm 2/3', 'nhóm 3/3', 'Đồng chí chọn']) {
      await press(page, /^Nhóm này/);
      if (next.startsWith('nhóm')) await page.getByText(next).waitFor();
    }
    await press(page, /^Cả chi bộ/);
    await page.getByRole('main').getByRole('button', { name: /^Gửi/ }).click();
    await page.getByText('Đã gửi. Xin cảm ơn đồng chí!').waitFor();
    expect(await overflow(page)).toBe(0);
    // No address of anything that was asked for has a word of anybody, nor the secret of the link.
    expect([...asked].filter((address) => !addresses.test(address))).toEqual([]);
    expect(asked).toContain('/enter');
  },
);

it('inside Zalo says first how the page is opened in the system’s own browser', async () => {
  const link = await invitationFor('Nguyễn Văn An');
  const inZalo = await open(link, {
    ...{ viewport: { width: 320, height: 740 }, userAgent: 'Mozilla/5.0 (Linux; Android 9) Zalo android/1' },
  });
  await inZalo.getByText('chọn “Mở bằng trình duyệt”').waitFor();
  expect(await findings(inZalo)).toEqual([]);
  const outside = await open(link, { viewport: { width: 320, height: 740 } });
  await outside.getByRole('button', { name: /^Mở/ }).waitFor();
  expect(await outside.getByText('Mở bằng trình duyệt').count()).toBe(0);
});

it('says that there is no network, keeps what is being typed, and sends it once when there is one again', async () => {
  const page = await open(await invitationFor('Nguyễn Văn An'), { viewport: { width: 360, height: 740 } });
  await press(page, /^Mở/);
  await press(page, 'Tôi đồng ý');
  await press(page, 'Đúng là tôi');
  await test.passTo('2026-11-23T02:00:00Z');
  await press(page, 'Tự soi');
  await press(page, '4');
  await press(page, 'Có nguy cơ');
  await press(page, /^Viết: Biểu hiện/);
  const field = page.getByRole('textbox');
  await field.fill('Có lúc còn nể nang');
  await page.context().setOffline(true);
  await press(page, 'Gửi');
  await page.getByText(/Không có mạng/).waitFor();
  expect(await field.inputValue()).toBe('Có lúc còn nể nang');
  await page.context().setOffline(false);
  await page.getByText('Nguyên nhân chủ quan hay khách quan?').waitFor();
  expect(await field.inputValue()).toBe('');
});

it('hears again what came while the program was away, and shows nothing once its device is closed elsewhere', async () => {
  const page = await open(await invitationFor('Nguyễn Văn An'), { viewport: { width: 360, height: 740 } });
  await press(page, /^Mở/);
  await press(page, 'Tôi đồng ý');
  await press(page, 'Đúng là tôi');
  proxy.cut(true);
  await page.getByText(/Không có mạng/).waitFor();
  await test.restart();
  await test.passTo('2026-11-23T02:00:00Z');
  proxy.cut(false);
  await page.getByText('chưa đọc').waitFor({ state: 'attached' });
  await page.getByText(/Không có mạng/).waitFor({ state: 'detached' });

  const other = createDevice(test.app.pagePort ?? 0);
  const [cookie] = await page.context().cookies();
  const headers = { cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` };
  await other.request('POST', '/leave', {}, { headers });
  await page.getByRole('textbox').waitFor();
  expect(await page.getByText('Chi bộ Tổ dân phố 5').count()).toBe(0);
});

it('puts a text for Zalo at hand; without a clipboard one touch takes it whole', async () => {
  await secretary.says('/dulieu');
  for (const label of ['Các kết nối', 'Thêm một máy']) await secretary.taps(label);
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(secretary.screen())?.[0] ?? '';
  const page = await open('/', { viewport: { width: 320, height: 740 } });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: proxy.url });
  await page.getByRole('textbox').fill(code);
  await press(page, 'Kết nối');
  await press(page, 'Tôi đồng ý');
  await press(page, 'Chi bộ');
  for (const label of ['Kỳ sinh hoạt', 'Chương trình', 'Chép cho nhóm Zalo']) await press(page, label);
  await press(page, 'Chép lời nhắn');
  await page.getByText(/^Đã chép/).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toContain('Kính mời các đồng chí dự sinh hoạt chi bộ lúc 19 giờ 30');
  expect(copied).toContain(`Xin báo dự hay vắng tại ${pageUrl}`);
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await press(page, 'Chép lời nhắn');
  await page.getByText(/^Máy này chưa cho chép/).waitFor();
  await press(page, 'Đóng');
  await page.locator('pre').click();
  expect(await page.evaluate<string>('getSelection().toString().trim()')).toBe(copied);
});

it('takes a file that is chosen on the device, by touch or by the keyboard, and says of one that it is too large', async () => {
  await secretary.says('/dulieu');
  for (const label of ['Các kết nối', 'Thêm một máy']) await secretary.taps(label);
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(secretary.screen())?.[0] ?? '';
  const page = await open('/', { viewport: { width: 320, height: 740 } });
  await page.getByRole('textbox').fill(code);
  for (const label of ['Kết nối', 'Tôi đồng ý', 'Chi bộ', 'Thêm đảng viên']) await press(page, label);
  await page.getByRole('textbox').fill('Phạm Thị Dung');
  for (const label of ['Gửi', /^Lưu/]) await press(page, label);
  await page.getByText(/^Đã lưu 1 đồng chí/).waitFor();
  // The list of who is there asks for no more names.
  await press(page, 'Danh sách');
  await page.getByRole('textbox').waitFor({ state: 'detached' });
  for (const label of ['Chi bộ', 'Đợt tự soi', 'Danh mục tự soạn']) await press(page, label);
  expect(await page.locator('input[type=file]').count()).toBe(0);
  await press(page, 'Gửi tệp đã điền');
  const picker = page.getByLabel('Chọn tệp để gửi');
  await picker.focus();
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  const huge = Buffer.alloc(1024 * 1024 + 1);
  await picker.setInputFiles({ name: 'a.xlsx', mimeType: 'application/octet-stream', buffer: huge });
  await page.getByText(/^Tệp này quá lớn/).waitFor();
  await press(page, 'Đóng');
  await picker.focus();
  const chosen = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  const buffer = Buffer.from(madeXlsx(filledForm([noise])));
  await (await chosen).setFiles({ name: 'nếp sống.xlsx', mimeType: 'application/octet-stream', buffer });
  await page.getByText('1 mục trong 1 nhóm, do Chi bộ Tổ dân phố 5 soạn.').waitFor();
  await press(page, 'Giữ danh mục này');
  await page.getByText(/^Đã giữ danh mục/).waitFor();
  await picker.waitFor({ state: 'detached' });
});

/** By the keyboard, as whoever has no pointer goes: from one to the next. */
async function reach(page: Page, beginning: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate<string>('document.activeElement?.textContent ?? ""');
    if (label.trim().startsWith(beginning)) return page.keyboard.press('Enter');
  }
  throw new Error(`no key leads to "${beginning}"`);
}

it('is used by the keyboard alone, and with letters of twice the size', async () => {
  const page = await open(await invitationFor('Nguyễn Văn An'), { viewport: { width: 360, height: 740 } });
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Tôi đồng ý' }).waitFor();
  await reach(page, 'Tôi đồng ý');
  await page.getByRole('button', { name: 'Đúng là tôi' }).waitFor();
  await reach(page, 'Đúng là tôi');
  await page.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();
  expect(await overflow(page)).toBe(0);

  await test.passTo('2026-11-23T02:00:00Z');
  await page.getByText('chưa đọc').waitFor({ state: 'attached' });
  for (const [label, next] of [
    ...[
      ['Thông báo', 'Đợt tự soi tháng 12/2026 đã mở'],
      ['Bắt đầu tự soi', 'nhóm 1/3'],
    ],
    ...[
      ['Nhóm này', 'nhóm 2/3'],
      ['Nhóm này', 'nhóm 3/3'],
      ['Nhóm này', 'Ai được đọc bản này'],
    ],
    ...[
      ['Cả chi bộ', 'Mức chia sẻ: Cả chi bộ'],
      ['Gửi', 'Đã gửi. Xin cảm ơn đồng chí!'],
    ],
  ] as const) {
    await reach(page, label);
    await page.getByText(next).waitFor();
  }
  expect(await overflow(page)).toBe(0);
});

it('in two tabs says the same, whichever of them is tapped', async () => {
  const one = await open(await invitationFor('Nguyễn Văn An'), { viewport: { width: 360, height: 740 } });
  await press(one, /^Mở/);
  await press(one, 'Tôi đồng ý');
  await press(one, 'Đúng là tôi');
  await test.passTo('2026-11-23T02:00:00Z');
  await press(one, 'Tự soi');
  await one.getByText('nhóm 1/3').waitFor();
  const other = await one.context().newPage();
  await other.goto(proxy.url);
  await other.getByText('nhóm 1/3').waitFor();
  await press(one, /^Nhóm này/);
  await other.getByText('nhóm 2/3').waitFor();
  await press(other, /^Nhóm này/);
  await one.getByText('nhóm 3/3').waitFor();
  await one.getByText('18/27 mục').waitFor();
});

it('is there again after back and forward, and asks before what is typed is lost', async () => {
  const page = await open(await invitationFor('Nguyễn Văn An'), { viewport: { width: 360, height: 740 } });
  await press(page, /^Mở/);
  await press(page, 'Tôi đồng ý');
  await press(page, 'Đúng là tôi');
  await test.passTo('2026-11-23T02:00:00Z');
  await press(page, 'Tự soi');
  await press(page, '4');
  await press(page, 'Có nguy cơ');
  await press(page, /^Viết: Biểu hiện/);
  await page.getByRole('textbox').waitFor();
  expect(page.url()).toBe(`${proxy.url}/`);
  await page.goto(`${proxy.url}/icon.svg`);
  await page.goBack();
  await page.getByText('Biểu hiện cụ thể').waitFor();
  await page.goForward();
  await page.goBack();
  // A browser asks only for what was typed by hand.
  await page.getByRole('textbox').click();
  await page.keyboard.type('Có lúc còn nể nang');
  const asked = page.waitForEvent('dialog');
  const left = page.evaluate('location.reload()');
  await (await asked).dismiss();
  await left;
  expect(await page.getByRole('textbox').inputValue()).toBe('Có lúc còn nể nang');
});
