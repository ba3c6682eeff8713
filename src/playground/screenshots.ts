import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { takeExcerpts, withExcerpts, type Excerpts } from './excerpts.ts';
import { startBot } from './start-bot.ts';
import { startDemo, type Demo } from './start-demo.ts';

/** The pictures and the excerpts of the README, taken anew from a demo that is played for them: `npm run screenshots`, with another browser than /usr/bin/chromium as its argument. */
const folder = path.resolve(import.meta.dirname, '../../docs');
const largestBytes = 150 * 1024;

const hanh = { id: 5_000_000_001, name: 'Nguyễn Thị Hạnh' };
const thu = { id: 5_000_000_003, name: 'Lê Thị Thu' };
const tu = { id: 5_000_000_005, name: 'Đỗ Văn Tư' };

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const played = mkdtempSync(path.join(tmpdir(), 'tu-soi-pictures-'));
try {
  await takeAll();
} finally {
  rmSync(played, { recursive: true, force: true });
}

async function takeAll(): Promise<void> {
  const today = new Date('2026-11-18T01:00:00Z');
  const started = await startDemo({
    port: 0,
    folder: played,
    today,
    isEmpty: false,
    isReset: false,
    startBot,
  });
  if (started.status !== 'started') throw new Error(`the demo did not start: ${started.status}`);
  const { demo } = started;
  const browser = await chromium.launch({
    executablePath: process.argv[2] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--hide-scrollbars'],
  });
  try {
    await takeReview(browser, demo);
    writeExcerpts(await takeExcerpts(demo));
    await takeSecretary(browser, demo);
    await takeReminderAndSummary(browser, demo);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

function writeExcerpts(excerpts: Excerpts): void {
  for (const name of ['README.md', 'README.vi.md']) {
    const file = path.resolve(folder, '..', name);
    writeFileSync(file, withExcerpts(readFileSync(file, 'utf8'), excerpts));
    process.stdout.write(`${name}: two excerpts\n`);
  }
}

/** A member in the middle of a review, on a phone, light and dark. */
async function takeReview(browser: Browser, demo: Demo): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(browser, demo, { ...phone, colorScheme }, [thu]);
    await button(chatOf(page, thu), 'Xong mục này').waitFor();
    await take(page, `review-phone-${colorScheme}.webp`);
    await page.context().close();
  }
}

/** What the guide for the secretary shows, on a phone. */
async function takeSecretary(browser: Browser, demo: Demo): Promise<void> {
  const page = await open(browser, demo, { ...phone, colorScheme: 'light' }, [hanh]);
  const chat = chatOf(page, hanh);
  const says = async (words: string): Promise<void> => {
    await chat.getByRole('textbox').fill(words);
    await chat.getByRole('button', { name: 'Gửi', exact: true }).click();
  };
  await says('/chibo');
  await button(chat, 'Danh sách').waitFor();
  await take(page, 'secretary-cell.webp');
  await says('/nhac');
  await button(chat, 'Gửi lời nhắc').waitFor();
  await take(page, 'secretary-remind.webp');
  await says('/lich');
  await button(chat, 'Các kỳ đã qua').click();
  await chat
    .locator('.inline-keyboard')
    .getByRole('button', { name: /10\/2026/ })
    .last()
    .click();
  await button(chat, 'Biên bản').waitFor();
  await take(page, 'secretary-roll-call.webp');
  await page.context().close();
}

/** The reminder at a member, beside the secretary with the summary. */
async function takeReminderAndSummary(browser: Browser, demo: Demo): Promise<void> {
  const page = await open(browser, demo, desktop, [hanh, tu]);
  await page.getByRole('button', { name: 'Tới lần nhắc kế tiếp', exact: true }).click();
  await chatOf(page, tu).getByText('Còn 7 ngày nữa chi bộ sinh hoạt:').last().waitFor();
  await page.getByRole('button', { name: 'Tới lần nhắc kế tiếp', exact: true, disabled: false }).waitFor();
  await chatOf(page, hanh).getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  await button(chatOf(page, hanh), 'Từng mục').waitFor();
  await page.locator('.flash').first().waitFor({ state: 'detached' });
  await take(page, 'reminder-and-summary.webp');
  await page.context().close();
}

async function open(
  browser: Browser,
  demo: Demo,
  options: BrowserContextOptions,
  chats: readonly { id: number; name: string }[],
): Promise<Page> {
  const page = await browser.newPage({ locale: 'vi-VN', reducedMotion: 'reduce', ...options });
  await page.goto(`${demo.url}/#${chats.map(({ id }) => id).join(',')}`);
  for (const chat of chats) await chatOf(page, chat).waitFor();
  return page;
}

function chatOf(page: Page, { name }: { name: string }): Locator {
  return page.getByRole('region', { name: `Trò chuyện của ${name}`, exact: true });
}

function button(chat: Locator, name: string): Locator {
  return chat.locator('.inline-keyboard').getByRole('button', { name, exact: true }).last();
}

/** As WebP, a third of a PNG. */
async function take(page: Page, name: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  const picture = Buffer.from(data, 'base64');
  if (picture.byteLength > largestBytes) throw new Error(`${name} has ${picture.byteLength} bytes`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), picture);
  process.stdout.write(`docs/${name}: ${Math.ceil(picture.byteLength / 1024)} KB\n`);
}
