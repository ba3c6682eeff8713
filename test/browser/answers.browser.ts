import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf, ids, isFocused, look, move, openDemo, sees, tap, write } from './browser.ts';

test('a toast stands over the chat for a moment, an alert until it is closed', async () => {
  const { page } = await openDemo({ hash: `#${ids.tu},${ids.hanh}` });
  const tu = chatOf(page, 'Đỗ Văn Tư');
  const hanh = chatOf(page, 'Nguyễn Thị Hạnh');

  await tu.locator('.inline-keyboard').getByRole('button', { name: 'Dự', exact: true }).last().click();
  const toasts = `[...document.querySelectorAll('.chat')].map((chat) => chat.querySelector('.flash')?.textContent ?? '')`;
  expect(await look(page, `((all) => all.some((text) => text !== '') && all)(${toasts})`)).toEqual([
    'Đã ghi. Xin cảm ơn đồng chí.',
    '',
  ]);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await tu.locator('.flash').waitFor({ state: 'detached' });
  await sees(tu, 'Đồng chí báo: dự.');

  await hanh.locator('.inline-keyboard').getByRole('button', { name: 'Không đúng' }).last().click();
  const alert = page.getByRole('dialog', { name: 'Tự Soi' });
  expect(await alert.locator('.alert-text').textContent()).toBe(
    'Đã quá 7 ngày. Nếu vẫn cần đổi, xin đồng chí mời lại bằng liên kết mới.',
  );
  await isFocused(page, 'Đã rõ');
  await page.keyboard.press('Enter');
  await alert.waitFor({ state: 'detached' });
});

test('a day later it is the same time, and the bot has done what was due', async () => {
  const { demo, page } = await openDemo({ hash: `#${ids.tu}` });

  const moved = await move(page, '+1 ngày');

  expect(moved).toMatch(/^Bây giờ là 09:0\d, thứ Năm, 19\/11\/2026\. Bot không nhắn gì trong lúc đó\.$/);
  expect(await page.locator('.clock span').textContent()).toBe('Thứ Năm, 19/11/2026');
  expect(demo.clock.now().toISOString().slice(0, 15)).toBe('2026-11-19T02:0');
});

test('an injected 502, a dropped connection and a slow API are seen, and nothing that was tapped or said is lost', async () => {
  const { demo, page } = await openDemo({
    hash: `#${ids.thu},${ids.tu}`,
    refusals: ['query-too-old', 'query-too-old'],
  });
  const thu = chatOf(page, 'Lê Thị Thu');
  const tu = chatOf(page, 'Đỗ Văn Tư');
  await page.getByRole('button', { name: 'Dành cho lập trình viên' }).click();

  await inject(page, { fault: '502: cổng trung gian hỏng', method: 'editMessageText' });
  await tap(thu, 'Xong mục này');
  await sees(thu, 'nhóm 2/3');

  await inject(page, { fault: 'Đứt kết nối trước khi xử lý', method: 'editMessageText' });
  await tap(thu, /^Nhóm này/);
  await sees(thu, 'nhóm 3/3');

  await inject(page, { fault: 'API chậm', method: 'sendMessage' });
  const field = tu.getByRole('textbox', { name: 'Nhập tin nhắn' });
  await field.fill('/lich');
  const began = performance.now();
  await write(thu, '/lich');
  // What goes slowly is sent again after two seconds: until then the other has to be answered.
  await expect.poll(() => demo.emulator.faults.pending(), { interval: 10 }).toEqual([]);
  await field.press('Enter');
  const schedules = `[...document.querySelectorAll('.chat')].map((chat) =>
    [...chat.querySelectorAll('.row')].some((row) => row.textContent.includes('Kỳ tới:')))`;
  expect(await look(page, `((all) => all.includes(true) && all)(${schedules})`)).toEqual([false, true]);
  await page.getByText('Không có sự cố nào đang chờ.').waitFor();
  await sees(thu, 'Kỳ tới:');
  expect(performance.now() - began).toBeGreaterThan(1000);

  await page.getByRole('tab', { name: 'Lời gọi' }).click();
  await page.getByLabel('Chỉ lời gọi bị từ chối').check();
  await page.getByText('502-html · sự cố giả').waitFor();
  await page.getByText('drop · sự cố giả').waitFor();
  expect(demo.emulator.unanswered()).toEqual([]);
});

test('the language of the app is not that of the bot, which is asked for in the chat', async () => {
  const { page } = await openDemo({ hash: `#${ids.bao}` });
  const bao = chatOf(page, 'Phạm Quốc Bảo');
  const more = bao.getByRole('button', { name: 'Thêm thao tác', exact: true });
  await more.click();
  await bao.getByRole('menuitem', { name: 'Ngôn ngữ ứng dụng: English' }).click();
  await more.click();
  await bao.getByRole('menuitem', { name: 'Ngôn ngữ ứng dụng: Tiếng Việt' }).waitFor();
  await page.keyboard.press('Escape');
  await write(bao, '/lich');
  await sees(bao, 'Kỳ tới:');

  await write(bao, '/ngonngu');
  await tap(bao, /English/);

  await bao.getByRole('button', { name: 'My review', exact: true }).waitFor();
  await write(bao, '/schedule');
  await sees(bao, 'Next:');
});

/** Has the next call of this method meet with it. */
async function inject(page: Page, { fault, method }: { fault: string; method: string }): Promise<void> {
  await page.getByRole('tab', { name: 'Sự cố' }).click();
  await page.getByRole('combobox', { name: 'Sự cố' }).selectOption(fault);
  await page.getByLabel('Phương thức').selectOption(method);
  await page.getByRole('button', { name: 'Gây sự cố' }).click();
  await page.getByText(`${method} · còn 1`).waitFor();
}
