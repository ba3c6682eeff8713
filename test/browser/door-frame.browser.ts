import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../src/playground/start-bot.ts';
import { startDemo } from '../../src/playground/start-demo.ts';
import { chatOf, ids, move, sees } from './browser.ts';

it('the demo shows the web door of a member beside the chats: the real page, which time reaches too', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-door-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const today = new Date('2026-11-18T01:00:00Z');
  const outcome = await startDemo({
    ...{ port: 0, folder, today, isEmpty: false, isReset: false, hasPage: true, startBot },
  });
  if (outcome.status !== 'started') throw new Error(`the demo did not start: ${outcome.status}`);
  const { demo } = outcome;
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  onTestFinished(async () => {
    await browser.close();
    await demo.stop();
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Whoever has no session there is told so by a 401.
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text());
  });
  await page.goto(`${demo.url}/#${String(ids.hanh)},${String(ids.bao)}`);
  const bao = chatOf(page, 'Phạm Quốc Bảo');
  await bao.getByRole('button', { name: 'Xem trang web của đồng chí này' }).click();
  const door = bao.frameLocator('iframe');
  await door.getByRole('heading', { name: 'Chi bộ Tổ dân phố 5' }).waitFor();

  await move(page, 'Tới lần nhắc kế tiếp');
  await door.getByRole('button', { name: /^Thông báo/ }).click();
  await door
    .getByRole('button', { name: /^Bắt đầu tự soi/ })
    .first()
    .click();
  await door.getByText('nhóm 1/3').waitFor();

  // Whoever has no session yet is asked for a key, and the first one is known again afterwards.
  const hanh = chatOf(page, 'Nguyễn Thị Hạnh');
  await hanh.getByRole('button', { name: 'Xem trang web của đồng chí này' }).click();
  await hanh.frameLocator('iframe').getByRole('textbox').waitFor();
  await bao.getByRole('button', { name: 'Xem trang web của đồng chí này' }).click();
  await door.getByText('nhóm 1/3').waitFor();
  await bao.getByRole('button', { name: 'Về Telegram của đồng chí này' }).click();
  await sees(bao, 'Mã');
  expect(problems).toEqual([]);
  expect(demo.emulator.refusals).toEqual([]);
});
