import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Group } from '../../src/playground/emulator/group.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;
let group: Group;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-20T01:00:00Z' });
  secretary = await setUpCell(test);
  await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
  an = await joinByName(test, secretary, 'Nguyễn Văn An');
  group = test.emulator.group({ title: 'Nhóm tổ 5', kind: 'group', creator: secretary, members: [an] });
  test.clock.advance(1000);
  group.addBot(secretary);
  await test.settle();
  await secretary.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm/ });
}, 120_000);
afterAll(() => test.close());

function announced(): string[] {
  return group
    .messages()
    .filter(({ isFromBot, content }) => isFromBot && content === 'text')
    .map(({ text }) => text);
}

async function move(day: string): Promise<void> {
  await secretary.says('/lich');
  await secretary.taps('Việc của kỳ tới');
  await secretary.taps('Chuyển lịch');
  await secretary.says(day);
  await secretary.taps('Chuyển và báo các đồng chí');
}

it('a meeting that moves is announced in the cell’s group, once, with the day it was and the day it is', async () => {
  const before = announced().length;
  await move('8/12');
  expect(announced().slice(before)).toEqual([
    'Chi bộ Tổ dân phố 5: kỳ sinh hoạt chuyển sang 19 giờ 30, thứ Ba 08/12/2026, tại Nhà văn hóa tổ 5. Lịch trước: 19 giờ 30, thứ Năm 03/12/2026, tại Nhà văn hóa tổ 5.',
  ]);
});

it('two moves in the quiet hours end in one announcement the next morning, from the day that was known', async () => {
  // 22:00 in Viet Nam.
  await test.jumpTo('2026-11-20T15:00:00Z');
  const before = announced().length;
  await move('9/12');
  await move('10/12');
  expect(announced()).toHaveLength(before);
  await test.jumpTo('2026-11-21T00:30:00Z');
  const told = announced().slice(before);
  expect(told).toEqual([
    'Chi bộ Tổ dân phố 5: kỳ sinh hoạt chuyển sang 19 giờ 30, thứ Năm 10/12/2026, tại Nhà văn hóa tổ 5. Lịch trước: 19 giờ 30, thứ Ba 08/12/2026, tại Nhà văn hóa tổ 5.',
  ]);
  an.sees('Nay là:\n19 giờ 30, thứ Năm 10/12/2026');
  an.sees('thứ Ba 08/12/2026');
  an.doesNotSee('09/12/2026');
});

it('a meeting that is called off is announced there, and nothing more is said of it', async () => {
  const before = announced().length;
  await secretary.says('/lich');
  await secretary.taps('Việc của kỳ tới');
  await secretary.taps('Hủy kỳ này');
  await secretary.taps('Hủy và báo các đồng chí');
  expect(announced().slice(before)).toEqual([
    'Chi bộ Tổ dân phố 5: kỳ sinh hoạt 19 giờ 30, thứ Năm 10/12/2026 không tổ chức nữa.\nKỳ tới: 19 giờ 30, Chủ nhật 03/01/2027, Nhà văn hóa tổ 5.',
  ]);
  await test.passTo('2026-12-11T02:00:00Z');
  expect(announced()).toHaveLength(before + 1);
}, 120_000);

it('names nobody in any of it', () => {
  for (const name of ['Nguyễn Văn An', 'Lê Văn Cường', 'Trần Thị Bình'])
    expect(announced().join('\n')).not.toContain(name);
});
