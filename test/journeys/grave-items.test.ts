import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-23T02:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await test.passTo('2026-11-23T04:00:00Z');
}, 120_000);
afterAll(() => test.close());

it('item 16 asks for no confession: three answers, no words, and the way to report in person', async () => {
  await an.says('/tusoi');
  await an.taps('Nhóm sau ›');
  await an.taps('16');
  an.sees(
    'Không viết nội dung vào đây. Việc cần báo cáo, xin đồng chí gặp trực tiếp bí thư hoặc ủy ban kiểm tra.',
  );
  const labels = an
    .last()
    .buttons.flat()
    .map(({ text }) => text);
  expect(labels).toEqual(['Không có', 'Có nguy cơ', 'Muốn trao đổi riêng', '‹ Quay lại']);
  await an.says('Tôi có nhận quà');
  an.doesNotSee('nhận quà');
  await an.taps('Có nguy cơ');
  an.sees('16');
  an.doesNotSee('Biểu hiện cụ thể');
}, 60_000);
