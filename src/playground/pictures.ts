import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Demo } from './start-demo.ts';

export const docs = path.resolve(import.meta.dirname, '../../docs');
const largestBytes = 150 * 1024;
/** Of the page, around a message. */
const border = 8;

type Chat = { id: number; name: string };

export const hanh = { id: 5_000_000_001, name: 'Nguyễn Thị Hạnh' };

export async function openChats(
  browser: Browser,
  demo: Demo,
  options: BrowserContextOptions,
  chats: readonly Chat[],
): Promise<Page> {
  const page = await browser.newPage({ locale: 'vi-VN', reducedMotion: 'reduce', ...options });
  await page.goto(`${demo.url}/#${chats.map(({ id }) => id).join(',')}`);
  for (const chat of chats) await chatOf(page, chat).waitFor();
  return page;
}

export function chatOf(page: Page, { name }: Pick<Chat, 'name'>): Locator {
  return page.getByRole('region', { name: `Trò chuyện của ${name}`, exact: true });
}

/** The newest button with this label. */
export function button(chat: Locator, name: string | RegExp): Locator {
  return chat.locator('.inline-keyboard').getByRole('button', { name, exact: true }).last();
}

export async function write(chat: Locator, words: string): Promise<void> {
  await chat.getByRole('textbox').fill(words);
  await chat.getByRole('button', { name: 'Gửi', exact: true }).click();
}

/** A chat comes to its end by and by, and at a fraction of a pixel: a picture is taken of where it would come to rest. */
async function settle(page: Page, message: Locator | undefined): Promise<void> {
  await page.evaluate(
    'Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]).then(() => undefined)',
  );
  if (message === undefined)
    await page.evaluate(
      "document.querySelectorAll('.log').forEach((log) => (log.scrollTop = log.scrollHeight))",
    );
  else await message.evaluate("(element) => element.scrollIntoView({ block: 'end' })");
  await page.evaluate(
    "document.querySelectorAll('*').forEach((one) => { if (one.scrollTop > 0) one.scrollTop = Math.floor(one.scrollTop); })",
  );
  await page.evaluate('document.getAnimations().forEach((one) => one.finish())');
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** As WebP, a third of a PNG: the whole window, or one message with its buttons. */
export async function take(page: Page, name: string, message?: Locator): Promise<void> {
  await settle(page, message);
  const devtools = await page.context().newCDPSession(page);
  const clip = message === undefined ? {} : { clip: { ...(await boxOf(message)), scale: 1 } };
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 85, ...clip });
  const picture = Buffer.from(data, 'base64');
  if (picture.byteLength > largestBytes) throw new Error(`${name} has ${picture.byteLength} bytes`);
  const file = path.join(docs, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
  process.stdout.write(`docs/${name}: ${Math.ceil(picture.byteLength / 1024)} KB\n`);
}

async function boxOf(message: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await message.boundingBox();
  if (box === null) throw new Error('what is to be taken is not on the page');
  const window = message.page().viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, box.x - border);
  const top = Math.max(0, box.y - border);
  const right = Math.min(window.width, box.x + box.width + border);
  const bottom = Math.min(window.height, box.y + box.height + border);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
