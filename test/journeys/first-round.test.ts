import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';

let test: TestApp;

afterEach(() => test.close());

async function ticks(): Promise<void> {
  test.clock.advance(60_000);
  await test.app.tick();
  await test.settle();
}

it('the end of a setup after the opening day is not buried: the round opens when the roster is saved', async () => {
  test = await startTestApp({ startsAt: '2026-11-26T01:00:00Z' });
  const secretary = await setUpCell(test);
  const end = secretary.find(/đã sẵn sàng/);
  expect(end.text).toContain(
    'Đợt tự soi cho kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026 mở khi đồng chí lưu danh sách đảng viên.',
  );
  expect(end.buttons.map((row) => row.map(({ text }) => text))).toEqual([
    ['Nhập danh sách'],
    ['Mở đợt ngay'],
    ['Xem chi bộ'],
  ]);
  const messages = secretary.inbox().length;
  await ticks();
  expect(secretary.inbox()).toHaveLength(messages);
  await secretary.says('/tusoi');
  secretary.doesNotSee('Nhóm này');
  await secretary.says('/lich');
  secretary.sees('Đợt tự soi mở khi bí thư lưu danh sách đảng viên.');

  await enterRoster(secretary, ['Nguyễn Văn An']);
  secretary.sees('Đã lưu 1 đồng chí');
  secretary.sees('Đã mở đợt tự soi cho kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026.');
  const told = secretary.inbox().length;
  await ticks();
  expect(secretary.inbox()).toHaveLength(told);
  await secretary.taps('Mở bản tự soi');
  secretary.sees('Nhóm này');
  const an = await joinByName(test, secretary, 'Nguyễn Văn An');
  await an.says('/tusoi');
  an.sees('Nhóm này');
});

it('who wants the round before the roster has it opened by one tap, once', async () => {
  test = await startTestApp({ startsAt: '2026-11-26T01:00:00Z' });
  const secretary = await setUpCell(test);
  await secretary.says('/chibo');
  secretary.sees('mở khi đồng chí lưu danh sách đảng viên');
  const again = secretary
    .last()
    .buttons.flat()
    .find(({ text }) => text === 'Mở đợt ngay')?.data;
  await secretary.taps('Mở đợt ngay');
  secretary.sees('Đã mở đợt tự soi cho kỳ sinh hoạt 19 giờ 30, thứ Năm 03/12/2026.');
  expect(secretary.buttons()).toEqual([['Nhập danh sách'], ['Mở bản tự soi'], ['‹ Chi bộ']]);
  await secretary.forges(again ?? '', { on: secretary.last().messageId });
  expect(secretary.toast()).toBe('Đợt tự soi đã mở rồi, hoặc kỳ sinh hoạt đã qua.');
  await secretary.says('/chibo');
  expect(secretary.buttons().flat()).not.toContain('Mở đợt ngay');
  await enterRoster(secretary, ['Nguyễn Văn An']);
  secretary.doesNotSee('Đã mở đợt tự soi');
});

it('a round whose opening day is still to come waits for nothing', async () => {
  test = await startTestApp({ startsAt: '2026-11-21T01:00:00Z' });
  const secretary = await setUpCell(test);
  const end = secretary.find(/đã sẵn sàng/);
  expect(end.text).not.toContain('mở khi đồng chí lưu');
  await test.passTo('2026-11-23T02:00:00Z');
  await secretary.says('/tusoi');
  secretary.sees('Nhóm này');
});
