import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { takeExcerpts, withExcerpts, type Excerpts } from './excerpts.ts';
import { takeMonth, takeSetup } from './guide-pictures.ts';
import { button, chatOf, docs, hanh, openChats, take } from './pictures.ts';
import { startBotWith } from './start-bot.ts';
import { startDemo, type Demo } from './start-demo.ts';

/**
 * The pictures of README and of the guides, and README's excerpts, taken anew from demos that are played for
 * them: `npm run screenshots`, with another browser than /usr/bin/chromium as its argument.
 */
const thu = { id: 5_000_000_003, name: 'Lê Thị Thu' };
const bao = { id: 5_000_000_004, name: 'Phạm Quốc Bảo' };
const tu = { id: 5_000_000_005, name: 'Đỗ Văn Tư' };

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--hide-scrollbars'],
});
try {
  await play({ isEmpty: true }, (demo) => takeSetup(browser, demo));
  await play({ isEmpty: false }, async (demo) => {
    await takeReview(browser, demo);
    writeExcerpts(await takeExcerpts(demo));
    await takeReminderAndSummary(browser, demo);
    await takeMonth(browser, demo);
  });
  await play({ isEmpty: false, hasPage: true }, (demo) => takeDoor(browser, demo));
} finally {
  await browser.close();
}

type Played = { isEmpty: boolean; hasPage?: boolean };

async function play(
  { isEmpty, hasPage = false }: Played,
  work: (demo: Demo) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-pictures-'));
  try {
    const today = new Date('2026-11-18T01:00:00Z');
    const started = await startDemo({
      ...{ port: 0, folder, today, isEmpty, hasPage, isReset: false, startBot: startBotWith(countedBytes()) },
    });
    if (started.status !== 'started') throw new Error(`the demo did not start: ${started.status}`);
    try {
      await work(started.demo);
    } finally {
      await started.demo.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A link in a picture is the same each time it is taken. */
function countedBytes(): (count: number) => Uint8Array {
  let made = 0;
  return (count) =>
    createHash('sha256')
      .update(String((made += 1)))
      .digest()
      .subarray(0, count);
}

function writeExcerpts(excerpts: Excerpts): void {
  for (const name of ['README.md', 'README.vi.md']) {
    const file = path.resolve(docs, '..', name);
    writeFileSync(file, withExcerpts(readFileSync(file, 'utf8'), excerpts));
    process.stdout.write(`${name}: two excerpts\n`);
  }
}

/** A member in the middle of a review, on a phone, light and dark. */
async function takeReview(browser: Browser, demo: Demo): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openChats(browser, demo, { ...phone, colorScheme }, [thu]);
    await button(chatOf(page, thu), 'Xong mục này').waitFor();
    await take(page, `review-phone-${colorScheme}.webp`);
    await page.context().close();
  }
}

/** The page of the web door on a phone, at an item. */
async function takeDoor(browser: Browser, demo: Demo): Promise<void> {
  const page = await browser.newPage({
    ...phone,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await page.goto(`${demo.url}/door/${String(bao.id)}`);
  await page.getByRole('button', { name: 'Tự soi', exact: true }).click();
  await page.getByRole('button', { name: '4', exact: true }).click();
  await page.getByText('Mục 4').first().waitFor();
  await take(page, 'page-phone-light.webp');
  await page.context().close();
}

/** The reminder at a member, beside the secretary with the summary. */
async function takeReminderAndSummary(browser: Browser, demo: Demo): Promise<void> {
  const page = await openChats(browser, demo, desktop, [hanh, tu]);
  await page.getByRole('button', { name: 'Tới lần nhắc kế tiếp', exact: true }).click();
  await chatOf(page, tu).getByText('Còn 7 ngày nữa chi bộ sinh hoạt:').last().waitFor();
  await page.getByRole('button', { name: 'Tới lần nhắc kế tiếp', exact: true, disabled: false }).waitFor();
  await chatOf(page, hanh).getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  await button(chatOf(page, hanh), 'Từng mục').waitFor();
  await page.locator('.flash').first().waitFor({ state: 'detached' });
  await take(page, 'reminder-and-summary.webp');
  await page.context().close();
}
