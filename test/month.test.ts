import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './support/app.ts';
import { enterRoster, joinByName, setUpCell } from './support/cell.ts';

let test: TestApp | undefined;

afterEach(async () => {
  await test?.close();
});

it('a cell lives through a month', async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  const secretary = await setUpCell(test);
  console.log(secretary.inbox().map((m) => (m.isFromBot ? 'BOT ' : 'YOU ') + m.text + JSON.stringify(m.buttons)).join('\n-----\n'));
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường, phó bí thư', 'Phạm Thị Dung, dự bị', 'Hoàng Văn Em, miễn sinh hoạt']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  console.log(an.inbox().map((m) => (m.isFromBot ? 'BOT ' : 'YOU ') + m.text).join('\n-----\n'));
  expect(1).toBe(1);
});
