import { expect, test } from 'vitest';
import { chatOf, choose, ids, move, openDemo, sees, tap, write } from './browser.ts';

test('time is moved until the reminder arrives, a member goes from it to “sent”, the secretary reads it', async () => {
  const { demo, page } = await openDemo({ hash: `#${ids.hanh},${ids.tu}` });
  const secretary = chatOf(page, 'Nguyễn Thị Hạnh');
  const member = chatOf(page, 'Đỗ Văn Tư');
  await sees(member, 'Đợt tự soi tháng 11/2026 đã mở');

  const moved = await move(page, 'Tới lần nhắc kế tiếp');
  expect(moved).toBe('Bây giờ là 19:00, thứ Năm, 19/11/2026. 4 tin mới từ bot.');
  expect(await page.locator('.clock strong').textContent()).toMatch(/^19:0\d$/);
  await sees(member, 'Còn 7 ngày nữa chi bộ sinh hoạt:');
  await sees(secretary, 'Còn 7 ngày nữa chi bộ sinh hoạt:');

  await tap(member, 'Bắt đầu tự soi');
  await sees(member, 'nhóm 1/3');
  await tap(member, '4');
  await tap(member, 'Có nguy cơ');
  await tap(member, /^Viết: Biểu hiện/);
  await write(member, 'Có lúc còn nể nang');
  await sees(member, 'Nguyên nhân');
  await tap(member, 'Xong mục này');
  await tap(member, /^Nhóm này/);
  await sees(member, 'nhóm 2/3');
  await tap(member, /^Nhóm này/);
  await sees(member, 'nhóm 3/3');
  await tap(member, /^Nhóm này/);
  await sees(member, 'Không có: 26 mục');
  await tap(member, /^Cả chi bộ/);
  await tap(member, 'Gửi');
  await sees(member, 'Đã gửi. Xin cảm ơn đồng chí!');

  await secretary.getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  await sees(secretary, 'Đã gửi 2/5');
  await tap(secretary, 'Phần viết (2)');
  await sees(secretary, 'Có lúc còn nể nang');

  await move(page, 'Tới giờ sinh hoạt');
  expect(demo.clock.now().toISOString().slice(0, 16)).toBe('2026-11-26T12:30');
  expect(await page.locator('.clock').textContent()).toContain('19:30');
});

test('somebody new is invited by the link in the secretary’s chat', async () => {
  const { page } = await openDemo({ hash: `#${ids.hanh}` });
  const secretary = chatOf(page, 'Nguyễn Thị Hạnh');
  await page.getByRole('button', { name: 'Thêm nhân vật' }).click();
  await page.getByLabel('Họ và tên').fill('Ngô Thị Xuân');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();

  await write(secretary, '/moi');
  await tap(secretary, 'Tạo liên kết chung');
  await secretary.getByAltText('Ảnh').last().waitFor();
  await secretary
    .getByRole('link', { name: /start=join_/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Ai mở liên kết này?' });
  expect(await dialog.locator(':focus').textContent()).toContain('Nguyễn Thị Hạnh');
  await dialog.getByRole('button', { name: 'Ngô Thị Xuân' }).click();

  const lan = chatOf(page, 'Ngô Thị Xuân');
  await tap(lan, 'Tôi đồng ý');
  await sees(lan, 'Xin đồng chí gõ đủ họ và tên');
});

test('a demo without a cell is claimed by the link on the page', async () => {
  const { page } = await openDemo({ isEmpty: true });
  await page.getByText('Trợ lý chưa được thiết lập.').waitFor();

  await page.getByRole('button', { name: /^Mở liên kết thiết lập/ }).click();

  const first = chatOf(page, 'Nguyễn Thị Hạnh');
  await tap(first, 'Tôi đồng ý');
  await page.getByText('Trợ lý chưa được thiết lập.').waitFor({ state: 'detached' });
});

test('blocking and deleting the chat look as they do in the app', async () => {
  const { demo, page } = await openDemo({ hash: `#${ids.bao}` });
  const bao = chatOf(page, 'Phạm Quốc Bảo');
  const more = bao.getByRole('button', { name: 'Thêm thao tác', exact: true });

  await more.click();
  await bao.getByRole('menuitem', { name: 'Chặn bot' }).click();
  await bao.getByRole('button', { name: 'Bỏ chặn và bắt đầu lại' }).waitFor();
  await move(page, 'Tới lần nhắc kế tiếp');
  expect(demo.emulator.unreachable.length).toBeLessThanOrEqual(1);
  expect(await bao.getByText('Còn 7 ngày nữa').count()).toBe(0);

  await bao.getByRole('button', { name: 'Bỏ chặn và bắt đầu lại' }).click();
  await sees(bao, '/start');
  await more.click();
  await bao.getByRole('menuitem', { name: 'Xóa cuộc trò chuyện' }).click();
  await bao.getByText('Bot này làm được gì?').waitFor();
  await bao.getByRole('button', { name: 'Bắt đầu', exact: true }).click();
  await sees(bao, '/start');
  expect(await bao.locator('.row').count()).toBeLessThan(4);
});

test('chats stand side by side, are closed, and are there again after a reload', async () => {
  const { page } = await openDemo();
  await chatOf(page, 'Lê Thị Thu').waitFor();
  expect(await page.locator('.chat').count()).toBe(3);

  await chatOf(page, 'Trần Văn Minh').getByRole('button', { name: 'Đóng khung chat' }).click();
  expect(await page.locator('.chat').count()).toBe(2);
  await page.getByRole('button', { name: 'Mở bên cạnh: Chi bộ Tổ dân phố 5' }).click();
  await chatOf(page, 'Chi bộ Tổ dân phố 5').waitFor();

  await page.reload();
  await chatOf(page, 'Chi bộ Tổ dân phố 5').waitFor();
  expect(await page.locator('.chat h2').allTextContents()).toEqual([
    'Nguyễn Thị Hạnh',
    'Chi bộ Tổ dân phố 5',
    'Lê Thị Thu',
  ]);

  const group = chatOf(page, 'Chi bộ Tổ dân phố 5');
  await group.getByLabel('Viết với tư cách').selectOption('Lê Thị Thu');
  await write(group, 'Chào cả chi bộ');
  await sees(group, 'Chào cả chi bộ');
  await choose(page, 'Phạm Quốc Bảo');
});
