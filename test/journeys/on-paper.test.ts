import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { cellOfAn } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = cellOfAn('2026-11-21T01:00:00Z', {
  others: ['Phạm Thị Dung'],
  then: async ({ test: begun }) => {
    await begun.passTo('2026-11-24T02:00:00Z');
  },
});

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});

afterEach(() => test.close());

async function openList(): Promise<void> {
  await secretary.says('/nhac');
  await secretary.taps('Ai chưa gửi');
  await secretary.taps('Nộp bản giấy');
}

it('who handed in a paper review is left in peace, sees that it was noted, and may send all the same', async () => {
  await openList();
  secretary.sees('Phiếu có chữ ký đồng ý thì nhập được nội dung: bấm Nhập phiếu giấy.');
  await secretary.taps('Nguyễn Văn An');
  expect(secretary.toast()).toBe('Đã ghi: Nguyễn Văn An nộp bản giấy.');
  secretary.sees('1 đồng chí đã nộp bản giấy.');
  await secretary.taps('‹ Nhắc các đồng chí');
  secretary.sees('Không nhắc 1 đồng chí');

  await an.says('/lich');
  an.sees('Kỳ này đồng chí được ghi là đã nộp bản giấy. Nếu muốn, đồng chí vẫn gửi được ở đây.');
  await an.says('/tusoi');
  an.sees('Đồng chí được ghi là đã nộp bản giấy. Nếu muốn, đồng chí vẫn gửi được ở đây.');
  const before = an.inbox().length;
  await test.passTo('2026-12-02T12:00:00Z');
  expect(
    an
      .inbox()
      .slice(before)
      .map(({ text }) => text),
  ).not.toContainEqual(expect.stringContaining('nữa chi bộ sinh hoạt'));

  await openList();
  await secretary.taps('✓ Nguyễn Văn An');
  expect(secretary.toast()).toBe('Đã bỏ ghi bản giấy của Nguyễn Văn An.');
  await an.says('/tusoi');
  an.doesNotSee('nộp bản giấy');
}, 120_000);

it('a paper that comes after the meeting is noted from the summary, and counted there', async () => {
  await test.passTo('2026-12-04T02:00:00Z');
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 0/3');
  await secretary.taps(/^Ai chưa gửi/);
  await secretary.taps('Nộp bản giấy');
  await secretary.taps('Phạm Thị Dung');
  await secretary.says('/tonghop');
  secretary.sees('nộp bản giấy 1');
}, 120_000);
