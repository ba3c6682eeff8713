import { expect, test } from 'vitest';
import { chatOf, choose, ids, openDemo, sees, tap, write } from './browser.ts';

test('on a phone the list and the chat take turns, and nothing is wider than the screen', async () => {
  const { page } = await openDemo({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.getByRole('button', { name: /^Lê Thị Thu/ }).waitFor();
  expect(await page.locator('.chat').count()).toBe(0);
  const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  expect(await page.evaluate(tooWide)).toBe(false);

  const thu = await choose(page, 'Lê Thị Thu');
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.evaluate(tooWide)).toBe(false);
  await tap(thu, 'Xong mục này');
  await sees(thu, 'nhóm 2 trong 3');
  const [log, newest] = [
    await thu.getByRole('log').boundingBox(),
    await thu.locator('.row').last().boundingBox(),
  ];
  expect(Math.round((newest?.y ?? 0) + (newest?.height ?? 0))).toBeLessThanOrEqual(
    Math.round((log?.y ?? 0) + (log?.height ?? 0)),
  );

  await page.getByRole('button', { name: 'Chỉnh giờ' }).click();
  await page.getByRole('menuitem', { name: '+1 giờ' }).click();
  await page.locator('.page-flash .flash').waitFor();
  expect(await page.locator('.clock strong').textContent()).toBe('10:00');

  await page.getByRole('button', { name: 'Dành cho lập trình viên' }).click();
  expect(await page.evaluate(tooWide)).toBe(false);
  await page.getByRole('button', { name: 'Đóng', exact: true }).click();

  await page.getByRole('button', { name: 'Về danh sách' }).click();
  await page.getByRole('navigation').waitFor();
  await page.goBack();
  await chatOf(page, 'Lê Thị Thu').waitFor();
});

test('an injected 429 is seen, waited for, and heals', async () => {
  const { demo, page } = await openDemo({ hash: `#${ids.thu}` });
  const thu = chatOf(page, 'Lê Thị Thu');
  await page.getByRole('button', { name: 'Dành cho lập trình viên' }).click();
  await page.getByRole('tab', { name: 'Sự cố' }).click();
  await page.getByRole('combobox', { name: 'Sự cố' }).selectOption('429: gửi quá nhanh');
  await page.getByLabel('Thử lại sau (giây)').fill('2');
  await page.getByLabel('Phương thức').selectOption('sendMessage');
  await page.getByRole('button', { name: 'Gây sự cố' }).click();
  await page.getByText('sendMessage · còn 1').waitFor();

  const began = performance.now();
  await thu.getByRole('button', { name: 'Lịch họp', exact: true }).click();
  await page.getByText('Không có sự cố nào đang chờ.').waitFor();
  await sees(thu, 'Kỳ tới: 19 giờ 30, thứ Năm 26/11/2026');
  expect(performance.now() - began).toBeGreaterThan(2000);

  await page.getByRole('tab', { name: 'Lời gọi' }).click();
  await page.getByText('429 · sự cố giả').waitFor();
  const sent = demo.emulator.calls.filter(({ method }) => method === 'sendMessage');
  expect(sent.map(({ outcome }) => outcome.status)).toEqual(['faulted', 'accepted']);
  await page.getByLabel('Chỉ lời gọi bị từ chối').check();
  expect(await page.locator('.calls li').count()).toBe(1);
});

test('everything can be done from the keyboard, and one sees where one is', async () => {
  const { page } = await openDemo({ hash: `#${ids.thu}` });
  const thu = chatOf(page, 'Lê Thị Thu');
  const isMarked = `(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
  })()`;

  // Between the last and the first element the focus is on the browser itself.
  const nameOfFocused = `(({ activeElement: one, body }) =>
    one === body ? '' : one.getAttribute('aria-label') ?? one.textContent)(document)`;
  const visited = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(nameOfFocused);
    if (typeof name !== 'string' || name === '') continue;
    expect([name, await page.evaluate(isMarked)]).toEqual([name, true]);
    visited.add(name);
  }
  for (const name of [
    '+1 giờ',
    'Tới lần nhắc kế tiếp',
    'Thêm nhân vật',
    'Xong mục này',
    'Các lệnh',
    'Nhập tin nhắn',
    'Tự soi',
  ]) {
    expect([...visited]).toContain(name);
  }

  await thu.getByRole('button', { name: 'Các lệnh' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await thu.getByRole('textbox').focus();
  await page.keyboard.type('/lic');
  await thu.getByRole('button', { name: /^\/lich/ }).focus();
  await page.keyboard.press('Enter');
  await sees(thu, 'Kỳ tới:');

  await thu.getByRole('button', { name: 'Thêm thao tác', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator(':focus').textContent()).toBe('Ngôn ngữ ứng dụng: English');
  await page.keyboard.press('Escape');
  expect(await page.locator('[role=menu]').count()).toBe(0);
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Thêm thao tác');
});

test('the interface speaks English when asked, and remembers it', async () => {
  const { page } = await openDemo({ hash: `#${ids.thu}` });
  expect(await page.locator('html').getAttribute('lang')).toBe('vi');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'To the next reminder' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await page.reload();
  await page
    .getByRole('region', { name: 'Chat of Lê Thị Thu' })
    .getByText('Member · chatting with')
    .waitFor();
  expect(await page.locator('.clock span').textContent()).toBe('Wednesday, 18/11/2026');
});

test('a page that loses the server says so and goes on by itself when it is back', async () => {
  const expects = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/;
  const { demo, page, startAgain } = await openDemo({ hash: `#${ids.thu}`, expects });
  const thu = chatOf(page, 'Lê Thị Thu');
  await write(thu, '/lich');
  await sees(thu, 'Kỳ tới:');

  await demo.stop();
  await page.getByText('Mất kết nối, đang thử lại…').waitFor();
  await write(thu, '/trogiup');
  await page.getByText('Mất kết nối với máy chủ của bản chạy thử.').waitFor();

  await startAgain();
  await page.getByText('Mất kết nối, đang thử lại…').waitFor({ state: 'detached' });
  await sees(thu, 'Kỳ tới:');
  // What could not be sent is still there to be sent.
  await thu.getByRole('button', { name: 'Gửi', exact: true }).click();
  await sees(thu, /^\/trogiup/);
  await sees(thu, 'Trợ giúp');
});
