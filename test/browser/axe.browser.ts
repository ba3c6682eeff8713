import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { chatOf, choose, ids, openDemo, tap, write } from './browser.ts';

test.each(['light', 'dark'] as const)(
  'in the %s scheme no state of the page has a serious finding',
  async (colorScheme) => {
    const { page } = await openDemo({ colorScheme });
    await chatOf(page, 'Lê Thị Thu').waitFor();
    expect(await findings(page)).toEqual([]);

    const hanh = chatOf(page, 'Nguyễn Thị Hạnh');
    await write(hanh, '/moi');
    await tap(hanh, 'Tạo liên kết chung');
    await hanh
      .getByRole('link', { name: /start=join_/ })
      .last()
      .waitFor();
    await hanh.getByRole('button', { name: 'Các lệnh' }).click();
    await chatOf(page, 'Lê Thị Thu').getByRole('button', { name: 'Thêm thao tác', exact: true }).click();
    expect(await findings(page)).toEqual([]);

    await hanh
      .getByRole('link', { name: /start=join_/ })
      .last()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Dành cho lập trình viên' }).click();
    await page.locator('.calls summary').first().click();
    await page.locator('.calls pre').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Sự cố' }).click();
    await page.getByRole('button', { name: 'Gây sự cố' }).click();
    await page.locator('.pending-faults').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ hết' }).click();

    await choose(page, 'Chi bộ Tổ dân phố 5');
    expect(await findings(page)).toEqual([]);
  },
);

test.each([
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 320 },
] as const)(
  'on a phone of $width px in the $colorScheme scheme no state of the page has a serious finding',
  async ({ colorScheme, width }) => {
    const { page } = await openDemo({ viewport: { width, height: 720 }, colorScheme });
    await page.getByRole('button', { name: /^Lê Thị Thu/ }).waitFor();
    expect(await findings(page)).toEqual([]);

    const thu = await choose(page, 'Lê Thị Thu');
    await thu.getByRole('button', { name: 'Xong mục này' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await thu.getByRole('button', { name: 'Thêm thao tác', exact: true }).click();
    await thu.getByRole('menuitem', { name: 'Chặn bot' }).click();
    await thu.getByRole('button', { name: 'Bỏ chặn và bắt đầu lại' }).waitFor();
    expect(await findings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await page.getByRole('button', { name: 'Dành cho lập trình viên' }).click();
    await page.getByRole('tab', { name: 'Sự cố' }).click();
    await page.getByRole('button', { name: 'Gây sự cố' }).waitFor();
    expect(await findings(page)).toEqual([]);
  },
);

test('before anybody has claimed the bot there is no serious finding', async () => {
  const { page } = await openDemo({ isEmpty: true, hash: `#${ids.hanh}` });
  await page.getByRole('button', { name: /^Mở liên kết thiết lập/ }).waitFor();
  expect(await findings(page)).toEqual([]);
});
