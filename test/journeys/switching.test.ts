import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, inviteByName, joinByName, linkIn, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

let test: TestApp;
let operator: PersonDriver;
let second: PersonDriver;
let both: PersonDriver;

beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-12-11T01:00:00Z', allowRefusals: true });
  operator = await setUpCell(test);
  await enterRoster(operator, ['Nguyễn Văn An', 'Lê Văn Cường']);
  await addCell('Chi bộ Tổ dân phố 6');
  second = test.people.person({ firstName: 'Telegram của Hạnh' });
  await second.opens(linkIn(operator));
  await second.taps('Tôi đồng ý');
  await second.says('Lê Thị Hạnh');
  for (const answer of ['10', '19:00', 'Nhà văn hóa tổ 6']) await second.says(answer);
  await second.taps('Vẫn sinh hoạt đúng ngày');
  await second.taps(/thường dùng/);
  await second.taps('Xác nhận');
  await addCell('Chi bộ Tổ dân phố 7');
});
afterAll(() => test.close());

/** Its link for a secretary is the last thing that the operator gets. */
async function addCell(name: string): Promise<void> {
  await operator.says('/donvi');
  await operator.taps('Thêm đơn vị');
  await operator.taps('Chi bộ');
  await operator.says(name);
  await operator.taps('Tạo liên kết');
}

describe('somebody in two cells', () => {
  it('is told by /chuyen where they are, and which cell each screen is about', async () => {
    both = await joinByName(test, operator, 'Nguyễn Văn An');
    await both.says('/chuyen');
    both.sees('Đồng chí chỉ ở một chi bộ là Chi bộ Tổ dân phố 5, không cần chuyển.');

    await enterRoster(second, ['Nguyễn Văn An']);
    await both.opens(await inviteByName(second, 'Nguyễn Văn An'));
    await both.taps('Đúng là tôi');
    both.find(/Từ bây giờ các lệnh và hàng nút dùng cho Chi bộ Tổ dân phố 6\. Đổi chi bộ: \/chuyen/);
    await both.says('/lich');
    both.sees('[Chi bộ Tổ dân phố 6]');
    await both.says('/chuyen');
    both.sees('Đang ở: Chi bộ Tổ dân phố 6');
    await both.taps('Chi bộ Tổ dân phố 5');
    await both.says('/lich');
    both.sees('[Chi bộ Tổ dân phố 5]');
  });

  it('gets notices of the other cell under its name, and their buttons work without a switch', async () => {
    await test.jumpTo('2026-12-31T02:00:00Z');
    const notice = both.find(/^\[Chi bộ Tổ dân phố 6\]\n[\s\S]*Đợt tự soi tháng 01\/2027/);
    await both.taps('Bắt đầu tự soi', { on: notice });
    const opened = both.inbox().find(({ messageId }) => messageId === notice.messageId);
    expect(opened?.text).toMatch(/^\[Chi bộ Tổ dân phố 6\]\nTự soi tháng 01\/2027/);
    await both.says('/lich');
    both.sees('[Chi bộ Tổ dân phố 5]');
  });

  it('cannot switch to a cell that is not theirs', async () => {
    const other = String(
      ask(test.folder, "SELECT id FROM Unit WHERE kind = 'cell' ORDER BY createdAt DESC")[0]?.['id'],
    );
    await both.forges(buttonData('switch.to', other), { on: both.last().messageId });
    expect(both.toast()).toMatch(/^Tài khoản này chưa kết nối với trợ lý của chi bộ/);
  });
});
