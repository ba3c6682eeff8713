import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';

let test: TestApp;

afterEach(() => test.close());

it('somebody who writes in the middle of a review that they cannot come is shown the reply, and the review is kept', async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  const secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await test.passTo('2026-11-24T02:00:00Z');
  await an.says('/tusoi');
  await an.says('Tôi bận việc nhà, không dự được kỳ này');
  an.sees('Đồng chí muốn báo vắng? Xin bấm nút dưới đây.');
  an.sees('Đồng chí chưa báo dự hay vắng.');
  await an.taps('Xin phép vắng');
  an.doesNotSee('Đồng chí chưa báo dự hay vắng.');
  await an.says('/tusoi');
  await an.says('Tôi không hiểu');
  an.doesNotSee('báo vắng');
  expect(an.buttons().flat()).not.toContain('Xin phép vắng');
});
