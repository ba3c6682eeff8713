import { afterEach, expect, it } from 'vitest';
import type { Group } from '../../src/playground/emulator/group.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { setUpCell } from '../support/cell.ts';

let test: TestApp;

afterEach(() => test.close());

function announced(group: Group): string[] {
  return group
    .messages()
    .filter(({ isFromBot, content }) => isFromBot && content === 'text')
    .map(({ text }) => text);
}

async function added(group: Group, by: { id: number }): Promise<void> {
  test.clock.advance(1000);
  group.addBot(by);
  await test.settle();
}

it('the button that adds the bot links the group without another question', async () => {
  test = await startTestApp();
  const secretary = await setUpCell(test);
  const group = test.emulator.group({ title: 'Chi bộ tổ 5', creator: secretary });
  await added(group, secretary);
  await secretary.says('/start@tu_soi_emulator_bot chibo', { in: group });
  expect(announced(group).at(-1)).toContain('Nhóm này đã nối với Chi bộ Tổ dân phố 5.');
  await secretary.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm/ });
  secretary.sees('đang nối với nhóm “Chi bộ tổ 5”');

  test.clock.advance(60_000);
  await secretary.says('/start chibo', { in: group });
  expect(announced(group).at(-1)).toContain('Nhóm này đã nối với Chi bộ Tổ dân phố 5.');

  const other = test.emulator.group({ title: 'Nhóm khác', creator: secretary });
  await added(other, secretary);
  await secretary.says('/start chibo', { in: other });
  expect(announced(other).at(-1)).toContain('Tôi đã nhắn riêng đồng chí bí thư');
  await secretary.taps('Đúng, nối với chi bộ', { on: /Tôi đang ở trong nhóm “Nhóm khác”/ });
  secretary.sees('Đồng chí muốn thay bằng nhóm “Nhóm khác”?');
});

it('no greeting in a group asks for what would be refused: it says what comes first', async () => {
  test = await startTestApp();
  const secretary = test.people.person({ firstName: 'Bình' });
  await secretary.opens(test.claimLink);
  await secretary.taps('Tôi đồng ý');
  await secretary.says('Trần Thị Bình');
  const early = test.emulator.group({ title: 'Nhóm', creator: secretary });
  const first = 'Để nối nhóm, trước hết xin đồng chí bí thư làm xong phần thiết lập';
  await added(early, secretary);
  expect(announced(early).at(-1)).toContain(`Kính chào các đồng chí. ${first}`);
  await secretary.says('/tiendo', { in: early });
  expect(announced(early).at(-1)).toContain(`Nhóm này chưa nối với chi bộ nào. ${first}`);

  const anonymous = test.emulator.group({ title: 'Nhóm', creator: secretary });
  anonymous.promote(secretary, { anonymous: true });
  await added(anonymous, secretary);
  expect(announced(anonymous).at(-1)).toContain(
    'Kính chào các đồng chí. Đồng chí đang gửi với danh nghĩa của nhóm',
  );
});
