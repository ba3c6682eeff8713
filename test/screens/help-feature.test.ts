import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-14T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
});
afterAll(() => test.close());

it('the help is what every member reads, with the commands of an office behind a button', async () => {
  await secretary.says('/trogiup');
  secretary.sees('/camket – cam kết tự sửa');
  secretary.doesNotSee('/moi');
  expect(secretary.buttons()).toEqual([
    ['Góp ý cho chi ủy', 'Việc của bí thư'],
    ['Việc của người vận hành trợ lý'],
  ]);

  await secretary.taps('Việc của bí thư');
  secretary.sees('/moi – liên kết mời và mã QR');
  await secretary.taps('‹ Trợ giúp');
  await secretary.taps('Việc của người vận hành trợ lý');
  secretary.sees('/donvi – lập danh mục đơn vị');
});

it('whoever has no office is told of none, whatever a button says', async () => {
  await an.says('/trogiup');
  expect(an.buttons()).toEqual([['Góp ý cho chi ủy']]);

  await an.says('/lich');
  await an.forges('help.open:secretary', { on: an.last().messageId });
  an.sees('/camket – cam kết tự sửa');
  an.doesNotSee('/moi');
});
