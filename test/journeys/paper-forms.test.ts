import { afterEach, beforeEach, expect, it } from 'vitest';
import { startingPoint, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';

let test: TestApp;
let secretary: PersonDriver;
let an: PersonDriver;

const open = startingPoint(
  async (begun) => {
    test = begun;
    secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Phạm Thị Dung', 'Lê Văn Cường']);
    an = await joinByName(test, secretary, 'Nguyễn Văn An');
    await test.passTo('2026-11-24T02:00:00Z');
    await secretary.says('/tonghop');
    await secretary.taps('Văn bản');
    await secretary.taps('Phiếu không ghi tên');
    return { secretary, an };
  },
  { startsAt: '2026-11-21T01:00:00Z' },
);

beforeEach(async () => {
  ({ test, secretary, an } = await open());
});

afterEach(() => test.close());

async function openForms(): Promise<void> {
  await secretary.says('/nhac');
  await secretary.taps('Ai chưa gửi');
  await secretary.taps('Nộp bản giấy');
  await secretary.taps('Nhập phiếu giấy');
}

async function enter(name: string, sharing = 'Cả chi bộ'): Promise<void> {
  await openForms();
  await secretary.taps(name);
  await secretary.taps(sharing);
  await secretary.taps('Hôm nay');
  await secretary.taps('Hôm nay');
}

async function enterWith(name: string, sharing?: string): Promise<void> {
  await enter(name, sharing);
  await secretary.taps('4');
  await secretary.taps('Có, đang sửa');
  await secretary.taps('Viết: Biểu hiện');
  await secretary.says('Báo cáo còn tròn trịa');
  await secretary.taps('Bước sau: Biện pháp');
  await secretary.says('Nói đúng việc đã làm');
  await secretary.taps('Xong mục này');
  for (let group = 0; group < 3; group += 1) await secretary.taps('Nhóm này');
  await secretary.taps('Lưu phiếu');
}

it('a form is entered group by group, and stands in the summary with who entered it', async () => {
  await enterWith('Phạm Thị Dung');
  secretary.sees('Đã lưu phiếu của đồng chí Phạm Thị Dung.');
  await secretary.taps('Phiếu tiếp theo');
  secretary.sees('✓ là phiếu đã nhập');
  expect(secretary.buttons()).toContainEqual(['✓ Phạm Thị Dung']);
  await secretary.says('/tonghop');
  secretary.sees('Đã gửi 1/4');
}, 120_000);
