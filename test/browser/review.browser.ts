import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { choose, openDemo, sees, tap, write } from './browser.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** How far the newest message begins above the part of the chat that is seen, when its buttons are at the bottom. */
const hidden = `(() => {
  const log = document.querySelector('[role=log]');
  log.scrollTo({ top: log.scrollHeight });
  const newest = [...log.querySelectorAll('.row')].at(-1);
  return Math.max(0, Math.round(log.getBoundingClientRect().top - newest.getBoundingClientRect().top));
})()`;

test('on a small phone a review is read from the first line of every screen, with letters of 100 and 130 %', async () => {
  const { page } = await openDemo(phone);
  const tu = await choose(page, 'Đỗ Văn Tư');
  await tap(tu, 'Bắt đầu tự soi');
  await sees(tu, 'nhóm 1/3');
  await isReadFromTheTop(page, 'the first group');
  await tap(tu, '4');
  await isReadFromTheTop(page, 'an item');
  await tap(tu, 'Có nguy cơ');
  await isReadFromTheTop(page, 'what may be written');
  await tap(tu, /^Viết: Biểu hiện/);
  await isReadFromTheTop(page, 'a part to write');
  await write(tu, 'Có lúc còn nể nang');
  await sees(tu, 'Nguyên nhân');
  await isReadFromTheTop(page, 'the cause');
  await tap(tu, 'Xong mục này');
  await isReadFromTheTop(page, 'the first group, begun');
  await tap(tu, /^Nhóm này/);
  await sees(tu, 'nhóm 2/3');
  await isReadFromTheTop(page, 'the second group');
  await tap(tu, '12');
  await isReadFromTheTop(page, 'an item that names an offence');
  await tap(tu, '‹ Quay lại');
  await tap(tu, /^Nhóm này/);
  await sees(tu, 'nhóm 3/3');
  await isReadFromTheTop(page, 'the third group');
  await tap(tu, /^Nhóm này/);
  await sees(tu, 'Ai được đọc bản này của đồng chí?');
  await isReadFromTheTop(page, 'the question who reads it', [100]);
  await tap(tu, /^Cả chi bộ/);
  await isReadFromTheTop(page, 'the review before it is sent');
  await tap(tu, 'Đổi mức chia sẻ');
  await isReadFromTheTop(page, 'the choice of readers');
  await tap(tu, /Cả chi bộ/);
  await tap(tu, 'Mục cần kín hơn');
  await tap(tu, '4');
  await isReadFromTheTop(page, 'the readers of an item');
  await tap(tu, /Như cả bản/);
  await tap(tu, 'Gửi');
  await sees(tu, 'Đã gửi. Xin cảm ơn đồng chí!');
  await isReadFromTheTop(page, 'what was sent');
  await tap(tu, 'Sửa');
  await isReadFromTheTop(page, 'what was sent, to be corrected', [100]);
  await tap(tu, '‹ Về các mục');
  await isReadFromTheTop(page, 'a group of what was sent');
});

async function isReadFromTheTop(
  page: Page,
  screen: string,
  percents: readonly number[] = [100, 130],
): Promise<void> {
  for (const percent of percents) {
    await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
    await expect.poll(() => page.evaluate(hidden), { message: `${screen}, ${percent} %` }).toBe(0);
  }
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
}
